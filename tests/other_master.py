"""A deck under the master of another: what PowerPoint does when somebody applies another design.

The parts of theme, master and slide layouts are exchanged; a slide keeps its own XML and takes the layout of
the same name. PowerPoint then matches placeholders by their index (ECMA-376 Part 1 §19.3.1.36).
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping

from lxml import etree

_DESIGN = ("ppt/slideMasters/", "ppt/slideLayouts/", "ppt/theme/theme1.xml")
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


def under_master_of(deck: bytes, other: bytes) -> bytes:
    """`deck` with the theme, master and slide layouts of `other`."""
    mine, theirs = _parts(deck), _parts(other)
    layouts = {name: path for path, name in _layout_names(theirs).items()}
    before = _layout_names(mine)
    kept = {path: data for path, data in mine.items() if not path.startswith(_DESIGN)}
    for path in [path for path in kept if re.fullmatch(r"ppt/slides/_rels/slide\d+\.xml\.rels", path)]:
        kept[path] = _moved(kept[path], before, layouts)
    kept |= {path: data for path, data in theirs.items() if path.startswith(_DESIGN)}
    kept["[Content_Types].xml"] = _types(mine, theirs)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for path, data in kept.items():
            package.writestr(path, data)
    return stream.getvalue()


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _layout_names(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Path → name of every slide layout."""
    return {
        path: etree.fromstring(data).find(f"{_P}cSld").get("name")
        for path, data in parts.items()
        if re.fullmatch(r"ppt/slideLayouts/[^/]+\.xml", path)
    }


def _moved(relations: bytes, before: Mapping[str, str], layouts: Mapping[str, str]) -> bytes:
    """A slide's relationships, with the layout of the same name, else the first of the same kind."""
    tree = etree.fromstring(relations)
    for relation in tree.iter(_RELATION):
        if relation.get("Type").endswith("/slideLayout"):
            path = posixpath.normpath(posixpath.join("ppt/slides", relation.get("Target")))
            target = layouts.get(before[path]) or _of_kind(before[path], layouts)
            relation.set("Target", posixpath.relpath(target, "ppt/slides"))
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _of_kind(name: str, layouts: Mapping[str, str]) -> str:
    kind = name.split(" ")[0]
    return next(path for other, path in layouts.items() if other.split(" ")[0] == kind)


def _types(mine: Mapping[str, bytes], theirs: Mapping[str, bytes]) -> bytes:
    """The content types of all parts: ours without our layouts, and theirs of theirs."""
    tree, other = (etree.fromstring(parts["[Content_Types].xml"]) for parts in (mine, theirs))
    for entry in list(tree):
        if entry.get("PartName", "").lstrip("/").startswith(_DESIGN):
            tree.remove(entry)
    tree.extend(entry for entry in other if entry.get("PartName", "").lstrip("/").startswith(_DESIGN))
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
