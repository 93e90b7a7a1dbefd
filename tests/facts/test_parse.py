"""Quantities as people write them: what they mean, how they read back, what is refused and why."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factdeck.facts.format import figure
from factdeck.facts.number import REASONS, QuantityError
from factdeck.facts.parse import parse_quantity
from factdeck.facts.quantity import Kind, Qualifier

ZH, EN = "zh-CN", "en"

# text, (lead, digits, unit), exact value, qualifier
CHINESE = [
    ("33.2万人次", ("", "33.2", "万人次"), "332000", Qualifier.EXACT),
    ("3000余名", ("", "3000", "余名"), "3000", Qualifier.MORE),
    ("近千场次", ("近", "千", "场次"), "1000", Qualifier.NEARLY),
    ("万余场次", ("", "万", "余场次"), "10000", Qualifier.MORE),
    ("1万余人次", ("", "1", "万余人次"), "10000", Qualifier.MORE),
    ("104万余人", ("", "104", "万余人"), "1040000", Qualifier.MORE),
    ("2.4亿次", ("", "2.4", "亿次"), "240000000", Qualifier.EXACT),
    ("80%", ("", "80", "%"), "80", Qualifier.EXACT),
    ("1.5亿元", ("", "1.5", "亿元"), "150000000", Qualifier.EXACT),
    ("1376.2万元", ("", "1376.2", "万元"), "13762000", Qualifier.EXACT),
    ("1.50亿元", ("", "1.50", "亿元"), "150000000", Qualifier.EXACT),
    ("最快7天", ("最快", "7", "天"), "7", Qualifier.AT_BEST),
    ("最高达80%", ("最高达", "80", "%"), "80", Qualifier.AT_BEST),
    ("25人以上", ("", "25", "人以上"), "25", Qualifier.MORE),
    ("7天以内", ("", "7", "天以内"), "7", Qualifier.AT_BEST),
    ("500人左右", ("", "500", "人左右"), "500", Qualifier.ABOUT),
    ("超500人", ("超", "500", "人"), "500", Qualifier.MORE),
    ("超过500人", ("超过", "500", "人"), "500", Qualifier.MORE),
    ("不足10家", ("不足", "10", "家"), "10", Qualifier.NEARLY),
    ("逾百家", ("逾", "百", "家"), "100", Qualifier.MORE),
    ("上万人次", ("上", "万", "人次"), "10000", Qualifier.MORE),
    ("近千", ("近", "千", ""), "1000", Qualifier.NEARLY),
    ("约11%", ("约", "11", "%"), "11", Qualifier.ABOUT),
    ("300多人", ("", "300", "多人"), "300", Qualifier.MORE),
    ("10余万人", ("", "10", "余万人"), "100000", Qualifier.MORE),
    ("十余万人", ("", "十", "余万人"), "100000", Qualifier.MORE),
    ("十来个", ("", "十", "来个"), "10", Qualifier.ABOUT),
    ("100万+", ("", "100", "万+"), "1000000", Qualifier.MORE),
    ("三百人", ("", "三百", "人"), "300", Qualifier.EXACT),
    ("一千二百万人", ("", "一千二百万", "人"), "12000000", Qualifier.EXACT),
    ("二〇二五年", ("", "二〇二五", "年"), "2025", Qualifier.EXACT),
    ("3.5万余条", ("", "3.5", "万余条"), "35000", Qualifier.MORE),
    ("300万千瓦时", ("", "300", "万千瓦时"), "3000000", Qualifier.EXACT),
    ("5千克", ("", "5", "千克"), "5", Qualifier.EXACT),
    ("5千人", ("", "5", "千人"), "5000", Qualifier.EXACT),
    ("0.5个百分点", ("", "0.5", "个百分点"), "0.5", Qualifier.EXACT),
    ("37分钟", ("", "37", "分钟"), "37", Qualifier.EXACT),
    ("98.5分", ("", "98.5", "分"), "98.5", Qualifier.EXACT),
    ("25℃", ("", "25", "℃"), "25", Qualifier.EXACT),
    ("120㎡", ("", "120", "㎡"), "120", Qualifier.EXACT),
    ("26人次/场", ("", "26", "人次/场"), "26", Qualifier.EXACT),
    ("¥1.5亿", ("¥", "1.5", "亿"), "150000000", Qualifier.EXACT),
    ("+3%", ("+", "3", "%"), "3", Qualifier.EXACT),
    ("−5%", ("−", "5", "%"), "-5", Qualifier.EXACT),
    ("±0", ("±", "0", ""), "0", Qualifier.EXACT),
    ("0", ("", "0", ""), "0", Qualifier.EXACT),
]
ENGLISH = [
    ("1,234.5 km", ("", "1,234.5", " km"), "1234.5", Qualifier.EXACT),
    ("$3.2M", ("$", "3.2", "M"), "3200000", Qualifier.EXACT),
    ("US$3.2M", ("US$", "3.2", "M"), "3200000", Qualifier.EXACT),
    ("−$3.2M", ("−$", "3.2", "M"), "-3200000", Qualifier.EXACT),
    ("£4.5 million", ("£", "4.5", " million"), "4500000", Qualifier.EXACT),
    ("£4.5m", ("£", "4.5", "m"), "4500000", Qualifier.EXACT),
    ("RMB 5 million", ("RMB ", "5", " million"), "5000000", Qualifier.EXACT),
    ("5 m", ("", "5", " m"), "5", Qualifier.EXACT),
    ("1.2bn", ("", "1.2", "bn"), "1200000000", Qualifier.EXACT),
    ("12K visits", ("", "12", "K visits"), "12000", Qualifier.EXACT),
    ("over 300", ("over ", "300", ""), "300", Qualifier.MORE),
    ("over 300 visits", ("over ", "300", " visits"), "300", Qualifier.MORE),
    ("Over 9 libraries", ("Over ", "9", " libraries"), "9", Qualifier.MORE),
    ("more than 1,000,000 people", ("more than ", "1,000,000", " people"), "1000000", Qualifier.MORE),
    ("nearly 40%", ("nearly ", "40", "%"), "40", Qualifier.NEARLY),
    ("about 1,200 visits", ("about ", "1,200", " visits"), "1200", Qualifier.ABOUT),
    ("approx. 30 km", ("approx. ", "30", " km"), "30", Qualifier.ABOUT),
    ("~40", ("~", "40", ""), "40", Qualifier.ABOUT),
    ("up to 40%", ("up to ", "40", "%"), "40", Qualifier.AT_BEST),
    ("as little as 7 days", ("as little as ", "7", " days"), "7", Qualifier.AT_BEST),
    ("300+ visits", ("", "300", "+ visits"), "300", Qualifier.MORE),
    ("$3M+", ("$", "3", "M+"), "3000000", Qualifier.MORE),
    ("300 or more visits", ("", "300", " or more visits"), "300", Qualifier.MORE),
    ("25 people or fewer", ("", "25", " people or fewer"), "25", Qualifier.AT_BEST),
    ("80 percent", ("", "80", " percent"), "80", Qualifier.EXACT),
    ("80% of members", ("", "80", "% of members"), "80", Qualifier.EXACT),
    ("5 °C", ("", "5", " °C"), "5", Qualifier.EXACT),
    ("12 t CO2", ("", "12", " t CO2"), "12", Qualifier.EXACT),
    ("1,200 library visits", ("", "1,200", " library visits"), "1200", Qualifier.EXACT),
]


@pytest.mark.parametrize(
    ("language", "text", "runs", "value", "qualifier"),
    [(ZH, *row) for row in CHINESE] + [(EN, *row) for row in ENGLISH],
)
def test_a_written_number_is_understood_and_reads_back_as_written(language, text, runs, value, qualifier):
    quantity = parse_quantity(text)
    reads = figure("f", quantity, language)
    assert (reads.lead, reads.digits, reads.unit) == runs
    assert str(reads) == text
    assert str(quantity.value) == value
    assert quantity.qualifier is qualifier


# What is written in many ways reads in one.
@pytest.mark.parametrize(
    ("language", "text", "normal"),
    [
        (ZH, "１２．５％", "12.5%"),
        (ZH, "３，０００余名", "3000余名"),
        (ZH, "1,234.5 km", "1234.5 km"),
        (ZH, " 33.2 万 人次 ", "33.2万人次"),
        (ZH, "达到80%", "80%"),
        (ZH, "-5%", "−5%"),
        (ZH, "￥500万", "¥500万"),
        (ZH, "12-15天", "12–15天"),
        (ZH, "12～15天", "12–15天"),
        (ZH, "12至15天", "12–15天"),
        (ZH, "3–5万元", "3万–5万元"),
        (ZH, "10%–20%", "10–20%"),
        (EN, "12-15 days", "12–15 days"),
        (EN, "12 to 15 days", "12–15 days"),
        (EN, "$3M–$5M", "$3–5M"),
        (EN, "1234.5km", "1,234.5 km"),
        (EN, "1.2 bn", "1.2bn"),
        (EN, "$-5", "−$5"),
        (EN, ".5", "0.5"),
        (EN, "5 million RMB", "RMB 5 million"),
    ],
)
def test_variants_are_written_in_one_way(language, text, normal):
    quantity = parse_quantity(text)
    assert str(figure("f", quantity, language)) == normal
    assert parse_quantity(normal) == quantity


@pytest.mark.parametrize(
    ("text", "low", "high", "runs"),
    [
        ("12–15天", "12", "15", ("", "12–15", "天")),
        ("3万–5万元", "30000", "50000", ("", "3万–5", "万元")),
        ("约12–15天", "12", "15", ("约", "12–15", "天")),
        ("−12–−3℃", "-12", "-3", ("", "−12–−3", "℃")),
    ],
)
def test_a_range_has_two_ends(text, low, high, runs):
    quantity = parse_quantity(text)
    assert quantity.kind is Kind.RANGE
    assert (str(quantity.value), str(quantity.high)) == (low, high)
    reads = figure("f", quantity, ZH)
    assert (reads.lead, reads.digits, reads.unit) == runs


@pytest.mark.parametrize(
    ("language", "text", "value", "runs"),
    [
        (ZH, "第10位", 10, ("第", "10", "位")),
        (ZH, "第一名", 1, ("第", "一", "名")),
        (ZH, "第三十九届", 39, ("第", "三十九", "届")),
        (ZH, "前10名", 10, ("前", "10", "名")),
        (EN, "1st", 1, ("", "1", "st")),
        (EN, "22nd", 22, ("", "22", "nd")),
        (EN, "13th place", 13, ("", "13", "th place")),
        (EN, "No. 10", 10, ("No. ", "10", "")),
        (EN, "#3", 3, ("#", "3", "")),
        (EN, "top 10", 10, ("top ", "10", "")),
    ],
)
def test_a_rank_is_a_kind_of_its_own(language, text, value, runs):
    quantity = parse_quantity(text)
    assert quantity.kind is Kind.RANK
    assert quantity.value == value
    reads = figure("f", quantity, language)
    assert (reads.lead, reads.digits, reads.unit) == runs
    assert str(reads) == text


@pytest.mark.parametrize(
    ("text", "unit", "reads"),
    [
        ("352", "场次", "352场次"),
        ("476", "万元", "476万元"),
        ("476万", "万元", "476万元"),
        ("80", "%", "80%"),
        ("3000余", "名", "3000余名"),
        ("25以上", "人", "25人以上"),
        ("近千", "场次", "近千场次"),
        ("3.2", "$", "$3.2"),
        ("352场次", "场次", "352场次"),
        ("12–15", "天", "12–15天"),
        ("第10", "位", "第10位"),
    ],
)
def test_the_unit_may_stand_beside_the_number(text, unit, reads):
    assert str(figure("f", parse_quantity(text, unit), ZH)) == reads


def test_the_unit_beside_the_number_gives_it_its_scale_and_kind():
    assert parse_quantity("476", "万元").value == 4760000
    assert parse_quantity("80", "%").kind is Kind.PERCENT


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("9" * 90, "too-long"),
        ("1234567890123456789", "too-long"),
        ("很多", "indefinite"),
        ("数千", "indefinite"),
        ("几百人", "indefinite"),
        ("若干", "indefinite"),
        ("several", "indefinite"),
        ("NaN", "no-number"),
        ("two million", "no-number"),
        ("全市300人", "words-before"),
        ("CO2", "words-before"),
        ("1.234.567", "grouping"),
        ("12,34", "grouping"),
        ("1234,567", "grouping"),
        ("14:30", "grouping"),
        ("1/2", "grouping"),
        ("1e6", "grouping"),
        ("007", "leading-zero"),
        ("2024-05-01", "leading-zero"),
        ("1亿3000万元", "several-numbers"),
        ("5年3个月", "several-numbers"),
        ("12 345", "several-numbers"),
        ("3天至5天", "several-numbers"),
        ("五一", "numeral"),
        ("约500人左右", "qualifiers"),
        ("超过300余人", "qualifiers"),
        ("+300余人", "qualifiers"),
        ("约第3名", "qualifiers"),
        ("15–12天", "range-order"),
        ("12–12天", "range-order"),
        ("8万–1亿元", "range-scale"),
        ("10%–20人", "unit"),
        ("$3–€5", "unit"),
        ("第0名", "rank"),
        ("第1.5名", "rank"),
        ("第十余名", "rank"),
        ("±3%", "sign"),
        ("4.7亿元。", "unit"),
        ("三分之一", "unit"),
        ("百分之八十", "unit"),
        ("$5 million in grants", "unit"),
        ("5.", "unit"),
        ("12-day", "unit"),
    ],
)
def test_nonsense_is_refused_with_its_reason(text, code):
    with pytest.raises(QuantityError) as error:
        parse_quantity(text)
    assert error.value.code == code
    assert str(error.value) == REASONS[code]
    assert isinstance(error.value, ValueError)


@pytest.mark.parametrize(
    ("text", "unit"), [("352场次", "人"), ("80%", "人"), ("476亿", "万元"), ("$5", "元")]
)
def test_a_second_unit_that_differs_is_refused(text, unit):
    with pytest.raises(QuantityError, match="unit is given twice"):
        parse_quantity(text, unit)


def test_every_reason_is_tripped_above():
    tripped = {"unit-twice"} | {
        mark.args[1][index][1]
        for mark in test_nonsense_is_refused_with_its_reason.pytestmark
        for index in range(len(mark.args[1]))
    }
    assert tripped == set(REASONS)


def _number(digits: int, decimals: int) -> st.SearchStrategy[str]:
    return st.decimals(0, 10**digits, places=decimals, allow_nan=False).map(lambda number: f"{number:f}")


_NUMBERS = st.integers(0, 3).flatmap(lambda decimals: _number(6, decimals))
_ZH_UNITS = st.sampled_from(["人次", "名", "家", "元", "%", "天", "", "平方米", "个百分点", "场次", "千瓦时"])
_EN_UNITS = st.sampled_from([" visits", " km", "%", "", " library visits", " days", " m²"])


@st.composite
def _chinese(draw: st.DrawFn) -> str:
    lead = draw(st.sampled_from(["", "近", "约", "超", "最快", "不足", "−"]))
    scale = draw(st.sampled_from(["", "万", "亿", "万亿", "千"]))
    infix = draw(st.sampled_from(["", "余", "多"])) if not lead else ""
    unit = draw(_ZH_UNITS)
    tail = draw(st.sampled_from(["", "以上", "左右"])) if unit and not lead and not infix else ""
    if scale == "千" and not infix and unit == "千瓦时":
        scale = ""  # 千千瓦时 is nobody's way to write it
    return f"{lead}{draw(_NUMBERS)}{scale}{infix}{unit}{tail}"


@st.composite
def _english(draw: st.DrawFn) -> str:
    lead = draw(st.sampled_from(["", "over ", "nearly ", "about ", "up to ", "−"]))
    number = f"{Decimal(draw(_NUMBERS)):,f}"
    if draw(st.booleans()):
        sign, scale = (
            draw(st.sampled_from(["$", "£", "€", "US$"])),
            draw(st.sampled_from(["", "M", "bn", " million"])),
        )
        return f"{lead}{sign}{number}{scale}"
    scale = draw(st.sampled_from(["", "K", "M", "bn", " million", " billion"]))
    plus = "+" if not lead and draw(st.booleans()) else ""
    return f"{lead}{number}{scale}{plus}{draw(_EN_UNITS)}"


@given(_chinese())
def test_any_chinese_quantity_reads_back_as_written(text: str):
    _round_trip(text, ZH)


@given(_english())
def test_any_english_quantity_reads_back_as_written(text: str):
    _round_trip(text, EN)


def _round_trip(text: str, language: str) -> None:
    quantity = parse_quantity(text)
    reads = str(figure("f", quantity, language))
    if quantity.value:  # minus nothing is nothing
        assert reads == text
    assert parse_quantity(reads) == quantity


@given(st.text(max_size=30))
def test_no_text_does_worse_than_a_refusal(text: str):
    try:
        quantity = parse_quantity(text)
    except QuantityError:
        return
    assert parse_quantity(str(figure("f", quantity, EN))) == quantity
