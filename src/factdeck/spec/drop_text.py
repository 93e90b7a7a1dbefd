"""Spec stage: a text without the sentences that name certain facts. Pure."""

import re
from collections.abc import Collection
from typing import Final

from factdeck.spec.references import names_in

_SENTENCE: Final = re.compile(r".+?(?:[。！？!?]+[”’」』）)\"]*|\.(?=\s)|$)\s*", re.DOTALL)


def without_sentences(text: str, facts: Collection[str]) -> str:
    """The sentences of a text that name none of the facts in braces; "" where there are none."""
    sentences = _SENTENCE.findall(text)
    return "".join(one for one in sentences if not any(name in facts for name in names_in(one))).strip()
