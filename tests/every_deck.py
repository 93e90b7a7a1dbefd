"""Every .pptx that a test writes is sound and can be read by everybody, whatever the test is about."""

import hashlib
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from factdeck.backends.pptx import writer
from factdeck.checks.access import check_access
from factdeck.checks.package import check_package

if TYPE_CHECKING:
    from pptx.package import Package


@contextmanager
def checked_writing() -> Generator[None]:
    """While it is open, writing a faulty file fails the test; a file that was seen is not checked again."""
    seen: set[bytes] = set()
    write = writer.package_bytes

    def write_checked(package: "Package") -> bytes:
        content = write(package)
        digest = hashlib.sha256(content).digest()
        if digest not in seen:
            seen.add(digest)
            theirs = _of_others(package)
            found = [item for item in check_access(content) if item.arguments.get("part") not in theirs]
            found += check_package(content)
            assert not found, [item.line("en") for item in found]
        return content

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "package_bytes", write_checked)
        yield


def _of_others(package: "Package") -> set[str]:
    """Masters and layouts of an organisation's file, as it has them: ours say when they were created."""
    parts = (
        part for part in package.iter_parts() if part.partname.startswith(("/ppt/slideM", "/ppt/slideL"))
    )
    return {part.partname.membername for part in parts if b"creationId" not in part.blob}
