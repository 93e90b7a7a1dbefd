"""What a person gets from `factdeck draft`: a spec that builds at once, and what is said of it."""

from pathlib import Path

import pytest

from factdeck.pipeline.build import build_all, load
from factdeck.pipeline.check import check
from factdeck.pipeline.draft import DraftResult, Wish, draft

from .documents import budget_xlsx, library_docx, write
from .tables import TEXTS

REPORT = """\
云岭县医院2025年工作总结

（虚构样例）

一、医疗服务

全年门诊量52.3万人次，同比增长6.1%。平均住院日由9.2天降至7.8天。引进设备12台，其中CT2台。

二、队伍建设

现有职工1,204人，其中高级职称86人、博士12人、硕士97人。全年培训320人次。培训覆盖率96%。
"""


def codes(result: DraftResult) -> list[str]:
    return [item.code for item in result.diagnostics]


def drafted(folder: Path, text: str = REPORT, name: str = "report.txt") -> DraftResult:
    report = write(folder, name, text.encode())
    (folder / ".factdeck").touch()
    return draft(report, Wish(folder / "deck" / "new.yaml"))


def builds(result: DraftResult, folder: Path) -> None:
    assert result.path is not None, codes(result)
    (built,) = build_all([result.path], out=folder / "out")
    errors = [item.line("en") for item in built.diagnostics if item.severity == "error"]
    assert (errors, len(built.outputs)) == ([], 2)
    assert not check(result.path, out=folder / "out").diagnostics.has_errors()


def test_every_figure_has_its_quote_and_stands_where_it_was(tmp_path: Path):
    result = drafted(tmp_path)
    assert result.path is not None
    spec = load(result.path).spec
    assert spec.draft
    assert (spec.title, spec.organization, spec.period) == (
        "云岭县医院2025年工作总结",
        "云岭县医院",
        "2025年",
    )
    assert [section.title for section in spec.sections] == ["医疗服务", "队伍建设"]
    visits = spec.facts["门诊量"]
    assert (visits.value, visits.label, visits.quote) == ("52.3万人次", "门诊量", "全年门诊量52.3万人次")
    (change,) = spec.sections[0].comparisons
    assert (change.before, change.after) == ("平均住院日原", "平均住院日现")
    (share,) = [chart for chart in spec.sections[1].charts if chart.whole]
    assert share.whole == "职工"


def test_its_lines_can_be_ticked(tmp_path: Path):
    result = drafted(tmp_path)
    assert result.path is not None
    lines = [line for line in result.path.read_text("utf-8").splitlines() if "quote: " in line]
    assert len(lines) == len(load(result.path).spec.facts)
    assert all("# [ ]" in line for line in lines)


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(TEXTS.iterdir()), ids=lambda path: path.stem)
def test_texts_build_without_an_edit(path: Path, tmp_path: Path):
    builds(draft(path, Wish(tmp_path / "deck" / "new.yaml")), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "made"), [("a.docx", library_docx), ("b.xlsx", budget_xlsx)])
def test_documents_build_without_an_edit(name: str, made: object, tmp_path: Path):
    assert callable(made)
    report = write(tmp_path, name, made())
    builds(draft(report, Wish(tmp_path / "deck" / "new.yaml")), tmp_path)


def test_what_is_set_aside_is_said(tmp_path: Path):
    result = draft(TEXTS / "messy-scan.txt", Wish(tmp_path / "deck" / "new.yaml"))
    said = " ".join(phrase.text("zh-CN") for phrase in result.said)
    assert "页码、页眉 3 行" in said
    assert "图片说明 2 条" in said
    assert "没有写完的段落 1 段" in said
    assert result.path is not None
    assert "培育工匠学员。" not in result.path.read_text("utf-8")  # it is not completed


def test_contradictions_are_reported(tmp_path: Path):
    text = REPORT + "\n三、其他\n\n截至年底，医院职工总数达到1,310人。全年门诊量53.3万人次。\n"
    assert (
        "draft-conflict" not in codes(drafted(tmp_path / "a", REPORT))
        if (tmp_path / "a").mkdir() is None
        else 0
    )
    text = text.replace("三、其他", "医疗服务再看\n\n本节补充：全年门诊量60.1万人次。\n\n三、其他")
    (tmp_path / "b").mkdir()
    result = drafted(tmp_path / "b", text.replace("二、队伍建设", "全年门诊量61.7万人次。\n\n二、队伍建设"))
    assert "draft-conflict" in codes(result)


def test_a_report_outside_the_project_is_copied(tmp_path: Path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / ".factdeck").touch()
    report = write(tmp_path, "far.txt", REPORT.encode())
    result = draft(report, Wish(tmp_path / "in" / "deck" / "new.yaml"))
    assert codes(result) == ["draft-copied"]
    assert result.path is not None
    assert load(result.path).spec.sources["report"].file == "sources/far.txt"


def test_a_text_without_figures_still_has_points(tmp_path: Path):
    result = draft(TEXTS / "no-figures.txt", Wish(tmp_path / "deck" / "new.yaml"))
    assert "draft-nothing" in codes(result)
    assert result.path is not None
    assert load(result.path).spec.sections[0].points


# --- a new version of the report


def test_a_new_version_keeps_what_a_person_changed(tmp_path: Path):
    first = drafted(tmp_path)
    assert first.path is not None
    text = first.path.read_text("utf-8")
    mine = text.replace("label: 门诊量,", "label: 门诊人次,").replace("title: 队伍建设", "title: 我们的队伍")
    mine = "".join(line for line in mine.splitlines(True) if not line.startswith("  培训覆盖率:"))
    mine = mine.replace(", 培训覆盖率]", "]")
    first.path.write_text(mine, "utf-8")
    second = drafted(
        tmp_path,
        REPORT.replace("52.3万人次", "54.8万人次").replace("全年培训320人次", "全年培训320人次、义诊18场"),
    )
    told = {(item.code, str(item.arguments.get("new", ""))) for item in second.diagnostics}
    assert ("draft-changed", "54.8万人次") in told
    assert "draft-added" in codes(second)
    assert second.path == first.path
    spec = load(first.path).spec
    assert (spec.facts["门诊量"].value, spec.facts["门诊量"].label) == ("54.8万人次", "门诊人次")
    assert "培训覆盖率" not in spec.facts
    assert spec.facts["义诊"].value == "18场"
    assert spec.sections[1].title == "我们的队伍"


def test_a_tick_is_kept_until_the_figure_changes(tmp_path: Path):
    first = drafted(tmp_path)
    assert first.path is not None
    first.path.write_text(first.path.read_text("utf-8").replace("# [ ]", "# [x]"), "utf-8")
    drafted(tmp_path, REPORT.replace("培训覆盖率96%", "培训覆盖率97%"))
    lines = first.path.read_text("utf-8").splitlines()
    assert [line.split(":")[0].strip() for line in lines if "# [ ]" in line] == ["培训覆盖率"]


def test_a_spec_that_is_no_draft_is_never_overwritten(tmp_path: Path):
    (tmp_path / "deck").mkdir()
    own = tmp_path / "deck" / "new.yaml"
    own.write_text("factdeck: 1\n", "utf-8")
    result = drafted(tmp_path)
    assert (own.read_text("utf-8"), result.path) == ("factdeck: 1\n", own.with_name("new (new).yaml"))
    assert "draft-kept" in codes(result)


def test_the_same_report_drafted_again_changes_nothing(tmp_path: Path):
    first = drafted(tmp_path)
    assert first.path is not None
    text = first.path.read_text("utf-8")
    assert not {"draft-added", "draft-changed", "draft-gone"} & set(codes(drafted(tmp_path)))
    assert first.path.read_text("utf-8") == text


def test_a_new_draft_reads_the_same_for_the_same_text(tmp_path: Path):
    texts = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        result = drafted(tmp_path / name)
        assert result.path is not None
        texts.append(result.path.read_text("utf-8"))
    assert texts[0] == texts[1]


def test_a_part_that_breaks_off_has_no_page(tmp_path: Path):
    torn = "\n三、服务创新\n\n全院推行智慧服务，印\n\n四、后勤\n\n改造食堂3个，新建停车位260个。\n"
    result = drafted(tmp_path, REPORT + torn)
    assert result.path is not None
    assert [section.title for section in load(result.path).spec.sections] == ["医疗服务", "队伍建设", "后勤"]
    assert "# 原文这一段没有写完：……全院推行智慧服务，印" in result.path.read_text("utf-8")


def test_what_both_changed_stays_as_the_person_has_it_and_is_told(tmp_path: Path):
    first = drafted(tmp_path)
    assert first.path is not None
    text = first.path.read_text("utf-8")
    first.path.write_text(text.replace("title: 云岭县医院2025年工作总结\n", "title: 我们的一年\n"), "utf-8")
    second = drafted(tmp_path, REPORT.replace("2025年工作总结", "2025年度工作总结"))
    (conflict,) = [item for item in second.diagnostics if item.code == "draft-conflict-line"]
    assert "云岭县医院2025年度工作总结" in str(conflict.arguments["theirs"])
    assert load(first.path).spec.title == "我们的一年"


def test_the_command_says_what_it_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from typer.testing import CliRunner

    from factdeck.cli import app

    write(tmp_path, "report.txt", REPORT.encode("gb18030"))
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["draft", "report.txt", "--workbook", "numbers.xlsx", "--lang", "zh-CN"])
    assert done.exit_code == 0, done.output
    assert "已写 deck/report.yaml：2 个部分" in done.output
    assert (tmp_path / "numbers.xlsx").exists()
    assert (tmp_path / "deck" / "factdeck.schema.json").exists()
    assert CliRunner().invoke(app, ["draft"]).exit_code == 2
    assert CliRunner().invoke(app, ["draft", "none.txt"]).exit_code == 1


def test_a_long_report_shows_its_strongest_parts_and_lists_the_others(tmp_path: Path):
    names = "一二三四五六七八九十"
    parts = [
        f"{name}、第{name}方面\n\n举办活动{12 + 7 * n}场，参加{100 * n + 37}人次，投入资金{n + 2}.5万元。"
        for n, name in enumerate(names)
    ]
    result = drafted(tmp_path, "云岭县2025年工作总结\n\n" + "\n\n".join(parts))
    assert result.path is not None
    spec = load(result.path).spec
    assert (len(spec.sections), len(spec.facts)) == (9, 30)
    assert "#   - id: 第一方面" in result.path.read_text("utf-8")
