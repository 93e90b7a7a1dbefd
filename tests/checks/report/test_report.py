"""The report: every figure with what states it and where it appears; one page that needs nothing else."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from factdeck.base.diagnostics import Diagnostics, Location
from factdeck.checks.report.page import page
from factdeck.checks.report.report import Proof, report
from factdeck.pipeline.proof import examine
from factdeck.pipeline.raster import THUMBNAIL, thumbnails
from tests.mutations import subject


def proof(name: str) -> Proof:
    of = subject(name)
    facts = of.prepared.facts
    seen = [
        examine(of.laid_out[kind], kind, of.content[kind], of.prepared, Diagnostics()).appearances
        for kind in of.laid_out
    ]
    appearances = [item for items in seen for item in items]
    return Proof(of.project, facts, of.prepared.evidence, appearances, Diagnostics(), {"deck": "a.pptx"})


@pytest.fixture(scope="module")
def harbin() -> Proof:
    return proof("harbin")


def by_id(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {fact["id"]: fact for fact in found["facts"]}


def test_a_given_fact_has_its_quote_in_its_passage_and_its_places(harbin: Proof):
    fact = by_id(report(harbin))["visits"]
    (passage,) = fact["passages"]
    quoted = passage["text"][passage["start"] : passage["end"]]
    assert quoted == fact["quote"] == "接待参观学习33.2万人次"
    assert fact["reads"] == "33.2万人次"
    assert {(item["output"], item["page"]) for item in fact["appears"]} >= {("deck", 6), ("factsheet", 1)}


def test_a_derived_fact_shows_its_arithmetic(harbin: Proof):
    fact = by_id(report(harbin))["awards_total"]
    assert (fact["kind"], fact["arithmetic"]) == ("derived", "14项 + 34项 = 48项")


def test_every_fact_is_told_and_counted(harbin: Proof):
    found = report(harbin)
    assert [fact["id"] for fact in found["facts"]] == list(harbin.facts)
    counts = found["counts"]
    assert counts["facts"] == counts["given"] + counts["derived"] + counts["own"] == len(harbin.facts)


def test_findings_are_told_with_their_place(harbin: Proof):
    diagnostics = Diagnostics()
    diagnostics.add("number-untraced", Location("a.yaml", 3, 4), where="slide 1", text="12")
    found = report(replace(harbin, diagnostics=diagnostics))
    (item,) = found["findings"]
    assert (item["code"], item["severity"], item["line"], item["column"]) == (
        "number-untraced",
        "error",
        3,
        4,
    )
    html = page(found, {})
    assert "a.yaml:3:4" in html
    assert 'class="verdict bad"' in html


class _Reader(HTMLParser):
    """Open tags, and everything that a browser would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fetched: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)
        self.fetched += [value for key in ("src", "data") if (value := values.get(key))]
        self.ids += [value for key, value in attrs if key == "id" and value]
        self.links += [value for key, value in attrs if key == "href" and value]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_and_needs_nothing_else(harbin: Proof):
    pictures = {kind: [b"\x89PNG"] * len(of.scene.pages) for kind, of in subject("harbin").laid_out.items()}
    html = page(report(harbin), pictures)
    reader = _Reader()
    reader.feed(html)
    assert reader.open == []
    assert all(source.startswith("data:") for source in reader.fetched)
    assert len(reader.ids) == len(set(reader.ids))
    assert {link.removeprefix("#") for link in reader.links} <= set(reader.ids)
    assert "<script" not in html
    assert "<mark>接待参观学习33.2万人次</mark>" in html


def test_what_an_author_wrote_cannot_break_the_page(harbin: Proof):
    found = report(harbin)
    found["facts"][0]["label"] = found["title"] = '<script>alert("x")</script>'
    html = page(found, {})
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 2


def test_the_page_speaks_the_language_of_the_spec():
    html = page(report(proof("library")), {})
    assert '<html lang="en">' in html
    assert "Sample data" in html
    assert not re.search("[\u4e00-\u9fff]", html)


def test_a_thumbnail_shows_its_page():
    scene = subject("library").laid_out["factsheet"].scene
    (picture,) = thumbnails(replace(scene, pages=scene.pages[:1]))
    image = Image.open(BytesIO(picture))
    assert abs(image.width - THUMBNAIL) <= 1
    assert len(image.convert("RGB").getcolors(1 << 16) or []) > 5
