"""What a person at a terminal sees, and what a script gets back."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from factdeck import cli
from factdeck.pipeline import build as driver
from factdeck.pipeline.stages import Finished

from .pipeline.test_build import STARTER, finish, spec

Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """`run("build", "a.yaml")`: exit code, output, error output; stages after loading are replaced."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(driver, "finish", finish)
    for name in ("LC_ALL", "LC_MESSAGES", "FACTDECK_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["factdeck", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        code = ended.value.code
        return (code if isinstance(code, int) else 0, *capfd.readouterr())

    return call


def test_build_says_what_it_wrote(run: Run):
    spec("a.yaml")
    code, out, err = run("build", "a.yaml")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"{Path('out/a/a-deck.pptx')}  3 pages  1 KB",
        f"{Path('out/a/a-factsheet.pdf')}  3 pages  1 KB",
        f"Proof of figures: {Path('out/a/a-report.html')}",
    ]


def test_quiet_says_nothing_when_all_is_well(run: Run):
    spec("a.yaml")
    assert run("build", "a.yaml", "--quiet") == (0, "", "")


def test_out_and_only(run: Run):
    spec("a.yaml")
    assert run("build", "a.yaml", "--out", "x", "--only", "deck")[0] == 0
    names = sorted(path.name for path in Path("x").iterdir())
    assert names == [".factdeck.json", "a-deck.pptx", "a-report.html", "a-report.json"]


def test_mistakes_are_listed_with_place_and_hint_errors_first(run: Run):
    spec("a.yaml", "deck warning").write_text(
        "factdeck: 1\ntitel: A\ntitle: A\norganization: B\nsections: {}\n"
    )
    code, out, err = run("build", "a.yaml", "--lang", "en")
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "unknown-key a.yaml:2:1 “titel” is not known here, did you mean “title”?",
        "wrong-type a.yaml:5:11 “sections” must be a list, but is keys with values",
        "errors: 2, warnings: 0",
    ]


def test_warnings_do_not_fail_unless_strict(run: Run):
    spec("a.yaml", "deck warning")
    code, out, err = run("build", "a.yaml")
    assert (code, len(out.splitlines())) == (0, 3)
    assert err.splitlines()[0].startswith("chart-label-too-wide ")
    assert err.splitlines()[-1] == "errors: 0, warnings: 1"
    assert run("build", "a.yaml", "--strict", "--out", "strict")[:2] == (1, "")
    assert not Path("strict").exists()


def test_one_bad_spec_fails_but_the_others_are_built(run: Run):
    spec("a.yaml")
    code, out, err = run("build", "a.yaml", "nope.yaml")
    assert (code, len(out.splitlines())) == (1, 3)
    assert "no-such-file nope.yaml" in err


def test_the_same_spec_twice_is_built_once(run: Run):
    spec("a.yaml")
    code, out, _ = run("build", "a.yaml", "./a.yaml")
    assert (code, len(out.splitlines())) == (0, 3)


@pytest.mark.parametrize(
    "arguments",
    [
        ["build"],
        ["build", "a.yaml", "--only", "slides"],
        ["build", "a.yaml", "--jobs", "0"],
        ["build", "a.yaml", "--lang", "fr"],
        ["build", "a.yaml", "--colour"],
        ["build", "a.yaml", "--standard", "pdf-x"],
        ["bild", "a.yaml"],
        ["facts"],
    ],
)
def test_wrong_usage_is_two(run: Run, arguments: list[str]):
    spec("a.yaml")
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert "Traceback" not in err
    assert not Path("out").exists()


def test_language_by_option_then_spec_then_locale(run: Run, monkeypatch: pytest.MonkeyPatch):
    path = spec("a.yaml")
    path.write_text(path.read_text() + "more: 1\n")
    assert "is not known here" in run("build", "a.yaml")[2], "the spec is English"
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "is not known here" in run("build", "a.yaml")[2]
    assert "不认识" in run("build", "a.yaml", "--lang", "zh-CN")[2]
    assert "没有这个文件" in run("build", "b.yaml")[2], "no spec, so the locale"
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert "no such file" in run("build", "b.yaml")[2]


def test_facts_as_json(run: Run):
    shutil.copy(STARTER / "zh-CN" / "spec.yaml", "spec.yaml")
    code, out, err = run("facts", "spec.yaml", "--json")
    rows = {row["id"]: row for row in json.loads(out)}
    assert (code, err) == (0, "")
    assert rows["visits"] == {
        "id": "visits",
        "label": "接待来访",
        "text": "3.2万人次",
        "value": "32000",
        "high": None,
        "series": None,
        "unit": "人次",
        "qualifier": "",
        "kind": "number",
        "sections": ["service"],
        "source": "report",
        "quote": "全年接待来访3.2万人次",
        "formula": "",
    }
    assert rows["volunteers"]["qualifier"] == "余"
    assert (rows["elderly_share"]["text"], rows["elderly_share"]["value"]) == ("65%", "65")
    assert rows["members"]["sections"] == ["care"]


def test_facts_of_a_series_a_rank_and_a_range(run: Run):
    facts = (
        "facts:\n  a: {series: {2021: 1.50, 2022: '2,000'}, unit: days, label: A}\n"
        "  b: {value: 12–15 days, label: B}\n  c: {value: 10th place, label: C}\n"
    )
    path = spec("a.yaml")
    path.write_text(path.read_text() + facts)
    rows = {row["id"]: row for row in json.loads(run("facts", "a.yaml", "--json")[1])}
    assert (rows["a"]["value"], rows["a"]["series"]) == (None, {"2021": "1.5", "2022": "2000"})
    assert (rows["b"]["value"], rows["b"]["high"], rows["b"]["kind"]) == ("12", "15", "range")
    assert (rows["c"]["value"], rows["c"]["kind"], rows["c"]["qualifier"]) == ("10", "rank", "")


def test_facts_for_a_shell(run: Run):
    shutil.copy(STARTER / "en" / "spec.yaml", "spec.yaml")
    lines = run("facts", "spec.yaml")[1].splitlines()
    assert lines[0].split("\t") == ["id", "label", "text", "value", "unit", "qualifier", "sections", "source"]
    assert lines[1].split("\t")[:4] == ["visitors", "Visitors", "over 3,200 visitors", "3200"]


def test_facts_with_mistakes(run: Run):
    path = spec("a.yaml")
    path.write_text(path.read_text() + "facts: {a: {derive: b, label: A}}\n")
    code, out, err = run("facts", "a.yaml")
    assert (code, out) == (1, "")
    assert "unknown-fact a.yaml:" in err


def test_schema_is_a_schema(run: Run):
    code, out, _ = run("schema")
    assert (code, json.loads(out)["title"]) == (0, "Spec")


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_init_makes_a_folder_whose_spec_loads(run: Run, language: str):
    assert run("init", "a/b", "--lang", language)[0] == 0
    assert sorted(path.name for path in Path("a/b").iterdir()) == [
        "README.md",
        "factdeck.schema.json",
        "spec.yaml",
    ]
    assert run("build", "a/b/spec.yaml", "--strict")[0] == 0


def test_init_overwrites_nothing(run: Run):
    Path("spec.yaml").write_text("mine")
    code, _, err = run("init", ".")
    assert (code, Path("spec.yaml").read_text()) == (1, "mine")
    assert err.startswith("init-exists spec.yaml ")
    assert not Path("README.md").exists()


def test_init_in_a_place_that_can_not_be(run: Run):
    Path("file").touch()
    code, _, err = run("init", "file/a")
    assert code == 1
    assert err.startswith("folder-unwritable ")


@pytest.mark.parametrize("command", ["", "build", "facts", "schema", "init", "workbook", "new"])
def test_help_has_an_example(run: Run, command: str):
    code, out, _ = run(*command.split(), "--help")
    assert code == 0
    assert f"Example: factdeck {command or 'init'} ".strip() in out


def test_version(run: Run):
    from factdeck import __version__

    assert run("--version")[:2] == (0, f"factdeck {__version__}\n")


def test_a_fault_of_ours_is_said_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object) -> Finished:
        raise KeyError("slot")

    monkeypatch.setattr(driver, "finish", broken)
    spec("a.yaml")
    code, out, err = run("build", "a.yaml", "--jobs", "1")
    assert (code, out) == (70, "")
    assert "KeyError: 'slot'" in err
    assert "Traceback" not in err
    assert not Path("out").exists()


def test_interrupting_leaves_nothing_behind(run: Run, monkeypatch: pytest.MonkeyPatch):
    def interrupted(*_: object) -> Finished:
        raise KeyboardInterrupt

    monkeypatch.setattr(driver, "finish", interrupted)
    spec("a.yaml")
    code, _, err = run("build", "a.yaml", "--jobs", "1")
    assert code == 130
    assert "Traceback" not in err
    assert not Path("out").exists()


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path):
    command = f"'{sys.executable}' -m factdeck schema | head -c 10; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert "Traceback" not in done.stderr
    assert "fault" not in done.stderr
    assert done.stdout.startswith("{")


def test_a_terminal_that_knows_no_chinese(tmp_path: Path):
    shutil.copy(STARTER / "zh-CN" / "spec.yaml", tmp_path)
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "factdeck", "facts", "spec.yaml"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "32000" in done.stdout


def test_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom factdeck import cli\nsys.argv = ['factdeck', '--help']\n"
        "try: cli.main()\nexcept SystemExit: pass\n"
        "heavy = ('yaml', 'pydantic', 'pptx', 'reportlab', 'matplotlib', 'PIL', 'fontTools')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
