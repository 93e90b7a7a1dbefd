"""pdf backend: a scene as a PDF file (ISO 32000-1), the same bytes in any process, on any day."""

from io import BytesIO

from factdeck.backends.pdf.standard import TERMS, Standard
from factdeck.scene.nodes import Scene


def write(scene: Scene, *, looked_at: bool = False, standard: Standard = Standard.UA_1) -> bytes:
    """The PDF of a scene: vectors, real text, embedded subsets of the scene's TrueType fonts, tags.

    `looked_at`: the file is only rasterised, so that nothing in it is tagged, linked or compressed, and marks
    of charts are plain paths, without matplotlib.
    Raises FactdeckError for what can't be painted (a character without a glyph, an unknown colour, an
    unreadable picture): nothing is left out silently.
    """
    from factdeck.backends.pdf.canvas import PageCanvas  # reportlab takes a quarter of a second to import
    from factdeck.backends.pdf.conformance import conform
    from factdeck.backends.pdf.metadata import describe
    from factdeck.backends.pdf.outline import add_bookmarks, add_targets, links
    from factdeck.backends.pdf.pages import paint_page
    from factdeck.backends.pdf.press import prepare_press
    from factdeck.backends.pdf.surface import Surface
    from factdeck.backends.pdf.tags_structure import Structure

    stream, terms = BytesIO(), TERMS[standard]
    is_read = not scene.press and not looked_at  # a press sheet is for the press: nobody it is read to
    size, language = (scene.width, scene.height), scene.properties.language
    canvas = PageCanvas(stream, *size, language, terms.version, compress=not looked_at)
    describe(canvas, scene)
    if scene.press:
        prepare_press(canvas, scene, scene.press)
    structure = Structure(scene, terms)
    surface = Surface(canvas, scene, structure if is_read else None, artists=not looked_at)
    linked = links(scene)
    for page, previous in zip(scene.pages, (None, *scene.pages), strict=False):
        structure.turn(page)
        paint_page(surface, page)
        if is_read:
            add_bookmarks(canvas, scene, page, previous, structure)
            add_targets(canvas, scene, page, linked, structure)
        canvas.showPage()
    if is_read:
        conform(canvas, structure, scene.properties, terms)
    canvas.save()
    return stream.getvalue()
