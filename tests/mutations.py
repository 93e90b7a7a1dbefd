"""Seeded faults for a spec, its source and its outputs, each with words that a finding about it must have."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from factdeck.base.diagnostics import Diagnostics
from factdeck.checks.audit.audit import audit
from factdeck.checks.audit.words import authored
from factdeck.checks.stray import check_stray
from factdeck.facts.evidence import prove
from factdeck.facts.expect import check_expectations
from factdeck.facts.resolve import resolve
from factdeck.pipeline.stages import Kind, LaidOut, Prepared, lay_out, prepare, write
from factdeck.scene.nodes import AnyNode, TextFrame
from factdeck.scene.text import Line, Paragraph
from factdeck.spec.load import load
from factdeck.spec.project import Project

ROOT = Path(__file__).resolve().parents[1]
_QUALIFIER = re.compile("余|近|最快|以上|over |nearly ")


@dataclass(frozen=True)
class Mutation:
    """A fault: what was done, in words; the findings of a run with it; what one of them must contain."""

    what: str
    findings: Callable[[], list[str]]
    place: str


@dataclass(frozen=True)
class Subject:
    """A spec with its outputs, unharmed."""

    project: Project
    prepared: Prepared
    laid_out: dict[Kind, LaidOut]
    content: dict[Kind, bytes]


@cache
def subject(name: str) -> Subject:
    """A shipped spec."""
    diagnostics = Diagnostics()
    project = load(ROOT / "deck" / f"{name}.yaml", diagnostics)
    assert project is not None
    prepared = prepare(project, diagnostics)
    assert prepared is not None
    kinds: tuple[Kind, ...] = ("deck", "factsheet")
    laid_out = {kind: found for kind in kinds if (found := lay_out(prepared, kind, diagnostics))}
    content = {kind: write(found.scene, kind) for kind, found in laid_out.items()}
    return Subject(project, prepared, laid_out, content)


def mutations(name: str, count: int, folder: Path) -> Iterator[Mutation]:
    """`count` faults in turn of all kinds; `folder` is for changed sources."""
    kinds = (*_IN_FACTS, _swapped, _edited_quote, _edited_source, _typed_number, *_IN_OUTPUTS)
    for seed in range(count):
        chance = random.Random(seed)
        kind = kinds[seed % len(kinds)]
        found = next(
            (made for _ in range(200) if (made := kind(subject(name), chance, folder / str(seed)))), None
        )
        assert found, f"{kind} cannot be done to {name}"
        yield found


# --- in the spec


def _spec_findings(project: Project) -> list[str]:
    diagnostics = Diagnostics()
    facts = resolve(project, diagnostics)
    prove(project, facts, diagnostics)
    check_expectations(project, facts, diagnostics)
    check_stray(project, facts, diagnostics)
    return [item.line("en") for item in diagnostics if item.severity != "note"]


def _in_fact(of: Subject, fact: str, what: str, **changes: str) -> Mutation:
    spec = of.project.spec
    entry = spec.facts[fact].model_copy(update=changes)
    changed = replace(of.project, spec=spec.model_copy(update={"facts": {**spec.facts, fact: entry}}))
    line = of.project.positions.at("facts", fact).line
    return Mutation(f"{what}: {fact} {changes}", lambda: _spec_findings(changed), f".yaml:{line}:")


def _quoted(of: Subject, chance: random.Random) -> tuple[str, str]:
    """A fact with a value and a quote, and the value."""
    facts = of.project.spec.facts
    fact = chance.choice([name for name, entry in facts.items() if entry.value and entry.quote])
    return fact, facts[fact].value or ""


def _changed(text: str, place: int, chance: random.Random) -> str:
    other = chance.choice([digit for digit in "123456789" if digit != text[place]])
    return f"{text[:place]}{other}{text[place + 1 :]}"


def _digit(of: Subject, chance: random.Random, _: Path) -> Mutation | None:
    fact, value = _quoted(of, chance)
    places = [place for place, character in enumerate(value) if character.isdecimal()]
    if not places:
        return None
    return _in_fact(of, fact, "digit", value=_changed(value, chance.choice(places), chance))


def _unit(of: Subject, chance: random.Random, _: Path) -> Mutation | None:
    fact, value = _quoted(of, chance)
    units = ("人次", "个", "名", "人", "家", "项", "次", "期", "户", "场次", "元", "%")
    match = re.search(f"({'|'.join(units)})$", value)
    if not match:
        return None
    other = chance.choice([unit for unit in units if unit != match[1]])
    return _in_fact(of, fact, "unit", value=value[: match.start()] + other)


def _sign(of: Subject, chance: random.Random, _: Path) -> Mutation | None:
    fact, value = _quoted(of, chance)
    return _in_fact(of, fact, "sign", value=f"-{value}") if value[:1].isdecimal() else None


def _scale(of: Subject, chance: random.Random, _: Path) -> Mutation | None:
    fact, value = _quoted(of, chance)
    swapped = value.translate(str.maketrans("万亿", "亿万"))
    return _in_fact(of, fact, "scale", value=swapped) if swapped != value else None


def _qualifier(of: Subject, chance: random.Random, _: Path) -> Mutation | None:
    fact, value = _quoted(of, chance)
    dropped = _QUALIFIER.sub("", value)
    return _in_fact(of, fact, "dropped qualifier", value=dropped) if dropped != value else None


def _claimed(of: Subject, chance: random.Random, _: Path) -> Mutation | None:
    fact, value = _quoted(of, chance)
    return _in_fact(of, fact, "added qualifier", value=f"近{value}") if value[:1].isdecimal() else None


_IN_FACTS = (_digit, _unit, _sign, _scale, _qualifier, _claimed)


def _swapped(of: Subject, chance: random.Random, _: Path) -> Mutation | None:
    spec = of.project.spec
    (one, first), (other, second) = _quoted(of, chance), _quoted(of, chance)
    if first == second:
        return None
    facts = {
        **spec.facts,
        one: spec.facts[one].model_copy(update={"value": second}),
        other: spec.facts[other].model_copy(update={"value": first}),
    }
    changed = replace(of.project, spec=spec.model_copy(update={"facts": facts}))
    line = of.project.positions.at("facts", one).line
    return Mutation(f"swapped: {one} and {other}", lambda: _spec_findings(changed), f".yaml:{line}:")


def _edited_quote(of: Subject, chance: random.Random, _: Path) -> Mutation | None:
    fact, _value = _quoted(of, chance)
    quote = of.project.spec.facts[fact].quote
    places = [place for place, character in enumerate(quote) if character.isalnum()]
    place = chance.choice(places)
    other = chance.choice([character for character in "某另今每" if character != quote[place]])
    return _in_fact(of, fact, "quote", quote=f"{quote[:place]}{other}{quote[place + 1 :]}")


def _edited_source(of: Subject, chance: random.Random, folder: Path) -> Mutation | None:
    fact, value = _quoted(of, chance)
    entry = of.project.spec.facts[fact]
    name = of.project.spec.sources[entry.source].file
    if not name or not any(map(str.isdecimal, value)):
        return None
    text = (of.project.path.parent / name).read_text("utf-8")
    start = text.find(entry.quote)
    places = [start + place for place, character in enumerate(entry.quote) if character.isdecimal()]
    if start < 0 or not places:
        return None
    copy = folder / "deck" / of.project.path.name
    copy.parent.mkdir(parents=True)
    (folder / "pyproject.toml").touch()
    source = copy.parent / name
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(_changed(text, chance.choice(places), chance), "utf-8")
    changed = replace(of.project, path=copy)
    line = of.project.positions.at("facts", fact).line
    return Mutation(f"source of {fact}", lambda: _spec_findings(changed), f".yaml:{line}:")


def _typed_number(of: Subject, chance: random.Random, _: Path) -> Mutation | None:
    spec = of.project.spec
    index = chance.randrange(len(spec.sections))
    headline = spec.sections[index].headline
    if not headline:
        return None
    changed = spec.sections[index].model_copy(
        update={"headline": f"{headline}，新增{chance.randrange(11, 99)}家"}
    )
    sections = [changed if place == index else section for place, section in enumerate(spec.sections)]
    project = replace(of.project, spec=spec.model_copy(update={"sections": sections}))
    line = of.project.positions.at("sections", index, "headline").line
    return Mutation(f"typed into headline {index}", lambda: _spec_findings(project), f".yaml:{line}:")


# --- in the outputs


def _audited(of: Subject, kind: Kind, content: bytes) -> list[str]:
    diagnostics = Diagnostics()
    laid_out = of.laid_out[kind]
    facts, spoken = of.prepared.facts, authored(of.project, of.prepared.facts)
    audit(laid_out.scene, kind, content, laid_out.document, facts, diagnostics, spoken)
    return [item.line("en") for item in diagnostics if item.severity != "note"]


def rewritten(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The package with one part rewritten, as an editor would leave it."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(target, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            copy.writestr(name, change(data) if name == part else data)
    return target.getvalue()


def _in_part(pattern: str, numbers: str, what: str, place: str):
    """A fault in one number of a part whose name matches; `numbers` finds it by its group "n"."""

    def mutate(of: Subject, chance: random.Random, _: Path) -> Mutation | None:
        content = of.content["deck"]
        with ZipFile(BytesIO(content)) as archive:
            part = chance.choice([name for name in archive.namelist() if re.fullmatch(pattern, name)])
            text = archive.read(part).decode()
        found = list(re.finditer(numbers, text))
        if not found:
            return None
        match = chance.choice(found)
        digit = chance.choice([n for n in range(match.start("n"), match.end("n")) if text[n].isdecimal()])
        changed = rewritten(content, part, lambda _: _changed(text, digit, chance).encode())
        number = re.findall(r"\d+", part)[0]
        said = place.format(number=number)
        return Mutation(f"{what} in {part}", lambda: _audited(of, "deck", changed), said)

    return mutate


def _workbook(of: Subject, chance: random.Random, _: Path) -> Mutation | None:
    content = of.content["deck"]
    with ZipFile(BytesIO(content)) as archive:
        part = chance.choice([name for name in archive.namelist() if name.endswith(".xlsx")])
        book = archive.read(part)
    with ZipFile(BytesIO(book)) as archive:
        text = archive.read("xl/worksheets/sheet1.xml").decode()
    cells = list(re.finditer(r'<c r="[B-Z]\d+"(?: s="\d+")?><v>(?P<n>[^<]+)</v>', text))
    match = chance.choice(cells)
    digit = chance.choice([n for n in range(match.start("n"), match.end("n")) if text[n].isdecimal()])
    edited = _changed(text, digit, chance).encode()
    book = rewritten(book, "xl/worksheets/sheet1.xml", lambda _: edited)
    changed = rewritten(content, part, lambda _: book)
    return Mutation(f"workbook {part}", lambda: _audited(of, "deck", changed), "data of chart")


def _pdf(of: Subject, chance: random.Random, _: Path) -> Mutation | None:
    """The PDF of a scene with one painted text changed is what an editor of PDFs would leave."""
    scene = of.laid_out["factsheet"].scene
    number = chance.randrange(len(scene.pages))
    page = scene.pages[number]
    frames = [node for node in page.nodes if isinstance(node, TextFrame)]
    pieces = [p for f in frames for q in f.paragraphs for one in q.lines for p in one.pieces]
    numbered = [piece for piece in pieces if any(character in "0123456789" for character in piece.text)]
    if not numbered:
        return None
    piece = chance.choice(numbered)
    digit = chance.choice([n for n, character in enumerate(piece.text) if character in "0123456789"])
    other = replace(piece, text=_changed(piece.text, digit, chance))
    nodes = tuple(_with(node, piece, other) for node in page.nodes)
    pages = tuple(replace(page, nodes=nodes) if item is page else item for item in scene.pages)
    changed = write(replace(scene, pages=pages), "factsheet")
    said = f"sheet page {number + 1}"
    return Mutation(f"pdf {piece.text}", lambda: _audited(of, "factsheet", changed), said)


def _with(node: AnyNode, piece: object, other: object) -> AnyNode:
    if not isinstance(node, TextFrame):
        return node

    def line(one: Line) -> Line:
        return replace(one, pieces=tuple(other if p is piece else p for p in one.pieces))  # type: ignore[misc]

    def paragraph(one: Paragraph) -> Paragraph:
        return replace(one, lines=tuple(map(line, one.lines)))

    return replace(node, paragraphs=tuple(map(paragraph, node.paragraphs)))


_IN_OUTPUTS = (
    _in_part(r"ppt/slides/slide\d+\.xml", r"<a:t>(?P<n>[^<]*\d[^<]*)</a:t>", "text", "slide {number},"),
    _in_part(r"ppt/charts/chart\d+\.xml", r"<c:numCache>.*?<c:v>(?P<n>[\d.]+)</c:v>", "cache", ", chart “"),
    _in_part(r"ppt/notesSlides/notesSlide\d+\.xml", r"<a:t>[^<]*?(?P<n>\d+)[^<]*</a:t>", "notes", ", notes"),
    _in_part(r"ppt/slides/slide\d+\.xml", r'descr="[^"]*?(?P<n>\d+)[^"]*"', "alt text", "slide {number},"),
    _workbook,
    _pdf,
)
