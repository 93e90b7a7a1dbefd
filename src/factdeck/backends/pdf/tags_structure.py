"""pdf backend: from what is painted to marked content and a structure tree (PDF 32000-1 §14.7, §14.8)."""

from dataclasses import dataclass, field
from typing import Final

from factdeck.backends.pdf.standard import Terms
from factdeck.backends.pdf.tags_heads import Heads
from factdeck.backends.pdf.tags_lists import label_of, say_numbering
from factdeck.backends.pdf.tags_open import HEADS, Opened, OpenFrame, adorns, box_of, captioned
from factdeck.backends.pdf.tags_places import Places, Step, node_path, sheet_sections
from factdeck.backends.pdf.tags_tables import OpenTable, summary
from factdeck.backends.pdf.tags_tree import Annotated, Element, Mark
from factdeck.scene.nodes import AnyNode, Group, Page, Scene, Table, TextFrame
from factdeck.scene.tables import Cell
from factdeck.scene.text import Paragraph, Role

_FURNITURE: Final = frozenset({Role.PAGE_NUMBER})


@dataclass(slots=True)
class Structure:
    """A tagger that grows the tree of a document."""

    scene: Scene
    terms: Terms
    root: Element = field(default_factory=lambda: Element("Document"))
    targets: dict[str, Element] = field(default_factory=dict[str, Element])  # by destination
    _page: Page | None = None
    _number: int = -1  # of the page
    _marks: int = 0  # on the page
    _links: int = 0
    _notes: int = 0
    _opened: list[Opened] = field(default_factory=list[Opened])
    _nodes: dict[str, Element] = field(default_factory=dict[str, Element])  # of this page, by id
    _frame: OpenFrame | None = None
    _table: OpenTable | None = None
    _places: Places = field(init=False)
    _sections: frozenset[str] = field(init=False)
    _heads: Heads = field(init=False)

    def __post_init__(self) -> None:
        self._places = Places(self.root)
        self._sections = sheet_sections(self.scene.pages)
        self._heads = Heads(self.scene.pages)

    # --- what the painters tell

    def turn(self, page: Page) -> None:
        """A page begins."""
        self._page, self._number, self._marks = page, self._number + 1, 0
        self._nodes = {}
        self._heads.turn(page)

    def open(self, element: AnyNode | Paragraph | Cell) -> str:
        """Operators before the element."""
        if self._opened and self._opened[-1].whole:
            self._opened.append(Opened(whole=True))
            return ""
        operators, whole = self._begin(element)
        self._opened.append(Opened("EMC" if operators else "", whole))
        return operators

    def close(self, element: AnyNode | Paragraph | Cell) -> str:
        """Operators after the element."""
        if isinstance(element, TextFrame):
            self._frame = None
        elif isinstance(element, Table):
            self._table = None
        return self._opened.pop().closing

    def divide(self, paragraph: Paragraph) -> str:
        """Operators between a paragraph's label and its text."""
        frame = self._frame
        if frame is None or frame.labelled is not paragraph or self._opened[-1].whole:
            return ""
        frame.labelled = None
        return f"EMC\n{self._mark(self._block(frame, paragraph))}"

    def link(self, frame: TextFrame, name: str) -> int | None:
        """The StructParent of a link's annotation."""
        linked = self._frame.linked if self._frame else None
        if linked is None:
            linked = self._places.inmost.grow("Link")
        linked.kids.append(Annotated(self._number, name, self._links))
        self._links += 1
        return len(self.scene.pages) + self._links - 1

    def target(self, destination: str, node: str) -> None:
        """A named destination leads to a node of the current page."""
        first = next(iter(self._nodes.values()), self.root)
        self.targets[destination] = self._nodes.get(node, first)

    # --- what becomes of it

    def _begin(self, element: AnyNode | Paragraph | Cell) -> tuple[str, bool]:
        """Operators, and whether what is in the element is marked with it."""
        match element:
            case Paragraph():
                return self._paragraph(element), False
            case Cell():
                return self._cell(element), False
            case _ if adorns(element):
                return "/Artifact <</Type /Layout>> BDC", True
            case TextFrame():
                return self._text(element)
            case Table():
                self._begin_table(element)
                return "", False
            case Group() if not element.alt:
                return "", False
            case _:
                return self._figure(element), True

    def _text(self, frame: TextFrame) -> tuple[str, bool]:
        if frame.role in _FURNITURE and not frame.link:
            edge = "Header" if frame.rect.y < self.scene.height / 2 else "Footer"
            return f"/Artifact <</Type /Pagination /Subtype /{edge}>> BDC", True
        self._frame = OpenFrame(frame, self._path(frame))
        return "", False

    def _path(self, node: AnyNode) -> list[Step]:
        assert self._page
        return node_path(node, self._page, self._sections, self._places)

    def _paragraph(self, paragraph: Paragraph) -> str:
        frame = self._frame
        if frame is None or not any(line.pieces for line in paragraph.lines):
            return ""
        frame.begin(paragraph)
        if frame.labelled:
            label = self._places.at(frame.item("Lbl"))
            say_numbering(self._places, label_of(paragraph), self.terms)
            return self._mark(label)
        element = self._block(frame, paragraph)
        if frame.frame.link:
            element = frame.linked = frame.linked or element.grow("Link")
        return self._mark(element)

    def _block(self, frame: OpenFrame, paragraph: Paragraph) -> Element:
        """The element of a paragraph: its own, or one that the frame's share."""
        if frame.shared and frame.shares(paragraph):
            return frame.shared
        parent = self._places.at(frame.item("LBody") if frame.listed(paragraph) else frame.path)
        if parent.kind == "Lbl":
            say_numbering(self._places, label_of(paragraph), self.terms)
            element = parent
        else:
            element = self._grown(parent, frame.role(paragraph), frame.frame)
        self._nodes.setdefault(frame.frame.id, element)
        if frame.shares(paragraph):
            frame.shared = element
        return element

    def _grown(self, parent: Element, role: Role, frame: TextFrame) -> Element:
        if role in HEADS and not self._places.in_list:
            return parent.grow(f"H{self._heads.level(role)}")
        if role is Role.CAPTION and (figure := captioned(parent)):
            return figure.grow("Caption")
        if role is Role.SOURCE and not self._places.in_list and not frame.link:
            note = parent.grow(self.terms.note)
            self._notes += 1
            note.id = f"note-{self._notes:04}"
            return note
        return parent.grow("P")

    def _begin_table(self, table: Table) -> None:
        element = self._places.at(self._path(table)).grow("Table", summary(table))
        self._nodes.setdefault(table.id, element)
        self._table = OpenTable(table, element)

    def _cell(self, cell: Cell) -> str:
        if self._table is None:
            return ""
        element = self._table.cell(cell)
        return self._mark(element) if any(paragraph.text for paragraph in cell.paragraphs) else ""

    def _figure(self, node: AnyNode) -> str:
        box = box_of(node.rect, self.scene.height)
        element = self._places.at(self._path(node)).grow(
            "Figure", f"<</O/Layout/Placement/Block/BBox[{box}]>>", node.alt
        )
        self._nodes.setdefault(node.id, element)
        return self._mark(element)

    def _mark(self, element: Element) -> str:
        element.kids.append(Mark(self._number, self._marks))
        self._marks += 1
        return f"/{element.kind} <</MCID {self._marks - 1}>> BDC"
