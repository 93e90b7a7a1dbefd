"""Draft stage: what a number in a Chinese sentence counts, as a short noun phrase of that sentence.

Chinese puts the counted noun before (职工书屋194家) or behind it (23个教育基地); a rate has its subject
before it, a change (增长5.8%) may have it clauses earlier.
"""

import re
from dataclasses import replace
from typing import Final

from factdeck.draft.around import Around, Told
from factdeck.draft.figure import Stands
from factdeck.draft.label_words import (
    CHANGED,
    CLAUSE_SUBJECT,
    CLOSERS,
    COMPARED,
    CUT_AFTER,
    CUT_BEFORE,
    EMPTY_AFTER,
    FROM,
    GENERIC,
    LEVELLED,
    MADE,
    NOW,
    ONCE,
    OPENERS,
    PER_HEAD,
    RECEIVED,
    SHARED,
    THEN,
    VERB_ONLY,
)
from factdeck.facts.dimension import COUNT, PERCENT, dimension
from factdeck.facts.quantity import Kind, Quantity

_MOST: Final = 18
_EDGE: Final = " \t、，,。；：:（）()“”‘’《》的之·—-"
_PLACES: Final = frozenset("省市县区镇乡村国")
_NO_MATCH: Final = re.compile("()()()").match("")
_IDLE: Final = re.compile(
    r"(?:连续|平均|累计|全年|每年|每月|每天|约|同时|同期|当年|合计|总共|一共|其中|目前|同比|单|每|首)+"
)
_TIMES: Final = re.compile("(?:是|为|约为|达到?|相当于|接近)(?!了)")
"""是“十三五”时期的1.7倍: of what was told before."""
_AND_SO_ON: Final = re.compile(r"等(?![待级于同离额次分距奖])")


def label_of(around: Around, quantity: Quantity | None, told: Told) -> tuple[str, Stands]:
    """The label of a number, and what it says; `told` is brought up to date."""
    around = _after_colon(around)
    before = around.before.strip(_EDGE)
    if match := COMPARED.fullmatch(before):
        return _cut(f"{told.topic}（{match['when']}）"), Stands.BEFORE
    if around.index >= 0 and told.topics:
        return _shared_out(around, before, told)
    if around.paired and (match := FROM.search(around.before)):
        subject = _noun(around.before[: match.start()]) or told.topic
        return _say(told, subject, Stands.BEFORE)
    if ONCE.match(before) and THEN.search(around.ahead):
        told.once = _previous_noun(around.lead) or told.topic
        return _say(told, told.once, Stands.BEFORE)
    if told.once and NOW.match(before):
        return _say(told, told.once, Stands.LEVEL)
    if (share := SHARED.match(before)) and _is_ratio(quantity):
        subject = _noun(share["subject"]) or told.topic
        told.topic = subject or told.topic
        return _of_whole(subject, share["whole"].strip(_EDGE)), Stands.SHARE
    if not LEVELLED.search(before) and (change := CHANGED.match(before)) and _may_change(around, quantity):
        subject = _noun(change["subject"]) or told.topic or _clause_subject(around.lead)
        told.topic = subject or told.topic
        return _cut(f"{subject}{change['verb']}"), Stands.CHANGE
    if quantity and quantity.kind is Kind.RANK:
        told.rank = _ranked(before, told)
        return _say(told, told.rank, Stands.LEVEL)
    return _say(told, _counted(around, quantity, told), Stands.LEVEL)


def _after_colon(around: Around) -> Around:
    """签就业协议就业：2,986人: what stands before the colon is before the number."""
    lead = around.lead.rstrip()
    if around.before.strip(_EDGE) or not lead.endswith(("：", ":")):
        return around
    return replace(around, before=re.split(r"[，,；。]", lead[:-1])[-1])


def _of_whole(subject: str, whole: str) -> str:
    """民间投资占全部投资, as far as there is room."""
    label = f"{subject}占{whole or '比'}"
    if len(label) > _MOST and whole:
        label = f"{_cut(subject, max(6, _MOST - len(whole) - 1))}占{whole}"
    return label if len(label) <= _MOST + 6 else f"占{whole}"


def _previous_noun(lead: str) -> str:
    """The noun phrase of the clause before."""
    parts = re.split(r"[，,]", lead)
    return _noun(parts[-2]) if len(parts) > 1 and not re.search(r"\d", parts[-2]) else ""


def _clause_subject(lead: str) -> str:
    """What the sentence is about, where no number has said it yet."""
    clause = _opened(re.split(r"[，,]", lead)[0].strip(_EDGE)) or ""
    clauses = [_opened(part.strip(_EDGE)) for part in re.split(r"[，,]", lead)[:-1]]
    found = (match for part in (*reversed(clauses), clause) if (match := CLAUSE_SUBJECT.match(part)))
    return next((match[1].strip(_EDGE) for match in found), "")


def _say(told: Told, label: str, stands: Stands) -> tuple[str, Stands]:
    told.topic = label or told.topic
    told.last = told.first = label
    return label or told.topic, stands


def _is_ratio(quantity: Quantity | None) -> bool:
    return quantity is None or dimension(quantity.unit) == PERCENT or quantity.unit in ("成", "倍")


def _may_change(around: Around, quantity: Quantity | None) -> bool:
    """新增学位1080个 counts places; 增长5.8% and 减少0.41万人 say how much something changed."""
    return not _behind(around.after) or _is_ratio(quantity)


def _counted(around: Around, quantity: Quantity | None, told: Told) -> str:
    before, after = _noun(around.before), _behind(around.after)
    unit = quantity.unit if quantity else ""
    money = dimension(unit).startswith("money")
    if money and not before and around.before.strip(" ，,") and told.topic:
        return told.topic
    if money and not before and len(after) >= 3:
        return after
    if money and (VERB_ONLY.match(before) or not before):
        return _purpose(before or "投入", around)
    if unit == "倍" and told.topic and _TIMES.match(around.before.strip(_EDGE)):
        return f"{_cut(told.topic, 14)}倍数"
    if _is_ratio(quantity):
        clause = "" if told.first else _previous_noun(around.lead)
        return _with_topic(before, told) or after or clause or told.topic
    if after and not money and not (before and dimension(unit) != COUNT):
        if len(after) <= 5 and 2 <= len(before) <= 8 and not before.endswith("等"):
            return _cut(before + after)
        if after in GENERIC and before:
            return _cut(before + after)
        return after
    if "其中" in around.before and 2 <= len(before) <= 3 and told.topic:
        return _cut(f"{before}{_without_verb(told.topic)}")
    if not after and MADE.search(before) and (made := _previous_noun(around.lead)):
        verb = MADE.search(before)
        return _cut(f"{verb[0] if verb else ''}{made}")
    return _with_topic(before, told) or after or told.topic


def _without_verb(words: str) -> str:
    match = CUT_BEFORE.match(words)
    return words[match.end() :] if match and len(words) - match.end() >= 2 else words


def _with_topic(label: str, told: Told) -> str:
    """生均, 占比 and the like say nothing without what they are of."""
    if PER_HEAD.match(label) and told.topic and not told.topic.endswith(label):
        return _cut(told.topic + label)
    if RECEIVED.match(label) and len(label) <= 5 and told.topic and not RECEIVED.match(told.topic):
        done = _without_verb(told.topic)
        return done + label if len(done) + len(label) <= _MOST else label
    return label


def _purpose(verb: str, around: Around) -> str:
    """What money was spent on: the next words of the sentence that say something."""
    verb = re.sub(r"^(?:累计|共|又|再|先后|全年|总)+", "", verb)
    for part in re.split(r"[，,；]", f"{around.after}{around.ahead}"):
        words = re.sub(r"^.*(?:提供|用于)", "", part.strip(_EDGE))
        words = words if len(words) >= 4 and words != part else re.split("、", part)[0]
        words = EMPTY_AFTER.sub("", words.strip(_EDGE)).strip(_EDGE)
        words = re.sub(r"[和与及]$", "", words)
        if len(words) >= 4:
            return _cut(f"{_cut(words, 12)}{verb}")
    return verb


def _ranked(before: str, told: Told) -> str:
    """What a place was taken in; a second place of one sentence belongs to the same contest."""
    words = CLOSERS.sub("", before)
    head, placed, scope = (
        re.search(r"^(.{3,}?)(位居|位列|居|排名|排|列)([^，]{0,6})$", words) or _NO_MATCH
    ).groups()  # pyright: ignore[reportOptionalMemberAccess]
    words = f"{head}{scope}" if placed else re.split(r"荣登|跻身|荣获|获得|获|进入", words)[-1] or words
    if match := re.fullmatch(r"(?:位居|位列|居|列|排名|排)([^，]{2,6})", words):
        return _cut(f"{told.topic}{match[1]}")
    if match := re.fullmatch(r"在(.{4,}?)(?:中|上|里|内)", words):
        words = match[1]
    label = _noun(words)
    if len(label) <= 4 and told.rank:
        contest = re.sub(r"(?:全国|全省|全市|全区|省|市|县|区)$", "", told.rank)
        return _cut(contest + label)
    return label if len(label) > 2 or not told.topic else _cut(told.topic + label)


def _shared_out(around: Around, before: str, told: Told) -> tuple[str, Stands]:
    topic = told.topics[min(around.index, len(told.topics) - 1)]
    change = CHANGED.match(before) if before and not LEVELLED.search(before) else None
    if change or (around.index and told.last.endswith("*")):
        verb = change["verb"] if change else told.last[:-1]
        told.last = f"{verb}*"
        return _cut(topic + verb), Stands.CHANGE
    told.last = topic
    return topic, Stands.LEVEL


def topics_of(subject: str) -> list[str]:
    """城镇和农村居民人均可支配收入 as 城镇居民人均可支配收入, 农村居民人均可支配收入."""
    parts = re.split(r"[、和与及]", _opened(CLOSERS.sub("", subject.strip(_EDGE))))
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return []
    tail, short = parts[-1], parts[0]
    if len(tail) > len(short) + 2 and all(len(part) <= len(short) + 1 for part in parts[:-1]):
        return [*(part + tail[len(short) :] for part in parts[:-1]), tail]
    return parts


def _behind(after: str) -> str:
    """The counted noun behind a number, to where the sentence goes on to say something else."""
    words = re.split(r"[（(]", after)[0].strip(_EDGE).removesuffix("等")
    words = EMPTY_AFTER.sub("", words).strip(_EDGE)
    if len(words) > 8 and (match := CUT_AFTER.search(words, 2)) and words[: match.start()] not in GENERIC:
        cut = words[: match.start()]
        words = cut.removesuffix("等") if len(cut) >= 3 else words
    head, _, rest = words.partition("的")
    words = head if rest and len(head) >= 3 else words
    return _cut(words) if len(words) >= 2 or words in _PLACES else ""


def _noun(before: str) -> str:
    """The noun phrase, or verb with object, that stands before a number."""
    words = re.sub(r"\[\d{1,2}\]", "", before.strip(_EDGE))
    if re.search(r"等地?$", words) and "、" in words:
        words = words.partition("、")[0]  # 覆盖云岭、青川等5省
    words = CLOSERS.sub("", words).strip(_EDGE)
    words = _opened(_last_item(words))
    words = CLOSERS.sub("", words).strip(_EDGE)
    if match := re.fullmatch(r"为(.{2,8}?)提供(.{2,10})", words):
        words = match[1] + match[2]
    return _cut(words) if len(words) > 1 and not _IDLE.fullmatch(words) else ""


def _last_item(words: str) -> str:
    """What an enumeration comes to: 龙舟赛、帆船秀等职工文体活动 → 职工文体活动."""
    ends = [match.end() for match in _AND_SO_ON.finditer(words)]
    if ends and len(words) - ends[-1] >= 3:
        return words[ends[-1] :].strip(_EDGE)
    if ends and "、" in words:
        return re.split("、", words)[-1]
    head, mark, rest = words.rpartition("、")
    return rest if mark and len(rest) >= 2 and not head.endswith("等") else words


def _opened(words: str) -> str:
    """Without the adverbs and times that open a clause."""
    while match := OPENERS.match(words):
        if len(words) - match.end() < 2:
            break
        words = words[match.end() :].strip(_EDGE)
    return words


def _cut(words: str, most: int = _MOST) -> str:
    """At most so many characters, cut where a phrase begins."""
    words = words.strip(_EDGE)
    if len(words) <= most:
        return _balanced(words)
    for separator in ("》", "”", "上", "中", "的"):
        _, mark, rest = words.partition(separator)
        if mark and 4 <= len(rest.strip(_EDGE)) <= most:
            return _balanced(rest.strip(_EDGE))
    starts = [match.start() for match in CUT_BEFORE.finditer(words)]
    fitting = [words[start:] for start in starts if 4 <= len(words) - start <= most]
    return _balanced(fitting[0] if fitting else words[-most:])


def _balanced(words: str) -> str:
    """With the quotation marks and brackets that were cut off with its edges."""
    for opening, closing in ("“”", "‘’", "《》", "（）", "()"):
        if words.count(opening) > words.count(closing):
            words += closing
        elif words.count(closing) > words.count(opening):
            words = opening + words
    return words
