"""factdeck: a spec of sections and key numbers becomes a deck and a fact sheet that say the same numbers.

import factdeck
result = factdeck.build("report.yaml", out="out/report")
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factdeck.base.diagnostics import FactdeckError, SpecError
    from factdeck.pipeline.build import BuildResult, Output, build, load
    from factdeck.pipeline.check import CheckResult, check
    from factdeck.spec.project import Project

__version__ = "0.1.0"
__all__ = [
    "BuildResult",
    "CheckResult",
    "FactdeckError",
    "Output",
    "Project",
    "SpecError",
    "build",
    "check",
    "load",
]

_HOMES = {
    "BuildResult": "factdeck.pipeline.build",
    "CheckResult": "factdeck.pipeline.check",
    "FactdeckError": "factdeck.base.diagnostics",
    "Output": "factdeck.pipeline.build",
    "Project": "factdeck.spec.project",
    "SpecError": "factdeck.base.diagnostics",
    "build": "factdeck.pipeline.build",
    "check": "factdeck.pipeline.check",
    "load": "factdeck.pipeline.build",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for (PEP 562): `import factdeck` costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
