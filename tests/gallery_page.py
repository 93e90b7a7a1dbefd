"""`make gallery`: every slide layout × pack × aspect × amount, our preview beside LibreOffice's rendering.

`python -m tests.gallery_page [OUT] [PACK …]` writes OUT/index.html (default: out/gallery) and its pictures.
It needs LibreOffice; a pack and aspect take some twenty seconds.
"""

import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from PIL import Image

from factdeck.backends.pptx.writer import write

from .gallery_specs import Sample, samples, templates
from .judges import to_pdfs
from .side_by_side import Compared, Pair, pairs

_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;margin:2rem;color:#222;background:#fff}
table{border-collapse:collapse;margin:1rem 0}
td,th{padding:.3rem .8rem;text-align:right;border-bottom:1px solid #ddd}
td:first-child,th:first-child{text-align:left}.pages{display:flex;flex-wrap:wrap;gap:18px}
figure{margin:0}figure div{display:flex;gap:4px}img{width:330px;border:1px solid #ccc}
figcaption{font-size:13px;color:#555}.bad{color:#b00020;font-weight:600}h3{margin:1.6rem 0 .4rem}
"""


@dataclass(frozen=True)
class Row:
    """One deck of the gallery, compared."""

    sample: Sample
    pairs: Sequence[Pair]

    @property
    def whole(self) -> Compared:
        whole = Compared()
        for pair in self.pairs:
            whole += pair.compared
        return whole


def rows(chosen: Iterable[Sample], folder: Path) -> list[Row]:
    """The decks, written, drawn by LibreOffice in one run, and compared."""
    scenes = {sample: sample.laid_out()[0].scene for sample in chosen}
    for sample, scene in scenes.items():
        (folder / f"{sample.name}.pptx").write_bytes(write(scene))
    pdfs = to_pdfs([folder / f"{sample.name}.pptx" for sample in scenes], folder)
    return [
        Row(sample, list(pairs(scene, pdf)))
        for (sample, scene), pdf in zip(scenes.items(), pdfs, strict=True)
    ]


def page(found: Sequence[Row], out: Path) -> str:
    """The whole page; its pictures are written beside it."""
    parts = [
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>factdeck gallery</title>',
        f"<style>{_STYLE}</style><h1>Gallery</h1>",
        "<p>Left: our own preview, without an office program. Right: LibreOffice's rendering of the .pptx.",
        " The content is invented and marked as sample data.</p>",
        table(found),
    ]
    for name in dict.fromkeys((row.sample.template, row.sample.aspect) for row in found):
        of_pack = [row for row in found if (row.sample.template, row.sample.aspect) == name]
        parts += [
            f'<h2 id="{_anchor(of_pack[0].sample)}">{escape(" ".join(name))}</h2>',
            *_layouts(of_pack, out),
        ]
    return "\n".join(parts)


def table(found: Sequence[Row]) -> str:
    """The measured numbers, a deck a line."""
    heads = (
        "deck",
        "pages",
        "frames",
        "same line count",
        "same breaks",
        "farthest text",
        "colours off",
        "grounds",
    )
    body = [f"<tr>{_first(row.sample)}{''.join(_cells(row.whole))}</tr>" for row in found]
    head = "".join(f"<th>{head}</th>" for head in heads)
    return f"<table><tr>{head}</tr>{''.join(body)}</table>"


def _first(sample: Sample) -> str:
    return f'<td><a href="#{_anchor(sample)}">{escape(sample.name)}</a></td>'


def _anchor(sample: Sample) -> str:
    return f"{sample.template}-{sample.aspect.replace(':', 'x')}"


def _cells(whole: Compared) -> Iterator[str]:
    findings = whole.findings
    values = (
        (str(whole.pages), True),
        (str(findings.frames), True),
        (f"{findings.agreement:.2%}", findings.agreement >= 0.98),
        (f"{findings.same_breaks / max(1, findings.frames):.2%}", True),
        (f"{whole.farthest[0]:.2%} of the width", whole.farthest[0] <= 0.02),
        (str(len(whole.colors)), not whole.colors),
        (f"{whole.grounds:.3%} equal", whole.grounds >= 0.995),
    )
    yield from (f'<td class="{"" if good else "bad"}">{value}</td>' for value, good in values)


def _layouts(found: Sequence[Row], out: Path) -> Iterator[str]:
    kinds = dict.fromkeys(pair.kind for row in found for pair in row.pairs)
    for kind in kinds:
        yield f'<h3>{escape(kind)}</h3><div class="pages">'
        for row in found:
            shown = [(n, pair) for n, pair in enumerate(row.pairs, 1) if pair.kind == kind]
            yield from (_figure(row.sample, number, pair, out) for number, pair in shown)
        yield "</div>"


def _figure(sample: Sample, number: int, pair: Pair, out: Path) -> str:
    sources = [
        _saved(image, out, f"{sample.name}-{number:02}-{side}.png")
        for side, image in (("ours", pair.ours), ("office", pair.office))
    ]
    images = "".join(f'<img src="{source}" loading="lazy" alt="">' for source in sources)
    counts = pair.compared.findings
    told = f"{sample.amount} · {sample.language} · {counts.same_count} of {counts.frames} frames"
    return f"<figure><div>{images}</div><figcaption>{escape(told)}</figcaption></figure>"


def _saved(image: Image.Image, out: Path, name: str) -> str:
    (out / "pages").mkdir(parents=True, exist_ok=True)
    image.quantize(96, Image.Quantize.FASTOCTREE).save(out / "pages" / name)
    return f"pages/{name}"


def main(arguments: Sequence[str]) -> None:
    out = Path(arguments[0] if arguments else "out/gallery")
    found: list[Row] = []
    for template in arguments[1:] or templates():
        with tempfile.TemporaryDirectory() as folder:
            found += rows(samples(template), Path(folder))
        print(template, "done", flush=True)
    out.mkdir(parents=True, exist_ok=True)
    (out / "index.html").write_text(page(found, out), "utf-8")
    print(out / "index.html")


if __name__ == "__main__":
    main(sys.argv[1:])
