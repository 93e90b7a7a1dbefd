"""Draft stage: what a number in an English sentence counts, as a short noun phrase of that sentence."""

import re
from typing import Final

from factdeck.draft.around import Around, Told
from factdeck.draft.figure import Stands
from factdeck.facts.dimension import COUNT, PERCENT, dimension
from factdeck.facts.quantity import Kind, Quantity

_MOST: Final = 7  # words
_VERBS: Final = (
    "is|are|was|were|be|been|has|have|had|will|would|can|could|may|should|must|rose|rise|rises|fell|fall"
    "|falls|grew|grow|grows"
    "|stood|stand|stands|came|went|gave|made|ran|held|led|took|saw|sold|spent|spend|met|cut|put|won|lost"
    "|got|kept|built|paid|brought"
    "|totals|total(?=\\s*$)|drew|rang|wrote|taught|shows?|reached?|passed?|cost|costs|remains?|includes?"
    "|covers?|accounts?|represents?|equals?"
    "|overtook|became|began|bought|chose|felt|flew|heard|knew|lent|meant|read|spoke|spread|threw|withdrew"
    r"|worked|works|drop|drops|left|sent|set|found|gained|borrowed|joined|visited"
)
_VERB: Final = re.compile(
    rf"\b(?:{_VERBS}|(?!(?:need|speed|seed|red|bed|shed|hundred)\b)[a-z]{{2,}}ed)\b", re.IGNORECASE
)
_PRONOUN: Final = re.compile(
    r"^(?:we|they|it|i|you|he|she|there|this|that|these|those|who|which)\b", re.IGNORECASE
)
_OPENING: Final = re.compile(
    r"^(?:in spite of this|in|by|during|since|over|at|for|from|of which|of whom|of these|of those|of them"
    r"|of)\b[^,]{0,40}?(?:,\s+|\b(?=we\b|our\b|the\b))"
    r"|^(?:and|but|or|while|with|also|meanwhile|overall|another|a further|some|the|a|an|our|its|their|of"
    r"|which|that|all|"
    r"total of|of which|us|me|was|were|is|are)\s+",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"(?:\s|^)(?:of|to|by|at|from|with|in|on|for|and|or|than|as|across|into|over|per|through|about|a|an"
    r"|the|just|only|now|also|total(?:led|ed)?|estimated|another|up|down|over|cost(?:ing)?|worth(?: "
    r"an)?(?: estimated)?|reach(?:ed|ing)?|averag(?:ed|ing)|some)$",
    re.IGNORECASE,
)
_DIRECTION: Final = re.compile(
    r"\b(up|down|rose by|fell by|grew by|rise by|increased? (?:of|by)|an increase of|a (?:fall|rise|drop"
    r"|growth|decrease|reduction) of|cut .{3,40} by|higher|lower)$",
    re.IGNORECASE,
)
_STOP: Final = re.compile(
    r"[,;.()]|(?<!-)\b(?:and|but|while|which|who|whom|because|after|before|since|than|more|over|on|in|at)\b"
)
_PARTS: Final = re.compile(
    r"[;]\s+|,\s+(?:and|but|while)\s+|\)\s*(?:and\s+)?"
    r"|\band\s+(?=[a-z ]{3,30}\b(?:was|were|is|are|rose|fell|stood)\b)"
)
_OF_WHICH: Final = re.compile(r"\b(?:including|of which|of whom|of these|of them)\s*$")
_USE: Final = re.compile(
    r"(?P<verb>(?:is|are|was|were|went|goes)\s+)?(?P<word>for|on|to|into)\s+(?!(?:average|total|time)\b)(?P<use>.+)"
)
_USED: Final = re.compile(
    r"(?:(?:is|was|were|has been|have been) )?(?P<verb>spent|invested|raised|awarded|given"
    r"|paid|donated|secured) (?P<word>on|in|for|to|by) (?P<use>.+)"
)
"""$2.3 million spent on flood defences."""
_DONE: Final = re.compile(
    r"(?:^|\b(?:we|they|it)|,|\band)\s*(?P<verb>[a-z]+ed|spent|paid|gave|made|won)\s*$", re.IGNORECASE
)
"""We invested $67 million, and paid $12.5 million."""
_NAMED: Final = re.compile(r"(?:^|[.;]\s)[^.;:\d]{2,60}:\s*$")
"""Visits: 1,386,200."""
_BRACKET: Final = re.compile(r"\((?P<when>[^()]{1,20}?):?\s*$")
_TAIL: Final = re.compile(r"[,(]?\s*(?:and|or|but)?\s*$")


def label_of(around: Around, quantity: Quantity | None, told: Told) -> tuple[str, Stands]:
    """The label of a number, and what it says; `told` is brought up to date."""
    before, after = around.before, around.after
    if not before.strip() and _NAMED.search(around.lead):
        told.topic = told.last = _shown(re.split(r"[.;,]\s", around.lead.rstrip(" :"))[-1])
        return told.last, Stands.LEVEL
    if before.strip() == "(" and told.last and quantity and dimension(quantity.unit) == PERCENT:
        return _shown(f"{told.last}, change"), Stands.CHANGE
    if (bracket := _BRACKET.search(before)) and told.topic:
        return _shown(f"{told.topic}, {bracket['when']}"), Stands.LEVEL
    if not told.first:
        subject = _subject(around.lead) or _subject(around.lead.split(",")[0])
        told.first = "" if re.search(r"\d", subject) else subject
    if around.paired and (match := re.search(r"\bfrom\s*$", before)):
        subject = _subject(before[: match.start()]) or told.topic
        told.topic = subject
        return _shown(subject), Stands.BEFORE
    late = re.split(r"[,;]|\band\b", before)[-1] if around.follows else before
    if match := _DIRECTION.search(late.strip()):
        return _change(late.strip(), match, told)
    if _OF_WHICH.search(before) and told.noun and quantity and not quantity.unit:
        behind = re.sub(r"^(?:was|were|is|are) ", "", _behind(after))
        return _shown(f"{told.noun} {behind}"), Stands.LEVEL
    if re.search(r"\b(?:compared with|compared to|against|down from|up from)\s*$", before) and told.last:
        return _shown(f"{told.last}, earlier"), Stands.BEFORE
    if re.match(r"\s?(?:more|fewer|less)\b(?! than (?:half|one))", after) and told.last:
        return _shown(f"{told.last}, {after.split()[0]}"), Stands.CHANGE
    counted = _noun(quantity)
    if counted and quantity and dimension(quantity.unit.rpartition(" ")[2]) == COUNT:
        told.last = _shown(_of_noun(counted, around, told))
    else:
        told.last = _shown(_of_measure(late, after, counted, quantity, told))
    told.first = told.first or told.last
    return told.last, Stands.LEVEL


def _change(before: str, match: re.Match[str], told: Told) -> tuple[str, Stands]:
    word = match[1].split()
    direction = word[1] if word[0] in ("an", "a") else word[0]
    if word[0] == "cut":
        told.topic = _without_article(" ".join(word[1:-1]))
        return _shown(f"cut in {told.topic}"), Stands.CHANGE
    subject = _subject(before[: match.start()]) or told.first or told.topic
    told.topic = subject
    return _shown(f"{' '.join(subject.split()[: _MOST - 1])} {direction}"), Stands.CHANGE


def _noun(quantity: Quantity | None) -> str:
    """The unit, where it is a noun."""
    unit = quantity.unit if quantity else ""
    return unit if re.fullmatch(r"[A-Za-z][A-Za-z -]+", unit) and not re.match(r"per ?cent", unit) else ""


def _of_noun(noun: str, around: Around, told: Told) -> str:
    """Learners who completed a course, homes repaired: the noun with what is said of it."""
    told.topic = told.noun = noun
    behind = _behind(around.after)
    if around.cut and (verb := _VERB.search(behind)):
        behind = behind[: verb.start()].strip()
    behind = re.sub(r"^(?:was|were|is|are) ", "", behind)
    if len(behind.split()) > 1 or (behind and not around.cut):
        return f"{noun} {behind}"
    clause = re.split(r"[,;]\s+(?:and\s+)?|\band\s+", around.before)[-1].strip()
    verb = list(_VERB.finditer(clause))
    if verb and (_PRONOUN.match(clause) or verb[-1].end() == len(clause)):
        done = verb[-1].group().lower()
        return f"{noun} {done}" if done.endswith("ed") or done == "held" else noun
    words = _closed(clause).split()
    if 0 < len(words) <= 3:
        return f"{noun} {words[0]}" if clause.endswith((" by", " to")) else f"{' '.join(words)} {noun}"
    return noun


def _closed(words: str) -> str:
    """Without the small words at its end."""
    while (shorter := _CLOSING.sub("", words).strip(" ,")) != words:
        words = shorter
    return words


def _of_measure(before: str, after: str, unit: str, quantity: Quantity | None, told: Told) -> str:
    """Of money, rates, lengths: the subject before, or what the number is of."""
    behind = after.strip()
    if told.topic and (
        match := re.search(r"\ba (?:total |combined |net )?(cost|price|value|budget|total) of\s*$", before)
    ):
        return f"{told.noun or told.topic}, {match[1]}"
    if re.search(r"\bworth(?: an? \w+)?\s*$", before) and told.topic:
        return f"{told.topic}, worth"
    if re.match(r"of (?!which|whom)", behind):
        if re.match(r"(?:day|week|month|year|hour|minute)s?$", unit):
            return f"{unit} {_phrase(behind)}"
        words = re.sub(r"^of (?:(?:them|these|those|all|the|our)\s+)?", "", _phrase(behind))
        return words or told.topic
    if re.match(r",?\s*(?:who|which)\b", before) and told.noun:
        return f"{told.noun}, {unit}" if unit else told.noun
    if told.noun and re.search(r"(?:\band|,|;)\s*$", before) and _VERB.match(behind):
        return f"{told.noun} {_phrase(behind)}"
    if (done := _DONE.search(before)) or _OF_WHICH.search(before):
        use = re.match(r"(?:in|on|for|to|into)\s+(.+)", behind)
        said = _without_article(_phrase(use[1])) if use else ""
        if said or done:
            return f"{done['verb'] if done else ''} {said}".strip()
    if match := re.match(r"(increase|rise|fall|drop|reduction|growth|decrease|cut) in (.+)", behind):
        told.topic = _without_article(_phrase(match[2]))
        return f"{told.topic} {match[1]}"
    subject = _subject(before)
    if not subject and (match := _USED.match(behind)):
        return f"{match['verb']} {match['word']} {_without_article(_phrase(match['use']))}"
    if not subject and not told.first and re.match(r"[a-z]", behind) and _behind(behind):
        return _phrase(behind)
    if behind.startswith("per ") and not subject:
        return _phrase(behind)
    if not subject and (match := _USE.match(behind)):
        use = _without_article(_phrase(match["use"]))
        return use if match["verb"] else f"{told.first or told.topic} {match['word']} {use}"
    if not subject and _VERB.match(behind):
        return f"{told.noun} {_phrase(behind)}"
    if quantity and quantity.kind is Kind.RANK and not subject:
        return told.topic or _phrase(behind)
    told.topic = subject or told.first or told.topic
    return told.topic or f"{unit} {_phrase(behind)}".strip()


def _subject(before: str) -> str:
    """The subject of the clause that a number ends, or the object where the subject is a pronoun."""
    clause = _PARTS.split(before.rstrip(" ,"))[-1]
    clause = re.sub(r"^.*,\s+(?=[^,]*$)", "", clause).strip(" ,-–—")
    while match := _OPENING.match(clause):
        clause = clause[match.end() :]
    if re.match(r"(?:worth|equal|at|to|or|costing)\b", clause):
        return ""
    verb = next((match for match in _VERB.finditer(clause) if match.start() > 1), _VERB.search(clause))
    if verb and verb.start() > 1 and not _PRONOUN.match(clause):
        following = clause[verb.end() :].strip()
        determined = re.match(
            r"(?:the|a|an|our|its|their)\s+([a-z][a-z' -]{3,40}?)\s+of$", following
        ) or re.search(
            r"\b(?:the|a|an|our|its|their)\s+([a-z][a-z' -]{3,40}?)\s+(?:costing|worth)$", following
        )
        determined = determined or re.search(r"\b([a-z]+) totall?ing$", following)
        subject = determined[1] if determined else clause[: verb.start()]
        return _without_article(
            re.sub(r"\s+(?:of|for|by) (?:those|people|all)\s*(?:who|that)?\s*$", "", subject)
        )
    if verb:
        clause = clause[verb.end() :]
    return _without_article(_closed(re.split(r"\b(?:that|which|who)\b", clause)[-1]))


def _behind(after: str) -> str:
    words = after.strip()
    if not words or words[0] in ",.;()":
        return ""
    return _phrase(words)


def _phrase(words: str) -> str:
    """The first words to where another clause begins."""
    match = _STOP.search(words)
    return " ".join((words[: match.start()] if match else words).split()[:_MOST])


def _without_article(words: str) -> str:
    return re.sub(r"^(?:the|a|an|our|its|their|of)\s+", "", words.strip(" ,"), flags=re.IGNORECASE)


def _shown(label: str) -> str:
    """At most so many words, with a capital."""
    words = " ".join(label.split()[:_MOST]).strip(" ,.;:-([")
    words = re.sub(
        r"(?:\s+(?:of|to|by|at|from|with|in|on|for|and|or|the|a|an|our|across|into|per|who|that|was|were"
        r"|is|are))+$",
        "",
        words,
    )
    return words[:1].upper() + words[1:]
