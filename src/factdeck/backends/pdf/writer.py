"""pdf backend: a scene as a PDF file (ISO 32000-1), the same bytes in any process, on any day."""

from io import BytesIO

from factdeck.backends.pdf.standard import TERMS, Standard
from factdeck.scene.nodes import Scene


def write(scene: Scene, *, artists: bool = True, standard: Standard = Standard.UA_1) -> bytes:
    """The PDF of a scene: vectors, real text, embedded subsets of the scene's TrueType fonts, tags.

    `artists` off: marks of charts are plain paths, without matplotlib; for pictures of pages.
    Raises FactdeckError for what can't be painted (a character without a glyph, an unknown colour, an
    unreadable picture): nothing is left out silently.
    """
    from factdeck.backends.pdf.canvas import PageCanvas  # reportlab takes a quarter of a second to import
    from factdeck.backends.pdf.conformance import conform
    from factdeck.backends.pdf.metadata import describe
    from factdeck.backends.pdf.outline import add_bookmarks, add_targets
    from factdeck.backends.pdf.pages import paint_page
    from factdeck.backends.pdf.press import prepare_press
    from factdeck.backends.pdf.surface import Surface
    from factdeck.backends.pdf.tags_structure import Structure

    stream, terms = BytesIO(), TERMS[standard]
    canvas = PageCanvas(stream, scene.width, scene.height, scene.properties.language, terms.version)
    describe(canvas, scene)
    if scene.press:
        prepare_press(canvas, scene, scene.press)
    structure = Structure(scene, terms)
    surface = Surface(canvas, scene, None if scene.press else structure, artists=artists)
    for page, previous in zip(scene.pages, (None, *scene.pages), strict=False):
        structure.turn(page)
        paint_page(surface, page)
        if not scene.press:  # a press sheet is for the press: nothing to click on, nobody it is read to
            add_bookmarks(canvas, scene, page, previous, structure)
            add_targets(canvas, scene, page, structure)
        canvas.showPage()
    if not scene.press:
        conform(canvas, structure, scene.properties, terms)
    canvas.save()
    return stream.getvalue()
