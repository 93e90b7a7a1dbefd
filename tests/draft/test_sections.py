"""Headings of several kinds give the sections that a reader sees. All invented."""

from pathlib import Path

import pytest

from factdeck.base.diagnostics import Diagnostics
from factdeck.pipeline.draft import reading_of

BOXED = """\
阳光中学2025年度办学情况报告

（虚构样例）

【学校概况】

学校占地86亩，现有教学班48个，在校学生2,316人，教职工187人，其中专任教师169人。

【教育教学】

本年度开设选修课36门，学生社团28个，高考本科上线率92.4%，比上年提高3.1个百分点。

【教师发展】

全年教师外出培训213人次，立项市级课题7项，获市级以上奖励45人次。
"""
FREE = """\
丰禾集团2025年社会责任报告

关于本报告

本报告披露2025年履行社会责任情况，覆盖集团及所属26家子公司，时间范围为全年。

绿色发展

1. 节能降碳
全年投入环保资金1.2亿元，单位产值能耗下降4.3%，减排二氧化碳8.6万吨。

2. 资源循环
固废综合利用率达到96.2%，回收包装材料3,200吨，节约用水45万立方米。

员工关怀

现有员工12,480人，其中女性占38%，全年培训投入2,300万元，人均培训46学时。

社区公益

捐赠1,860万元，志愿服务时长5.2万小时，惠及群众30余万人次。
"""
DASHED = """\
青云县人民政府工作报告

一、过去一年工作回顾

过去一年，我们攻坚克难，完成地区生产总值212.4亿元，增长5.6%。

——综合实力稳步提升。一般公共预算收入增长6.1%，达到13.2亿元，固定资产投资增长8.8%。

——产业结构持续优化。规上工业增加值增长9.2%，新增规上企业23家，高新技术企业达到41家。

二、2026年主要工作

2026年预期目标：地区生产总值增长5.5%左右，城镇新增就业3,000人以上，建设学校2所。
"""


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        (BOXED, ["学校概况", "教育教学", "教师发展"]),
        (FREE, ["关于本报告", "绿色发展/节能降碳", "绿色发展/资源循环", "员工关怀", "社区公益"]),
        (
            DASHED,
            [
                "过去一年工作回顾",
                "过去一年工作回顾/综合实力稳步提升",
                "过去一年工作回顾/产业结构持续优化",
                "2026年主要工作",
            ],
        ),
    ],
    ids=("boxed", "free over numbered", "after dashes"),
)
def test_headings_of_this_kind(text: str, sections: list[str], tmp_path: Path):
    path = tmp_path / "report.txt"
    path.write_text(text, "utf-8")
    found = reading_of(path, "", Diagnostics())
    assert found is not None
    assert list(dict.fromkeys("/".join(figure.section) for figure in found[0].figures)) == sections
