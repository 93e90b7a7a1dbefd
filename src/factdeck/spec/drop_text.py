"""Spec stage: a text without the sentences that name certain facts or sources. Pure."""

import re
from collections.abc import Collection
from typing import Final

from factdeck.spec.references import names_in

_SENTENCE: Final = re.compile(r".+?(?:[。！？!?]+[”’」』）)\"]*|\.(?=\s)|$)\s*", re.DOTALL)


def without_sentences(text: str, facts: Collection[str], titles: Collection[str]) -> str:
    """The sentences of a text that name none of the facts in braces, nor any of the titles; "" for none."""

    def stays(sentence: str) -> bool:
        return not (
            any(name in facts for name in names_in(sentence)) or any(title in sentence for title in titles)
        )

    return "".join(filter(stays, _SENTENCE.findall(text))).strip()
