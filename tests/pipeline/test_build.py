"""The driver: what is written, what is not, and for whom."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import factdeck
from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline import build as driver
from factdeck.pipeline import stages
from factdeck.pipeline.build import build_all
from factdeck.pipeline.stages import Finished, Kind, Prepared

ROOT = Path(__file__).resolve().parents[2]
STARTER = ROOT / "src" / "factdeck" / "starter"
SPEC = "factdeck: 1\ntitle: T\norganization: O\nlanguage: en\nsections:\n- {id: s, title: S, notes: %s}\n"


def finish(prepared: Prepared, kind: Kind, strict: bool) -> Finished:
    """Stands for the stages after `prepare`: the section's notes say what happens in them."""
    diagnostics, notes = Diagnostics(), prepared.project.spec.sections[0].notes
    if notes in (f"{kind} error", f"{kind} warning"):
        diagnostics.add(
            "bad-date" if notes.endswith("error") else "chart-label-too-wide", chart=".", value="."
        )
    if diagnostics.has_errors(strict=strict):
        return Finished(kind, b"", 0, diagnostics)
    return Finished(kind, f"{kind} {notes}".encode(), 3, diagnostics)


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """Every test works in a folder of its own, with the later stages replaced."""
    monkeypatch.setattr(driver, "finish", finish)
    monkeypatch.chdir(tmp_path)
    return monkeypatch


def spec(name: str, notes: str = "fine") -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SPEC % notes, "utf-8")
    return path


def files(folder: str = "out") -> list[str]:
    """What was built, without the report."""
    found = [path for path in Path(folder).rglob("*") if path.is_file() and path.name[0] != "."]
    return sorted(str(path) for path in found if "-report." not in path.name)


def test_pdfs_keep_the_standard_that_is_asked_for(monkeypatch: pytest.MonkeyPatch):
    kept: list[str] = []

    def noting(prepared: Prepared, kind: Kind, strict: bool) -> Finished:
        kept.append(str(prepared.standard))
        return finish(prepared, kind, strict)

    monkeypatch.setattr(driver, "finish", noting)
    factdeck.build(spec("a.yaml"), only=["factsheet"])
    factdeck.build(spec("a.yaml"), only=["factsheet"], standard="ua-2")
    assert kept == ["ua-1", "ua-2"]
    with pytest.raises(ValueError):
        factdeck.build(spec("a.yaml"), standard="pdf-x")  # type: ignore[arg-type]


def test_files_are_named_after_the_spec(tmp_path: Path):
    result = factdeck.build(spec("deck/harbin.yaml"))
    assert result.report == Path("out/harbin/harbin-report.html")
    assert result.report.with_suffix(".json").is_file()
    assert files() == ["out/harbin/harbin-deck.pptx", "out/harbin/harbin-factsheet.pdf"]
    assert [(item.kind, item.pages, item.size) for item in result.outputs] == [
        ("deck", 3, 9),
        ("factsheet", 3, 14),
    ]
    assert [str(item.path) for item in result.outputs] == files()


def test_one_output_into_a_folder_of_ones_own():
    factdeck.build(str(spec("工作汇报.yaml")), out="到这里", only=["factsheet"])
    assert files("到这里") == ["到这里/工作汇报-factsheet.pdf"]


def test_a_loaded_spec_can_be_built():
    project = factdeck.load(spec("a.yaml"))
    assert len(factdeck.build(project, out="x").outputs) == 2


@pytest.mark.parametrize("kind", ["deck", "factsheet"])
def test_an_error_in_one_output_stops_both(kind: str):
    with pytest.raises(factdeck.SpecError) as caught:
        factdeck.build(spec("a.yaml", f"{kind} error"))
    assert [item.code for item in caught.value.diagnostics] == ["bad-date"]
    assert not Path("out").exists()


def test_warnings_stop_only_where_asked():
    result = factdeck.build(spec("a.yaml", "factsheet warning"))
    assert (len(result.outputs), [item.code for item in result.diagnostics]) == (2, ["chart-label-too-wide"])
    with pytest.raises(factdeck.SpecError):
        factdeck.build(spec("b.yaml", "factsheet warning"), strict=True)
    assert not Path("out/b").exists()


def test_other_specs_are_built_all_the_same():
    bad = spec("bad.yaml", "fine\nmore: 1")
    first, second, third = build_all([spec("a.yaml"), bad, spec("c.yaml")])
    assert (len(first.outputs), len(second.outputs), len(third.outputs)) == (2, 0, 2)
    assert [item.code for item in second.diagnostics] == ["yaml-syntax"]
    assert (first.language, second.language) == ("en", "")


@pytest.mark.parametrize("jobs", [1, 2, 7])
def test_jobs_change_nothing(jobs: int):
    done: list[str] = []
    specs = [spec("a.yaml"), spec("b.yaml", "deck warning"), spec("c.yaml")]
    results = build_all(specs, jobs=jobs, done=done.append)
    assert [[item.path.name for item in result.outputs] for result in results] == [
        [f"{name}-deck.pptx", f"{name}-factsheet.pdf"] for name in "abc"
    ]
    assert [len(result.diagnostics) for result in results] == [0, 1, 0]
    assert sorted(done) == sorted(Path(path).name for path in files())


def test_two_specs_can_not_write_the_same_file():
    results = build_all([spec("x/a.yaml"), spec("y/A.yaml")])
    assert [[item.code for item in result.diagnostics] for result in results] == [[], ["same-output"]]
    assert [len(result.outputs) for result in results] == [2, 0]
    results = build_all([spec("x/a.yaml"), spec("y/b.yaml")], out="both")
    assert [len(result.outputs) for result in results] == [2, 2]


def test_a_folder_that_can_not_be_written_is_said_with_the_other_mistakes():
    Path("file").touch()
    (result,) = build_all([spec("a.yaml", "x}\nmore: [")], out="file/out")
    assert {item.code for item in result.diagnostics} == {"output-unwritable", "yaml-syntax"}


def test_only_names_outputs():
    with pytest.raises(ValueError, match="deck, factsheet"):
        factdeck.build(spec("a.yaml"), only=["slides"])  # pyright: ignore[reportArgumentType]


def test_a_design_pack_beside_the_spec_is_found():
    pack = Path("deck/templates/mine/template.yaml")
    pack.parent.mkdir(parents=True)
    pack.write_text("name: mine\nextends: hongjin\n")
    path = spec("deck/a.yaml")
    path.write_text(path.read_text() + "template: mine\n")
    assert len(factdeck.build(path).outputs) == 2


def test_importing_the_library_costs_nothing():
    code = (
        "import sys, factdeck\n"
        "heavy = ('yaml', 'pydantic', 'pptx', 'reportlab', 'matplotlib', 'rich', 'typer')\n"
        "print([name for name in heavy if name in sys.modules])\n"
        "print(factdeck.build.__name__, factdeck.load.__name__)"
    )
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert output.splitlines() == ["[]", "build load"]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_starter_builds_without_a_finding(language: str, fake: pytest.MonkeyPatch):
    fake.setattr(driver, "finish", stages.finish)
    shutil.copytree(STARTER / language, "start")
    result = factdeck.build("start/spec.yaml")
    assert [item.line(language) for item in result.diagnostics] == []
    assert [item.kind for item in result.outputs] == ["deck", "factsheet"]
    assert all(item.pages >= 1 and item.size > 10_000 for item in result.outputs)


@pytest.mark.slow
def test_same_bytes_in_another_process_folder_day_and_locale(tmp_path: Path):
    builds = [
        ("here", {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8"}, "1"),
        ("另一处/deck", {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C", "PYTHONUTF8": "1"}, "2"),
    ]
    made: list[dict[str, bytes]] = []
    for folder, environment, jobs in builds:
        path = Path(folder)
        path.mkdir(parents=True)
        shutil.copy(STARTER / "zh-CN" / "spec.yaml", path)
        command = [sys.executable, "-m", "factdeck", "build", "spec.yaml", "--jobs", jobs]
        subprocess.run(command, cwd=path, env=os.environ | environment, check=True, capture_output=True)
        made.append({item.name: item.read_bytes() for item in (path / "out" / "spec").iterdir()})
    assert made[0].keys() == made[1].keys()
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []
