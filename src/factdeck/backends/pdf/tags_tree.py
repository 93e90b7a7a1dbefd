"""pdf backend: the structure tree, grown while pages are painted, and its form in the file (§14.7)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from reportlab.pdfbase import pdfdoc

from factdeck.backends.pdf.operators import text_string
from factdeck.backends.pdf.standard import Terms

_LONGEST: Final = 400  # references on a line of the file


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of marked content: the page (from 0) and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """An annotation: the page it lies on, the name by which reportlab knows it, its place among all."""

    page: int
    name: str
    number: int


@dataclass(eq=False, slots=True)
class Element:
    """A structure element. `attributes`: the dictionary of /A, in the file's syntax."""

    kind: str
    attributes: str = ""
    alt: str = ""
    id: str = ""  # notes have one (PDF/UA-1 §7.9)
    kids: list["Element | Mark | Annotated"] = field(default_factory=list["Element | Mark | Annotated"])

    def grow(self, kind: str, attributes: str = "", alt: str = "") -> "Element":
        """A new last child."""
        child = Element(kind, attributes, alt)
        self.kids.append(child)
        return child

    def walk(self) -> Iterator[tuple["Element", "Element | None"]]:
        """This element and all under it, each with its parent."""
        yield self, None
        for kid in self.kids:
            if isinstance(kid, Element):
                for element, parent in kid.walk():
                    yield element, parent or self

    def first_page(self) -> int:
        """The page where its content begins; -1 where there is none."""
        for kid in self.kids:
            page = kid.first_page() if isinstance(kid, Element) else kid.page
            if page >= 0:
                return page
        return -1


class Written(pdfdoc.PDFObject):
    """An object whose source is told once all numbers of objects are known."""

    def __init__(self, source: str = "") -> None:
        self.source = source

    def format(self, document: Any) -> bytes:
        """The source."""
        return self.source.encode("ascii")


class StructureTree:
    """The elements of a document, as objects of its file."""

    def __init__(self, document: Any, terms: Terms, pages: int) -> None:
        self._document = document
        self._terms = terms
        self._pages = [self._number(pdfdoc.PDFObjectReference(f"Page{page + 1}")) for page in range(pages)]
        self._numbers: dict[Element, str] = {}
        self._namespace = ""

    def add(self, root: Element) -> None:
        """Write the tree into the document, which refers to it from its catalog."""
        pairs = list(root.walk())
        tree = Written()
        tree_number = self._reference(tree)
        if self._terms.namespace:
            space = Written(f"<</Type/Namespace/NS({self._terms.namespace})>>")
            self._namespace = self._reference(space)
        objects = [Written() for _ in pairs]
        for (element, _), written in zip(pairs, objects, strict=True):
            self._numbers[element] = self._reference(written)
        for (element, parent), written in zip(pairs, objects, strict=True):
            written.source = self._source(element, self._numbers[parent] if parent else tree_number)
            self._document.updateSignature(written.source)
        tree.source = self._root(root, [element for element, _ in pairs])
        self._document.Catalog.StructTreeRoot = tree

    def number_of(self, element: Element) -> str:
        """The reference to an element, in the file's syntax."""
        return self._numbers[element]

    def _reference(self, thing: Any) -> str:
        return self._number(self._document.Reference(thing))

    def _number(self, reference: Any) -> str:
        return reference.format(self._document).decode("ascii")

    def _source(self, element: Element, parent: str) -> str:
        page = element.first_page()
        parts = [f"<</S/{element.kind}/P {parent}"]
        if page >= 0:
            parts.append(f"/Pg {self._pages[page]}")
        if self._namespace:
            parts.append(f"/NS {self._namespace}")
        if element.attributes:
            parts.append(f"/A{element.attributes}")
        if element.alt:
            parts.append(f"/Alt{text_string(element.alt)}")
        if element.id:
            parts.append(f"/ID({element.id})")
        kids = [self._kid(kid, page) for kid in element.kids]
        if kids:
            parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K[{_wrapped(kids)}]")
        return "".join([*parts, ">>"])

    def _kid(self, kid: "Element | Mark | Annotated", page: int) -> str:
        match kid:
            case Element():
                return self._numbers[kid]
            case Mark() if kid.page == page:
                return str(kid.number)
            case Mark():
                return f"<</Type/MCR/Pg {self._pages[kid.page]}/MCID {kid.number}>>"
            case Annotated():
                number = self._number(self._document.refAnnotation(kid.name))
                return f"<</Type/OBJR/Obj {number}/Pg {self._pages[kid.page]}>>"

    def _root(self, root: Element, elements: list[Element]) -> str:
        parts = ["<</Type/StructTreeRoot", f"/K {self._numbers[root]}", self._parent_tree(elements)]
        names = sorted((element.id, self._numbers[element]) for element in elements if element.id)
        if names:
            listed = " ".join(f"({name}) {number}" for name, number in names)
            parts.append(f"/IDTree<</Names[{listed}]>>")
        if self._namespace:
            parts.append(f"/Namespaces[{self._namespace}]")
        return "\n".join([*parts, ">>"])

    def _parent_tree(self, elements: list[Element]) -> str:
        """From pages and annotations, by their StructParents, to the elements they are in (§14.7.4.4)."""
        pages: list[list[str]] = [[] for _ in self._pages]
        annotated: dict[int, str] = {}
        for element in elements:
            for kid in element.kids:
                if isinstance(kid, Mark):
                    own = pages[kid.page]
                    own += ["null"] * (kid.number + 1 - len(own))
                    own[kid.number] = self._numbers[element]
                elif isinstance(kid, Annotated):
                    annotated[kid.number] = self._numbers[element]
        first = len(pages)
        entries = [f"{page} [{_wrapped(own)}]" for page, own in enumerate(pages)]
        entries += [f"{first + index} {number}" for index, number in sorted(annotated.items())]
        return f"/ParentTree<</Nums[{_wrapped(entries)}]>>/ParentTreeNextKey {first + len(annotated)}"


def _wrapped(parts: list[str]) -> str:
    """Parts with blanks between, in lines that are not endless."""
    lines = [" ".join(parts[start : start + _LONGEST]) for start in range(0, len(parts), _LONGEST)]
    return "\n".join(lines)
