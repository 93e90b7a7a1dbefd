"""What the file claims: metadata in step, colours, destinations, small objects packed."""

from dataclasses import replace
from io import BytesIO

from PIL import Image, ImageCms

from factdeck.backends.pdf import srgb
from factdeck.backends.pdf.standard import Standard
from factdeck.backends.pdf.writer import write
from factdeck.scene.text import Role

from .scenes import frame, page, run, scene
from .tree import opened


def _scene():
    heading = frame("sheet/a/sentence", run("服务更近"), role=Role.HEADING)
    return scene(page(heading, frame("b", run("看第二页"), y=90, link="#page-2")), page(id="page-2"))


def test_the_metadata_say_what_the_properties_say() -> None:
    odd = replace(_scene(), properties=replace(_scene().properties, title="工会 & <会员>"))
    with opened(write(odd)) as file, file.open_metadata() as metadata:
        assert metadata["dc:title"] == str(file.docinfo["/Title"]) == "工会 & <会员>"
        assert metadata["dc:creator"] == [str(file.docinfo["/Author"])]
        assert metadata["dc:description"] == str(file.docinfo["/Subject"])
        assert metadata["pdf:Keywords"] == str(file.docinfo["/Keywords"])
        assert metadata["xmp:CreateDate"] == "2026-11-01T00:00:00Z"
        assert (metadata["pdfuaid:part"], metadata["pdfaid:part"]) == ("1", "2")
        assert metadata["pdfaid:conformance"] == "A"
        assert file.Root.MarkInfo.Marked is True


def test_what_is_left_open_is_in_neither() -> None:
    empty = replace(_scene(), properties=replace(_scene().properties, author="", subject="", keywords=()))
    with opened(write(empty)) as file, file.open_metadata() as metadata:
        assert "/Author" not in file.docinfo
        assert "dc:creator" not in metadata
        assert "pdf:Keywords" not in metadata


def test_the_newer_pair_has_no_info_and_leads_to_elements() -> None:
    with opened(write(_scene(), standard=Standard.UA_2)) as file:
        assert file.pdf_version == "2.0"
        assert "/Info" not in file.trailer
        assert str(file.Root.StructTreeRoot.Namespaces[0].NS) == "http://iso.org/pdf2/ssn"
        with file.open_metadata() as metadata:
            assert (metadata["pdfuaid:part"], metadata["pdfaid:part"]) == ("2", "4")
        link = file.pages[0].Annots[0].A
        assert link.D[0].objgen == file.pages[1].obj.objgen
        assert str(link.SD[0].S) == "/Document"
        entry = file.Root.Outlines.First.First.A
        assert str(entry.SD[0].S) == "/H1"


def test_bookmarks_of_the_older_pair_go_to_pages_alone() -> None:
    with opened(write(_scene())) as file:
        assert "/SD" not in file.pages[0].Annots[0].A
        assert "/Dest" in file.Root.Outlines.First


def test_the_colours_are_srgb() -> None:
    with opened(write(_scene())) as file:
        (intent,) = file.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == srgb.NAME
        assert intent.DestOutputProfile.read_bytes() == srgb.profile()
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb.profile()))
    assert ImageCms.getProfileDescription(ours).strip() == srgb.NAME
    theirs = ImageCms.createProfile("sRGB")
    for color in ((0, 0, 0), (255, 255, 255), (166, 27, 31), (200, 150, 62), (17, 130, 210)):
        image = Image.new("RGB", (1, 1), color)
        same = ImageCms.profileToProfile(image, ours, theirs)
        assert same is not None
        assert max(abs(a - b) for a, b in zip(same.getpixel((0, 0)), color, strict=True)) <= 1


def test_small_objects_are_packed_and_streams_are_whole() -> None:
    pdf = write(_scene())
    assert b"/ObjStm" in pdf
    assert b"/StructTreeRoot" not in pdf
    with opened(pdf) as file:
        assert file.check_pdf_syntax() == []
