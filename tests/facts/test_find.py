"""Numbers in running text: found once each, told apart by use, with value, unit and qualifier."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdeck.facts.find import Found, Use, find_numbers
from factdeck.facts.format import text as written
from factdeck.facts.parse import parse_quantity
from factdeck.facts.quantity import Kind, Qualifier


def uses(text: str, language: str = "zh-CN") -> list[tuple[str, str]]:
    return [(found.text, found.use.value) for found in find_numbers(text, language)]


def of_use(text: str, use: Use, language: str = "zh-CN") -> list[str]:
    return [found.text for found in find_numbers(text, language) if found.use is use]


def only(text: str, language: str = "zh-CN") -> Found:
    (found,) = find_numbers(text, language)
    return found


# One number each, with the words around it: what is found, and its value in base units.
QUANTITIES = [
    ("服务超过3万人次，", "超过3万人次", "30000", "人次"),
    ("会员104万余人。", "104万余人", "1040000", "人"),
    ("开展活动近千场次", "近千场次", "1000", "场次"),
    ("文体活动万余场次", "万余场次", "10000", "场次"),
    ("受训3000余名农民工", "3000余名", "3000", "名"),
    ("就业率达到80%", "80%", "80", "%"),
    ("满意率95%以上", "95%以上", "95", "%"),
    ("大约五千人参加", "大约五千人", "5000", "人"),
    ("三百人到场", "三百人", "300", "人"),
    ("两千余名志愿者", "两千余名", "2000", "名"),
    ("举办十二个班", "十二个", "12", "个"),
    ("为期三年的行动", "三年", "3", "年"),
    ("增长两倍", "两倍", "2", "倍"),
    ("占四成以上", "四成以上", "4", "成"),
    ("一百二十盏路灯", "一百二十盏", "120", "盏"),
    ("上千人观看", "上千人", "1000", "人"),
    ("浏览量破亿", "破亿", "100000000", ""),
    ("增长百分之三点五", "百分之三点五", "3.5", "%"),
    ("总额三点五亿元", "三点五亿元", "350000000", "元"),
    ("总额1亿3000万元", "1亿3000万元", "130000000", "元"),
    ("投入2,350,000元", "2,350,000元", "2350000", "元"),
    ("共１，２００人", "１，２００人", "1200", "人"),
    ("共 ３３．２ 万人次", "３３．２ 万人次", "332000", "人次"),
    ("同比+5.1个百分点", "+5.1个百分点", "5.1", "个百分点"),
    ("利润增长-3.2%", "-3.2%", "-3.2", "%"),
    ("浓度28微克/立方米", "28微克/立方米", "28", "微克/立方米"),
    ("每吨8.5元/吨", "8.5元/吨", "8.5", "元/吨"),
    ("气温37.5℃", "37.5℃", "37.5", "℃"),
    ("全程25 km", "25 km", "25", "km"),
    ("共1977处", "1977处", "1977", "处"),
    ("吸引300职工", "300", "300", ""),
    ("节约300元", "300元", "300", "元"),
    ("附近300米", "300米", "300", "米"),
    ("超过3000多名", "超过3000多名", "3000", "名"),
    ("来自全国第10位", "第10位", "10", "位"),
    ("名列全省第三", "第三", "3", ""),
]

QUANTITIES_EN = [
    ("and Over 182,000 visits", "Over 182,000 visits", "182000", "visits"),
    ("cost $3.2M in all", "$3.2M", "3200000", "$"),
    ("cost US$5 million", "US$5 million", "5000000", "US$"),
    ("spent RMB 300 million", "RMB 300 million", "300000000", "RMB"),
    ("about 80 percent of them", "about 80 percent", "80", "percent"),
    ("up 3.5 percentage points", "3.5 percentage points", "3.5", "percentage points"),
    ("on 311 opening days", "311 opening days", "311", "opening days"),
    ("a 3-year plan", "3-year", "3", "year"),
    ("300+ visits", "300+ visits", "300", "visits"),
    ("as little as 7 days", "as little as 7 days", "7", "days"),
    ("over three hundred schools", "over three hundred schools", "300", "schools"),
    ("fifty percent", "fifty percent", "50", "percent"),
    ("some 1950 members", "some 1950 members", "1950", "members"),
    ("2,025 people", "2,025 people", "2025", "people"),
    ("ranked 10th nationally", "10th", "10", ""),
]


@pytest.mark.parametrize(("text", "part", "value", "unit"), QUANTITIES)
def test_a_chinese_quantity(text: str, part: str, value: str, unit: str):
    found = only(text)
    assert (found.text, found.use) == (part, Use.QUANTITY)
    assert found.quantity is not None
    assert (found.quantity.value, found.quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(("text", "part", "value", "unit"), QUANTITIES_EN)
def test_an_english_quantity(text: str, part: str, value: str, unit: str):
    found = only(text, "en")
    assert (found.text, found.use) == (part, Use.QUANTITY)
    assert found.quantity is not None
    assert (found.quantity.value, found.quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("12–15天", 12, 15), ("3至5年", 3, 5), ("10%-15%", 10, 15), ("5万到8万人", 50000, 80000)],
)
def test_a_range_is_one_quantity(text: str, low: int, high: int):
    quantity = only(text).quantity
    assert quantity is not None
    assert (quantity.kind, quantity.value, quantity.high) == (Kind.RANGE, low, high)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("由1个月缩短至最快7天", ["1个月", "最快7天"]),
        ("从30到70", ["30", "70"]),
        ("352，100", ["352", "100"]),
        ("14、34项", ["14", "34项"]),
        ("职工之家763个、工会驿站671家,车间驿站129家", ["763个", "671家", "129家"]),
    ],
)
def test_before_and_after_stay_two(text: str, parts: list[str]):
    assert of_use(text, Use.QUANTITY) == parts


def test_recent_years_are_not_nearly_so_many():
    found = only("近五年的成绩")
    assert found.text == "五年" and found.quantity and found.quantity.qualifier is Qualifier.EXACT
    found = only("将近5年")
    assert found.quantity and found.quantity.qualifier is Qualifier.NEARLY


IN_WORDS = """
一线职工 两癌筛查 三支队伍 一站办 五类服务阵地 统一部署 一些做法 万众一心 百强企业 千方百计 中央八项规定
党的二十大 六个必 四个意识 二十届三中全会 八一建军节 “五一”假期 唯一 十分重要 十全十美 百日攻坚
千名干部下基层 万人大会 数百名职工 几十个 十几家 二三十人 成千上万 一带一路 “十个明确” 中国500强 双十一
十大工程 双百行动 六笔资金 约每九名会员里有一名 十佳个人 零距离 九牛一毛 五湖四海 一手抓 三农
"""
DATES = """
2025年 2021–2025 2021—2025年 2021年至2025年 2026-11 2026-11-05 2026/3/5 3月5日 11月 二〇二五年
二十世纪九十年代 2025年度 2024-2025学年 15日 8:30 五月 三季度
"""
NAMES = "COVID-19 A4 PM2.5 GB/T15835-2011 3D 5G 1+N 7×24小时 90后 301室 3·15 007"
OTHERS = [
    *((text, Use.DATE) for text in (*DATES.split(), "2026 年 6 月 30 日")),
    *((text, Use.NAME) for text in (*NAMES.split(), "GB/T 15835-2011", "Wi-Fi 6")),
    *((text, Use.ORDINAL) for text in ("第三十九届", "第二届", "第十三条", "第一")),
    *((text, Use.PHONE) for text in ("0451-84612345", "13912345678", "400-810-1234")),
    *((text, Use.MARK) for text in ("（一）", "①", "[3]", "图3", "第3页")),
    *((text, Use.ADDRESS) for text in ("https://a.com/2025/3", "x9@qq.com", "www.12371.cn")),
]


@pytest.mark.parametrize("text", IN_WORDS.split())
def test_numerals_in_words_are_no_quantities(text: str):
    assert of_use(text, Use.QUANTITY) == []


@pytest.mark.parametrize(("text", "use"), OTHERS)
def test_what_is_no_quantity_has_its_use(text: str, use: Use):
    assert uses(text) == [(text, use.value)]


def test_uses_in_context():
    assert uses("“2025春风行动”") == [("2025", "date")]
    assert uses("“十四五”时期") == [("十四五", "period")]
    assert uses("拨打12345热线") == [("12345", "phone")]
    assert uses("1. 首先\n一、其次") == [("1.", "mark"), ("一、", "mark")]
    assert uses("2025人参加2025人工智能大会") == [("2025人", "quantity"), ("2025", "date")]
    assert uses("三支队伍、百余家") == [("三支", "worded"), ("百余家", "quantity")]


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("in 2025", Use.DATE), ("2021–2025", Use.DATE), ("March 5, 2025", Use.DATE),
        ("FY2024", Use.DATE),
        ("8:30 am", Use.DATE), ("39th congress", Use.ORDINAL), ("21st century", Use.ORDINAL),
        ("No. 3", Use.ORDINAL),
        ("Figure 3", Use.MARK), ("page 4 of 12", Use.MARK), ("COVID-19", Use.NAME), ("open 24/7", Use.NAME),
        ("twelve schools", Use.WORDED), ("under sixteen", Use.WORDED), ("+1 212 555 0100", Use.PHONE),
    ],
)  # fmt: skip
def test_english_uses(text: str, use: Use):
    assert only(text, "en").use is use


WRITTEN = """
3000余名 近千场次 万余场次 33.2万人次 10余万人 十余万人 80% 第10位 12–15天 -3.2% +5.1个百分点 25人以上
最快7天 $3.2M 不足3家 2000人 2025人 1990处 1.5元/吨 三百人 百余家 上千人 1.2亿千瓦时 约0.3‰ 100㎡
15岁以下 ¥300万 12万–15万人 2万–2.5万元 48人天 3批次 1 1.25 近亿元 ±0
"""
WRITTEN_EN = """over 182,000 visits|311 days|96,400|$3.2M|80 percent|nearly 9,000|12–15 days|about 3 km
1.5bn|up to 7 days|300+ visits|5 or more|€1.5bn|2,000 people|73%|-3.2%|RMB 300 million|2.5 times"""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *((text, "zh-CN") for text in WRITTEN.split()),
        *((text, "en") for text in WRITTEN_EN.replace("\n", "|").split("|")),
    ],
)
@pytest.mark.parametrize("frame", [("{}", "{}"), ("共{}，", "We had {} in all."), ("（{}，", "({},")])
def test_what_facts_read_as_is_found_as_that(text: str, language: str, frame: tuple[str, str]):
    quantity = parse_quantity(text)
    (found,) = find_numbers(frame[language == "en"].format(written(quantity, language)), language)
    assert found.use is Use.QUANTITY
    assert found.quantity is not None
    assert (found.quantity.value, found.quantity.high) == (quantity.value, quantity.high)
    assert (found.quantity.unit, found.quantity.qualifier) == (quantity.unit, quantity.qualifier)


ALPHABET = (
    "0123456789０３，,.。、-–—~/:%+()（）[]“” \n年月日个名人次元万亿千百十一两三五第近约超余多以上至到"
    "从前后点分之几数①²{}#$¥kmKMBt@aAnd"
)


@given(st.text(st.sampled_from(ALPHABET), max_size=60), st.sampled_from(["zh-CN", "en"]))
def test_always_in_order_apart_and_as_sliced(text: str, language: str):
    end = 0
    for found in find_numbers(text, language):
        assert end <= found.start < found.end
        assert found.text == text[found.start : found.end]
        end = found.end


@given(st.text(max_size=80), st.sampled_from(["zh-CN", "en"]))
def test_never_raises(text: str, language: str):
    find_numbers(text, language)


@given(st.text(st.sampled_from(ALPHABET), max_size=60), st.sampled_from(["zh-CN", "en"]))
def test_no_digit_is_lost(text: str, language: str):
    covered = {place for found in find_numbers(text, language) for place in range(found.start, found.end)}
    assert {place for place, character in enumerate(text) if character.isdecimal()} <= covered
