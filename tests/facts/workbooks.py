"""Workbooks as people fill them in, and specs that read them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from factdeck.base.diagnostics import Diagnostic, Diagnostics
from factdeck.facts.workbook import fill
from factdeck.spec.load import examine
from factdeck.spec.project import Project

SPEC = """
factdeck: 1
title: 小结
organization: 某服务站
language: zh-CN
date: 2026-01
data: numbers.xlsx
facts:
  visits: {label: 接待来访}
  rate: {label: 就业率}
  days: {label: 办理天数}
  fund: {label: 筹集资金}
  total: {label: 合计, derive: visits + visits}
  yearly: {label: 年度人次}
sections: [{id: one, title: 一, figures: [visits, rate]}]
"""
HEAD = ("指标", "数值", "单位", "限定词", "来源", "原文摘句", "说明", "上年数", "编号", "时间或类别")
"""Columns A to J."""


def row(label: str, value: object = None, unit: str = "", **others: object) -> list[object]:
    """A row under HEAD; `others`: qualifier, source, quote, note, last, id, point."""
    names = ("qualifier", "source", "quote", "note", "last", "id", "point")
    return [label, value, unit, *(others.get(name) for name in names)]


def save(path: Path, rows: Sequence[Sequence[object]], head: Sequence[object] = HEAD, above: int = 1) -> Any:
    """A workbook with who reports in A1, headings in row `above` + 1; gives the sheet for further changes."""
    book: Any = Workbook()
    sheet = book.active
    sheet.title = "数字"
    sheet.append(["填报人", "张三"])
    for _ in range(above - 1):
        sheet.append([])
    for line in (head, *rows):
        sheet.append(list(line))
    book.save(path)
    return sheet


def resave(sheet: Any, path: Path) -> None:
    """Save what a test has changed in a sheet."""
    sheet.parent.save(path)


def read(folder: Path, spec: str = SPEC) -> tuple[Project, list[Diagnostic]]:
    """The spec with the workbook of the folder, and what was found."""
    path, found = folder / "spec.yaml", Diagnostics()
    path.write_text(spec, "utf-8")
    project = examine(path, found, fill)
    assert project
    return project, list(found)


def filled(folder: Path, *rows: Sequence[object]) -> tuple[Project, list[Diagnostic]]:
    """As `read`, of a workbook with these rows, the first of them row 3."""
    save(folder / "numbers.xlsx", rows, above=1)
    return read(folder)


def codes(found: Sequence[Diagnostic]) -> Mapping[str, str]:
    """Code → cell of each finding."""
    return {item.code: item.location.cell if item.location else "" for item in found}
