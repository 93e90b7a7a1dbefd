"""The structure tree of a PDF and the marked content of its pages, read back with pikepdf."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

PAINTING = frozenset(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "Tj", "TJ", "'", '"', "sh"])


@dataclass
class Tag:
    """An element: its type, alt text, attributes, (page, number) of its marked content, its kids."""

    kind: str
    alt: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    marks: list[tuple[int, int]] = field(default_factory=list)
    links: int = 0
    kids: list["Tag"] = field(default_factory=list)

    def walk(self) -> Iterator["Tag"]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    @property
    def outline(self) -> Any:
        """The types as nested lists: `["L", ["LI", …]]`; a type alone where nothing is in it."""
        return [self.kind, *(kid.outline for kid in self.kids)] if self.kids else self.kind


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def tree(pdf: bytes) -> Tag:
    """The tree under the document's element."""
    with opened(pdf) as file:
        pages = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        return _tag(file.Root.StructTreeRoot.K, pages)


def _tag(source: Any, pages: dict[Any, int]) -> Tag:
    attributes = dict(source.A.items()) if "/A" in source else {}
    tag = Tag(str(source.S)[1:], str(source.get("/Alt", "")), {k: _plain(v) for k, v in attributes.items()})
    kids = source.K if "/K" in source else []
    for kid in kids if isinstance(kids, list | pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            tag.marks.append((pages[source.Pg.objgen], kid))
        elif kid.get("/Type") == "/OBJR":
            tag.links += 1
        elif kid.get("/Type") == "/MCR":
            tag.marks.append((pages[kid.Pg.objgen], int(kid.MCID)))
        else:
            tag.kids.append(_tag(kid, pages))
    return tag


def _plain(value: Any) -> Any:
    return [float(one) for one in value] if isinstance(value, pikepdf.Array) else str(value)


def content(pdf: bytes, page: int) -> tuple[list[tuple[str, dict[str, str]]], list[str]]:
    """The outermost marked content of a page (tag, properties), and painting operators outside of any."""
    marked: list[tuple[str, dict[str, str]]] = []
    outside: list[str] = []
    depth = 0
    with opened(pdf) as file:
        for operands, operator in pikepdf.parse_content_stream(file.pages[page]):
            name = str(operator)
            if name in ("BDC", "BMC"):
                if depth == 0:
                    traits = {key: str(value) for key, value in operands[1].items()}
                    marked.append((str(operands[0])[1:], traits))
                depth += 1
            elif name == "EMC":
                depth -= 1
            elif name in PAINTING and depth == 0:
                outside.append(name)
    assert depth == 0
    return marked, outside
