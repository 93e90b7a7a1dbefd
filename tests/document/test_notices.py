"""What every page says of the whole: sample data, draft, how much is to be filled."""

from dataclasses import replace
from typing import Any

import pytest

from factdeck.document.notices import notice, watermark
from factdeck.document.wording import wording

from .specs import project

CASES: list[tuple[dict[str, Any], tuple[str, ...], str, str]] = [
    ({}, (), "", ""),
    ({"sample": True}, (), "示例数据", ""),
    ({"draft": True}, (), "草稿", "草稿"),
    ({}, ("f1", "f2"), "草稿·待填2项", "草稿"),
    ({"sample": True, "draft": True}, ("f1",), "示例数据｜草稿·待填1项", "草稿"),
    ({"sample": True, "language": "en"}, ("f1",), "Sample data | Draft, 1 to fill", "DRAFT"),
]


@pytest.mark.parametrize(("values", "pending", "said", "across"), CASES)
def test_one_line_says_all_of_it(
    values: dict[str, Any], pending: tuple[str, ...], said: str, across: str
) -> None:
    found = replace(project(**values), pending=frozenset(pending))
    words = wording(found.spec.language)
    assert (notice(found, words), watermark(found, words)) == (said, across)
