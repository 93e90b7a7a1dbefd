"""What programs write into masters that PowerPoint would not is repaired; all else is left as it is."""

import io
import zipfile

from factdeck.backends.pptx.given_package import parsed, serialized
from factdeck.backends.pptx.given_repairs import repaired
from factdeck.theme.office.model import UNBOUND
from tests import masters


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def test_how_far_sample_text_was_shrunk_is_none_of_ours() -> None:
    tree = parsed(part(masters.shrunk(masters.default()), "ppt/slideMasters/slideMaster1.xml"))
    assert b"fontScale" in serialized(tree)
    assert repaired(tree)
    assert b"fontScale" not in serialized(tree) and b"lnSpcReduction" not in serialized(tree)
    assert b"<a:normAutofit/>" in serialized(tree)


def test_placeholders_at_the_foot_get_an_index() -> None:
    tree = parsed(part(masters.unbound(masters.default()), "ppt/slideLayouts/slideLayout2.xml"))
    assert repaired(tree)
    assert str(UNBOUND).encode() not in serialized(tree)


def test_a_layout_without_faults_is_left_alone() -> None:
    assert not repaired(parsed(part(masters.default(), "ppt/slideLayouts/slideLayout2.xml")))
