"""Checks stage: how the parts of a presentation belong together (ECMA-376 Part 1 §13.3; [MS-PPTX] 2.2.3)."""

from collections import Counter
from typing import Final
from xml.etree.ElementTree import Element

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.archive import OFFICE, Archive, Relation

_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_P14: Final = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_CREATION: Final = f"{_P14}creationId"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_APP: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_NEEDED: Final = {
    "ppt/slides/": ("slideLayout",),
    "ppt/slideLayouts/": ("slideMaster",),
    "ppt/slideMasters/": ("theme",),
    "ppt/notesMasters/": ("theme",),
    "ppt/notesSlides/": ("slide", "notesMaster"),
}
_ALIKE: Final = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}


def check_deck(archive: Archive, diagnostics: Diagnostics) -> None:
    """Add parts without the parts they need, sections that disagree with the slides, odd properties."""
    for name in archive.parts:
        kinds = {relation.kind for relation in archive.relations(name)}
        for kind in next((needed for folder, needed in _NEEDED.items() if name.startswith(folder)), ()):
            if kind not in kinds:
                diagnostics.add("package-missing-relation", part=name, kind=kind)
    _check_themes(archive, diagnostics)
    _check_creation(archive, diagnostics)
    _check_notes(archive, diagnostics)
    _check_sections(archive, diagnostics)
    _check_placeholders(archive, diagnostics)
    _check_jumps(archive, diagnostics)
    _check_properties(archive, diagnostics)


def _check_themes(archive: Archive, diagnostics: Diagnostics) -> None:
    """A master shares its theme with no other master (PptxGenJS #1449)."""
    masters = [name for name in archive.parts if "Masters/" in name]
    used = Counter(
        item.target for name in masters for item in archive.relations(name) if item.kind == "theme"
    )
    for theme, count in used.items():
        if count > 1:
            diagnostics.add("package-shared-theme", part=theme)


def _check_creation(archive: Archive, diagnostics: Diagnostics) -> None:
    """No two slides, layouts or masters were created as one: they would be taken for copies."""
    marks = [(item.get("val"), name) for name, tree in archive.trees.items() for item in tree.iter(_CREATION)]
    counted = Counter(value for value, _ in marks)
    for value, name in marks:
        if value and counted[value] > 1:
            diagnostics.add("package-double-id", part=name, id=value)


def _check_notes(archive: Archive, diagnostics: Diagnostics) -> None:
    """Notes need a notes master, and the presentation must name it; slide and notes know each other."""
    notes = [name for name in archive.parts if name.startswith("ppt/notesSlides/")]
    tree = archive.trees.get("ppt/presentation.xml")
    if notes and (tree is None or tree.find(f"{_P}notesMasterIdLst/{_P}notesMasterId") is None):
        diagnostics.add("package-no-notes-master")
    for name in notes:
        for relation in archive.relations(name):
            back = {item.target for item in archive.relations(relation.target) if item.kind == "notesSlide"}
            if relation.kind == "slide" and name not in back:
                diagnostics.add("package-missing-relation", part=relation.target, kind="notesSlide")


def _check_sections(archive: Archive, diagnostics: Diagnostics) -> None:
    """Every slide is in one section, in the order of the slides, and no section names another."""
    tree = archive.trees.get("ppt/presentation.xml")
    listed = [] if tree is None else [item.get("id") for item in tree.findall(f"{_P}sldIdLst/{_P}sldId")]
    if tree is None or tree.find(f".//{_P14}sectionLst") is None:
        return
    named = [item.get("id") for item in tree.iter(f"{_P14}sldId")]
    if named != listed:
        diagnostics.add("package-section-slides", part="ppt/presentation.xml")


def _check_placeholders(archive: Archive, diagnostics: Diagnostics) -> None:
    """No two placeholders of a slide with one index, and each with one like it on the slide's layout."""
    for name, tree in archive.trees.items():
        if not name.startswith("ppt/slides/slide"):
            continue
        own = _placeholders(tree)
        for index in sorted({index for index in own if own.count(index) > 1}):
            diagnostics.add("package-double-placeholder", part=name, index=index[1])
        layouts = [item.target for item in archive.relations(name) if item.kind == "slideLayout"]
        if layouts and (layout := archive.trees.get(layouts[0])) is not None:
            for index in sorted(set(own) - set(_placeholders(layout))):
                diagnostics.add("package-unmatched-placeholder", part=name, index=index[1])


def _placeholders(tree: Element) -> list[tuple[str, str]]:
    """Kind and index of each. Those without an index are matched by kind alone."""
    marks = [(item.get("type", "obj"), item.get("idx", "0")) for item in tree.iter(f"{_P}ph")]
    return [(_ALIKE.get(kind, kind) if index == "0" else "", index) for kind, index in marks]


def _check_jumps(archive: Archive, diagnostics: Diagnostics) -> None:
    """A link leads somewhere: to an address, or where it jumps, to a slide."""
    for name, tree in archive.trees.items():
        relations = {item.id: item for item in archive.relations(name)}
        for link in (*tree.iter(f"{_A}hlinkClick"), *tree.iter(f"{_A}hlinkHover")):
            if not _leads(link.get("action", ""), relations.get(link.get(f"{{{OFFICE}}}id", ""))):
                diagnostics.add("package-empty-link", part=name)


def _leads(action: str, relation: Relation | None) -> bool:
    if action.startswith("ppaction://hlinksldjump"):
        return relation is not None and relation.kind == "slide"
    return bool(relation.target.strip()) if relation else bool(action)


def _check_properties(archive: Archive, diagnostics: Diagnostics) -> None:
    """Each property once, and as many slides as there are."""
    slides = sum(name.startswith("ppt/slides/slide") for name in set(archive.parts))
    for name in ("docProps/app.xml", "docProps/core.xml"):
        tree = archive.trees.get(name)
        if tree is None:
            continue
        tags = [item.tag for item in tree]
        said = tree.findtext(f"{_APP}Slides")
        if len(set(tags)) < len(tags) or (said is not None and said != str(slides)):
            diagnostics.add("package-odd-properties", part=name)
