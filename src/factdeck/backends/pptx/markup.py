"""Backend stage: XML as escaped text (XML 1.0 §2.4), built inside out; no tree is ever parsed or copied."""

from collections.abc import Mapping
from typing import Final

NAMESPACES: Final = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTROL: Final = {code: None for code in range(32) if code not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}
_TEXT: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"} | {chr(c): "" for c in _CONTROL})
_VALUE: Final = _TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})


class Markup(str):
    """Text that is already XML; any other `str` is escaped where it is used."""

    __slots__ = ()


Attribute = str | int
"""An attribute's value; whole numbers are written as they are."""


def element(tag: str, *children: str, **attributes: Attribute) -> Markup:
    """`<tag …>children</tag>`."""
    return _written(tag, attributes, children)


def tagged(tag: str, attributes: Mapping[str, Attribute], *children: str) -> Markup:
    """As `element`, with attributes whose names are no Python names, such as `r:id`."""
    return _written(tag, attributes, children)


def _written(tag: str, attributes: Mapping[str, Attribute], children: tuple[str, ...]) -> Markup:
    """Called twenty thousand times for a deck, hence as plain as can be."""
    opening = tag
    for name, value in attributes.items():
        # Most values are numbers and plain words, which are not searched for what must be escaped.
        if isinstance(value, str) and not value.isalnum():
            value = value.translate(_VALUE)
        opening += f' {name}="{value}"'
    if not children:
        return Markup(f"<{opening}/>")
    content = "".join([child if type(child) is Markup else child.translate(_TEXT) for child in children])
    return Markup(f"<{opening}>{content}</{tag}>" if content else f"<{opening}/>")


def joined(*pieces: str) -> Markup:
    """Several pieces of markup after each other."""
    assert all(type(piece) is Markup for piece in pieces)
    return Markup("".join(pieces))


NOTHING: Final = Markup("")


def document(tag: str, prefixes: str, *children: str, **attributes: Attribute) -> bytes:
    """A whole part: declaration, root element with the namespaces of `prefixes` ("a p r"), UTF-8."""
    return root(
        tag, {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes.split()} | attributes, *children
    )


def root(tag: str, attributes: Mapping[str, Attribute], *children: str) -> bytes:
    """As `document`, with any attributes and namespaces."""
    return (_DECLARATION + tagged(tag, attributes, *children)).encode()
