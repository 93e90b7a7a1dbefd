"""pdf backend: what a press sheet's file says: page boxes and printing condition (ISO 32000-1 §14.11).

The condition is named by its identifier in the registry; its profile, which others own, is not embedded. So
the file claims no part of PDF/X: X-4 asks for the profile.
"""

from typing import Any

from factdeck.backends.pdf.canvas import PageCanvas
from factdeck.backends.pdf.operators import text_string
from factdeck.backends.pdf.press_model import CONDITION
from factdeck.scene.nodes import Scene
from factdeck.scene.setting import Press
from factdeck.scene.text import Rect

REGISTRY = "http://www.color.org"


def prepare_press(canvas: PageCanvas, scene: Scene, press: Press) -> None:
    """Set the boxes of all pages and name the printing condition that the inks are meant for."""
    canvas.setCropBox((0, 0, scene.width, scene.height))
    canvas.setCropBox(_box(press.trim, scene), "trim")
    canvas.setCropBox(_box(press.bled, scene), "bleed")
    canvas.add_output_intent(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFX",
            "OutputConditionIdentifier": text_string(CONDITION),
            "RegistryName": text_string(REGISTRY),
            "Info": text_string(f"{CONDITION}, ISO 12647-2:2004/Amd.1:2007, paper types 1 and 2"),
        }
    )


def _box(rect: Rect, scene: Scene) -> tuple[Any, ...]:
    """A rectangle of the scene as a box of the page: left, bottom, right, top."""
    edges = (rect.x, scene.height - rect.bottom, rect.right, scene.height - rect.y)
    return tuple(round(edge, 3) for edge in edges)
