"""Backend stage: the package of an organisation's .pptx, without its slides (ECMA-376 Part 2).

Only parts that something kept relates to are taken, so that slides go with all that hangs on them: their
notes, comments, charts and pictures. XML parts are bytes until one of them is changed.
"""

from posixpath import splitext
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile, ZipFile

from factdeck.backends.pptx.parts import add_part, new_package
from factdeck.base.diagnostics import FactdeckError

if TYPE_CHECKING:
    from pptx.opc.package import Part
    from pptx.package import Package

Tree = Any
"""An element of lxml, which has no types: XML that is changed in place."""

_KEPT: Final = frozenset(  # of what the presentation and the package relate to
    {"officeDocument", "custom-properties", "slideMaster", "notesMaster", "handoutMaster", "theme", "font"}
    | {"tableStyles", "tags", "customXml"}
)
_NEVER: Final = frozenset({"slide", "notesSlide"})  # of what layouts and masters relate to: jumps
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def open_given(path: str) -> "Package":
    """The package in `path` without its slides. Raises FactdeckError for a file that is damaged."""
    package = new_package()
    try:
        with ZipFile(path) as archive:
            _Loading(archive, package).load()
    except (BadZipFile, KeyError, EOFError, RuntimeError, ValueError, SyntaxError) as error:
        raise FactdeckError(f"{path}: damaged file ({error})") from error
    return package


class _Loading:
    """Loads parts from the root on, each once."""

    def __init__(self, archive: ZipFile, package: "Package") -> None:
        self._archive, self._package = archive, package
        self._names = {name.lower(): name for name in archive.namelist()}
        tree = parsed(archive.read("[Content_Types].xml"))
        self._overrides = {
            item.get("PartName", "").lower(): item.get("ContentType", "")
            for item in tree.iter(f"{_TYPES}Override")
        }
        self._defaults = {
            item.get("Extension", "").lower(): item.get("ContentType", "")
            for item in tree.iter(f"{_TYPES}Default")
        }
        self._parts: dict[str, Part] = {}

    def load(self) -> None:
        from pptx.opc.packuri import PackURI

        self._relate("", PackURI("/"), self._package._rels)  # pyright: ignore[reportPrivateUsage]

    def _relate(self, name: str, uri: "object", rels: "object") -> None:
        """Take the relationships of a part, and what they lead to."""
        from pptx.opc.packuri import PackURI
        from pptx.oxml import parse_xml

        place = PackURI(f"/{name}") if name else PackURI("/")
        path = self._names.get(place.rels_uri.membername.lower())
        if path is None:
            return
        tree = parse_xml(self._archive.read(path))
        base, wanted = place.baseURI, {}
        for item in list(tree.relationship_lst):
            kind = str(item.reltype).rpartition("/")[2]
            if not self._takes(name, kind):
                tree.remove(item)
            elif str(item.targetMode) != "External":
                target = PackURI.from_rel_ref(base, item.target_ref)
                if part := self._part(target.membername):
                    wanted[part.partname] = part
                    item.set("Target", part.partname.relative_ref(base))
        rels.load_from_xml(base, tree, wanted)  # type: ignore[attr-defined]

    def _takes(self, name: str, kind: str) -> bool:
        outer = not name or self._is_main(name)
        return kind in _KEPT if outer else kind not in _NEVER

    def _is_main(self, name: str) -> bool:
        return self._type(name).endswith(("presentation.main+xml", "template.main+xml", "slideshow.main+xml"))

    def _type(self, name: str) -> str:
        extension = splitext(name)[1].lstrip(".").lower()
        return self._overrides.get(f"/{name}".lower()) or self._defaults.get(
            extension, "application/octet-stream"
        )

    def _part(self, name: str) -> "Part | None":
        actual = self._names.get(name.lower())
        if actual is None:
            return None
        if actual not in self._parts:
            part = add_part(self._package, f"/{actual}", self._type(actual), self._archive.read(actual))
            self._parts[actual] = part
            self._relate(actual, part.partname, part.rels)
        return self._parts[actual]


def parsed(content: bytes) -> Tree:
    """XML as a tree that can be changed; entities stay what they are. Raises SyntaxError for what is none."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_blank_text=False, huge_tree=False
    )
    return etree.fromstring(content, parser)


def serialized(tree: Tree) -> bytes:
    """A tree as a part."""
    from lxml import etree  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType]

    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def related(part: "Part | Package", kind: str) -> "list[Part]":
    """The parts of a kind, the last word of a relationship's type, that a part relates to."""
    rels = part._rels  # pyright: ignore[reportPrivateUsage]
    return [
        rel.target_part
        for rel in rels.values()
        if not rel.is_external and rel.reltype.rpartition("/")[2] == kind
    ]


def without_lost(tree: Tree, part: "Part") -> bool:
    """Take clicks away that lead to what is no longer there; whether there were any."""
    lost = [
        item
        for item in tree.iter()
        if isinstance(item.tag, str)
        and item.tag.rpartition("}")[2] in ("hlinkClick", "hlinkHover", "hlinkMouseOver")
        and item.get(f"{_R}id")
        and item.get(f"{_R}id") not in part.rels
    ]
    for item in lost:
        parent = item.getparent()
        if parent is not None:
            parent.remove(item)
    return bool(lost)
