"""pdf backend: a page of another scene, small on this one: its operators under a matrix (PDF 32000-1 §8.3.4).

Its characters come from the document's own fonts, so that a handout holds every font once. To a reader it is
one figure: it is marked where it is placed, and nothing inside is marked or linked on its own: what its links
lead to is not in this file. It is no form XObject (§8.10): every slide stands in it once, so that
nothing would be saved.
"""

from factdeck.backends.pdf.nodes import paint
from factdeck.backends.pdf.operators import numbers
from factdeck.backends.pdf.pages import paint_background
from factdeck.backends.pdf.surface import Surface
from factdeck.scene.nodes import PagePicture


def paint_page_picture(surface: Surface, picture: PagePicture) -> None:
    """Paint the page small, clipped to its edges."""
    scene = picture.scene
    inside = Surface(surface.canvas, scene, artists=surface.artists)
    left, bottom = picture.rect.x, surface.flip(picture.rect.bottom)
    with surface.state():
        scale = f"{picture.scale:.6f}"  # thousandths would be half a point at the far end of a slide
        surface.emit(f"{scale} 0 0 {scale} {numbers(left, bottom)} cm")
        surface.emit(f"{numbers(0, 0, scene.width, scene.height)} re W n")
        paint_background(inside, picture.page)
        for node in picture.nodes:
            paint(inside, node)
