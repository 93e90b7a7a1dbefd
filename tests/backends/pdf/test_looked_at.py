"""A file that is only rasterised: the same pages, and nothing in it for readers."""

from factdeck.backends.pdf.writer import write

from .scenes import frame, page, run, scene


def test_nothing_in_it_is_for_readers():
    content = write(scene(page(frame("text", run("慰问"), link="#page-1"))), looked_at=True)
    assert b" Tj" in content  # not compressed
    for mark in (b"BDC", b"/StructTreeRoot", b"/Link", b"/Dests"):
        assert mark not in content
