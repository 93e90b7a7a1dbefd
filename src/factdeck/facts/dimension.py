"""Facts stage: which units can be compared and added, by fixed ratios only (SI Brochure)."""

from decimal import Decimal
from functools import cache
from typing import Final

COUNT: Final = "count"
"""Everything that is counted: 人, 家, 场次, visits. Different counters have no ratio to each other."""
PERCENT: Final = "percent"
NONE: Final = ""
"""A pure number, such as a ratio or a number in a formula."""

_MONEY: Final = {
    "CNY": "元 块 人民币 ¥ RMB CNY yuan",
    "USD": "美元 $ US$ USD dollar dollars",
    "EUR": "欧元 € EUR euro euros",
    "GBP": "英镑 £ GBP pound pounds",
    "JPY": "日元 JPY yen",
    "HKD": "港元 港币 HK$ HKD",
    "TWD": "新台币 NT$",
    "AUD": "A$ AUD",
    "CAD": "C$ CAD",
    "SGD": "S$",
    "BRL": "R$",
    "INR": "₹ INR",
    "KRW": "₩ KRW 韩元",
    "RUB": "₽ 卢布",
    "CHF": "CHF 瑞士法郎",
}
_MEASURES: Final[dict[str, dict[str, str]]] = {
    "duration": {
        "1": "秒 秒钟 s second seconds",
        "60": "分钟 min minute minutes",
        "3600": "小时 个小时 h hour hours",
        "86400": "天 日 day days",
        "604800": "周 星期 个星期 week weeks",
    },
    "months": {"1": "月 个月 month months", "3": "季度 个季度 quarter quarters", "12": "年 year years"},
    "length": {
        "0.001": "毫米 mm",
        "0.01": "厘米 cm",
        "1": "米 m metre metres meter meters",
        "500": "里",
        "1000": "公里 千米 km",
        "1609.344": "mile miles",
    },
    "area": {
        "1": "平方米 ㎡ m² m2",
        "10000": "公顷 ha hectare hectares",
        "1000000": "平方公里 平方千米 km² km2",
    },
    "mass": {"0.001": "克 g", "0.5": "斤", "1": "公斤 千克 kg", "1000": "吨 t tonne tonnes"},
    "volume": {"0.001": "毫升 ml mL", "1": "升 L l litre litres liter liters", "1000": "立方米 m³ m3"},
    "energy": {"1": "千瓦时 度 kWh", "1000": "兆瓦时 MWh", "1000000": "GWh"},
    "power": {"1": "千瓦 kW", "1000": "兆瓦 MW", "1000000": "吉瓦 GW"},
    "temperature": {"1": "℃ °C 度C"},
    "points": {"1": "百分点 个百分点 pp"},
    "per mille": {"1": "‰"},
}


@cache
def _table() -> dict[str, tuple[str, Decimal]]:
    table = {
        unit: (f"money {code}", Decimal(1)) for code, units in _MONEY.items() for unit in units.split(" ")
    }
    for name, factors in _MEASURES.items():
        for factor, units in factors.items():
            table.update({unit: (name, Decimal(factor)) for unit in units.split(" ")})
    table["percentage points"] = table["pp"]
    return table


def dimension(unit: str) -> str:
    """What `unit` measures: "count", "percent", "money CNY", "duration", …; "" for no unit is a count too."""
    if is_percent(unit):
        return PERCENT
    return _table().get(unit, (COUNT, None))[0]


def factor(unit: str) -> Decimal | None:
    """The size of `unit` in the base unit of its dimension, None for what is merely counted."""
    entry = _table().get(unit)
    return entry[1] if entry else None


def is_percent(unit: str) -> bool:
    """Whether the unit is per cent, in signs or words, with or without what it is of."""
    return unit.startswith("%") or unit.split(" of ")[0] in ("percent", "per cent")
