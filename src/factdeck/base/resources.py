"""Where the shipped templates and assets are: inside the wheel, or at the top of a checkout."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parents[1]
_WHEEL: Final = _PACKAGE / "resources"
_CHECKOUT: Final = _PACKAGE.parents[1]


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder, such as `resource("templates", "hongjin")`."""
    root = _WHEEL if _WHEEL.is_dir() else _CHECKOUT
    return root.joinpath(*parts)
