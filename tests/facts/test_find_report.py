"""Every quantity of whole texts, against tables made by hand: recall and precision are whole."""

from decimal import Decimal
from pathlib import Path

import pytest

from factdeck.facts.find import Use, find_numbers

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

# As the text writes it; value in base units; unit; qualifier.
DIGEST = """
五年 5 年|五年 5 年|14项 14 项|34项 34 项|65次 65 次|84次 84 次|近千场次 1000 场次 近|23个 23 个
33.2万人次 332000 人次|2285个 2285 个|100期 100 期|381期 381 期|万余场次 10000 场次 余|2万余人次 20000 人次 余
200余次 200 次 余|3.5万余条 35000 条 余|2.4亿次 240000000 次|第10位 10 位 第|第5位 5 位 第|679名 679 名
111个 111 个
352场次 352 场次|26.2万人次 262000 人次|476万元 4760000 元|3000余名 3000 名 余|80% 80 %|1.5亿元 150000000 元
260万人次 2600000 人次|3370户 3370 户|1376.2万元 13762000 元|74.6万人次 746000 人次|16.8万名 168000 名
1.4万名 14000 名|8000余名 8000 名 余|2600名 2600 名|近千场次 1000 场次 近|7343.4万元 73434000 元|763个 763 个
671家 671 家|129家 129 家|220家 220 家|194家 194 家|三年 3 年|25人以上 25 人 以上
1.5万家 15000 家
104万余人 1040000 人 余|11.8万人 118000 人|136项 136 项|1个月 1 个月|最快7天 7 天 最快
4.7亿元 470000000 元
7049.6万元 70496000 元|156项 156 项|23项 23 项|1万余人次 10000 人次 余|370名 370 名
2.8万人 28000 人|58项 58 项
"""
NAMED = ["百强", "第三十九届", "第二届", "第十九届", "2025", "两癌", "五类", "十四五", "一站"]

LIBRARY = """
over 182,000 visits|311 opening days|96,400 books|41,250 e-books|nearly 9,000 other items|24,300 members
6,075|418 events|12,900 people|73%|81,000|124,000|151,000|168,000|182,000|2 days|9 days|$1.3M
$0.4M|3,650 hours
"""

# In the style of a statistics bulletin, a hospital, a school, minutes, a village and a company.
OTHERS = [
    (
        "2025年，全县实现地区生产总值186.4亿元，同比增长6.2%，高于全省平均0.7个百分点。一般公共预算收入突破9亿元。"
        "城镇新增就业4,218人，完成年度任务的105.5%。新建高标准农田12.6万亩，粮食总产量达到38.9万吨，实现“二十连丰”。"
        "新增“四上”企业23家，改造老旧小区48个、惠及居民6300余户。PM2.5平均浓度28微克/立方米。",
        "186.4亿元|6.2%|0.7个百分点|突破9亿元|4,218人|105.5%|12.6万亩|38.9万吨|23家|48个|6300余户|28微克/立方米",
    ),
    (
        "全年门急诊量118.7万人次；平均住院日由8.3天降至7.1天。开展四级手术4126台次，占比31.5%。CMI值1.12。引进3.0T核磁共振"
        "1台。胸痛中心D2B时间缩短至68分钟。荣获“三八红旗集体”1个。满意度连续3年保持在95%以上。",
        "118.7万人次|8.3天|7.1天|4126台次|31.5%|1.12|1台|68分钟|1个|3年|95%以上",
    ),
    (
        "学校占地约320亩，建筑面积11.2万平方米，在校生3,486名。2025届高考一本上线率62.7%，600分以上43人。周三下午第七、八节为"
        "社团活动时间。近三年，发表论文140余篇。图书馆藏书18.6万册，生均53册。",
        "约320亩|11.2万平方米|3,486名|62.7%|600分以上|43人|三年|140余篇|18.6万册|53册",
    ),
    (
        "会议由张三主持，应到15人，实到13人。会议讨论了第二项议题，要求11月30日前完成整改，下次会议定于12月5日上午9:00在3楼"
        "会议室召开。联系电话：0451-12345678；邮箱：office2025@example.gov.cn",
        "15人|13人",
    ),
    (
        "全村426户1583人，低保户三十二户。村集体收入由2020年的3.6万元增加到2025年的51万元，翻了近四番。安装路灯一百二十盏，"
        "种植连翘2000余亩、油用牡丹八百多亩，户均增收三千余元。三支队伍齐上阵，五湖四海的客商上百家。",
        "426户|1583人|三十二户|3.6万元|51万元|近四番|一百二十盏|2000余亩|八百多亩|三千余元|上百家",
    ),
    (
        "公司2025年实现营业收入人民币123.45亿元，同比下降3.2%；基本每股收益0.58元。研发投入占比由5.1%提高到6.4%，拥有专利"
        "1,024件。光伏装机容量25兆瓦，年发电2,800万千瓦时。到2030年，女性占比达到四成以上。",
        "123.45亿元|3.2%|0.58元|5.1%|6.4%|1,024件|25兆瓦|2,800万千瓦时|四成以上",
    ),
]
OTHERS_EN = [
    (
        "In 2025 the hospital treated more than 48,000 inpatients, up 6.4% on 2024. Average length of stay "
        "fell from 5.2 to 4.7 days. We opened 3 new wards with 96 beds. Revenue reached "
        "$512.6 million; capital spending was $38m. Around 92 percent of patients would recommend us. "
        "Our line, 0800 123 4567, took 18,500 calls. COVID-19 wards closed in March.",
        "more than 48,000 inpatients|6.4%|5.2|4.7 days|3 new wards|96 beds|$512.6 million|$38m"
        "|Around 92 percent|18,500 calls",
    ),
    (
        "Fiscal year 2024–25 at a glance: 1.2 million books lent, nearly 150,000 attendees. Membership grew "
        "by 11 percent to 86,400. The 19th Annual Festival drew twelve thousand visitors over three days. "
        "CO2 emissions fell 14% to 310 tonnes. Energy use: 2.4 GWh. The library ranked 3rd in the state. "
        "Figure 2 shows the five branches.",
        "1.2 million books|nearly 150,000 attendees|11 percent|86,400|twelve thousand visitors|14%"
        "|310 tonnes|2.4 GWh|3rd",
    ),
]


def rows(table: str) -> list[list[str]]:
    return [entry.split(" ") for line in table.split("\n") if line for entry in line.split("|")]


def quantities(text: str, language: str) -> list[str]:
    return [found.text for found in find_numbers(text, language) if found.use is Use.QUANTITY]


def test_the_digest():
    found = find_numbers((SEEDS / "harbin-unions.md").read_text("utf-8"), "zh-CN")
    table = [
        [item.text, f"{item.quantity.value:f}", item.quantity.unit, item.quantity.qualifier_text]
        for item in found
        if item.use is Use.QUANTITY and item.quantity
    ]
    expected = [[*row, ""][:4] for row in rows(DIGEST)]
    assert table == expected
    others = [item.text for item in found if item.use is not Use.QUANTITY]
    assert [name for name in NAMED if name not in others] == []


def test_the_library_report():
    text = (SEEDS / "library-sample.md").read_text("utf-8")
    assert quantities(text, "en") == [
        entry for line in LIBRARY.split("\n") if line for entry in line.split("|")
    ]


@pytest.mark.parametrize(
    ("text", "table", "language"),
    [*((*pair, "zh-CN") for pair in OTHERS), *((*pair, "en") for pair in OTHERS_EN)],
)
def test_other_kinds_of_text(text: str, table: str, language: str):
    assert quantities(text, language) == table.split("|")


def test_scanned_commas_part_numbers():
    """A scanner's ASCII commas stand for ，and 、."""
    text = "招聘会352场次,覆盖26.2万人次,职工之家763个,工会驿站671家,2025年底"
    assert quantities(text, "zh-CN") == ["352场次", "26.2万人次", "763个", "671家"]


def test_what_facts_say_of_themselves():
    (found,) = find_numbers("会员104万余人", "zh-CN")
    assert found.quantity is not None
    assert found.quantity.value == Decimal(1040000)
    assert (found.quantity.scale, found.quantity.decimals) == ("万", 0)
