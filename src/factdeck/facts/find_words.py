"""Facts stage: the units and the fixed words by which numbers are told apart in running text (GB/T 15835).

In Chinese nothing marks where a unit ends (受训3000余名农民工), so units are listed: what measures (小时)
and what counts (名, 场次). The lists are of the language, not of one trade.
"""

from typing import Final

_MEASURES: Final = """
个百分点 百分点 个工作日 工作日 个小时 小时 个星期 星期 个季度 季度 个学期 学期 个月 分钟 秒钟
周岁 周年 年 天 周 吨公里 人公里 平方公里 平方千米 平方米 立方米 公里 千米 海里 毫米 厘米 公顷 公斤 千克 毫克
毫升 微克 千瓦时 兆瓦时 千瓦 兆瓦 吉瓦 吨标准煤 摄氏度 亩 吨 斤 元人民币 人民币 美元 欧元 港元 港币
日元 英镑 韩元 卢布 元 倍 成 番 折 岁
"""
_COUNTERS: Final = """
台次 册次 例次 床日 人次 场次 车次 架次 班次 件次 户次 家次 批次 篇次 项次 人天 人日 人年 课时 学时
家庭 街道 人份 套次 床位
个 名 人 位 项 次 场 家 户 所 间 座 栋 条 篇 份 件 台 部 辆 架 套 册 本 张 期 届 批 种 类
支 只 头 羽 尾 匹 株 棵 颗 粒 块 片 段 层 站 处 笔 门 节 课 堂 轮 步 集 首 具 幅 幢 枚 面 口 对 双 组 队
班 团 起 宗 例 案 单 票 道 顶 把 床 盏 艘 列 剂 针 瓶 箱 包 袋 桶 车 页 字 行 股 卷 款 句 村 县
区 市 省 镇 乡 国 校 店 厂 企 社 点 分 度 级 日 月 时 秒 米 克 升 里 角 斗 桌 餐 宿
"""
SPOKEN_UNITS: Final = frozenset(_MEASURES.split())
"""Units with a size of their own; before them even a small number in characters is a quantity: 三年, 两倍.

Before the others, which only count, a number in characters below ten is prose: 三支队伍, 五类阵地.
"""
_ALL: Final = sorted({*_MEASURES.split(), *_COUNTERS.split()}, key=lambda unit: (-len(unit), unit))
_CHINESE: Final = "|".join(
    (*(unit for unit in _ALL if len(unit) > 1), f"[{''.join(unit for unit in _ALL if len(unit) == 1)}]")
)

ENGLISH_UNITS: Final = (
    "percentage points|per cent|percent|[μµ]g/m³|mg/L|dB|km²|km2|km|kg|TB|GB|PB|kWh|MWh|GWh|kW|MW|GW|mg|mm|cm"
    "|m²|m2|m³|m3|ml|mL|ha|pp|metres?|meters?|miles?|litres?|liters?|tonnes?|hectares?|seconds?|minutes?|hours?|days?|weeks?"
    "|months?|quarters?|years?|TEUs?|FTEs?|yuan|dollars?|euros?|pounds?|pence|p|yen|times|min|h|g|m|t|s|L"
)
_PLURALS: Final = (
    "people|staff|children|women|men|personnel|families|countries|companies|cities|counties|libraries"
)
_NO_NOUN: Final = (
    "of|in|to|by|from|for|on|at|per|and|or|as|than|more|less|fewer|were|was|are|is|have|has|had|with|when|while"
    "|that|which|who|this|these|those|we|they|it|its|our|their|the|a|an|not|but|up|down|over|under|out|into"
    "|across|between|during|after|before|since|until|plus|versus|vs|also|all|only|just|rose|fell|grew|last|less"
)
_NOUN: Final = (
    rf"(?:(?!(?:{_NO_NOUN})(?![\w-]))[a-z][a-z-]*[ \n]){{0,3}}?"
    rf"(?:{_PLURALS}|(?!(?:{_NO_NOUN})\b)[a-z][a-z-]*(?<![siu])s)(?![A-Za-z])"
)

UNIT: Final = (
    rf"(?:(?<!%)\s?(?!升[至到为])(?:{_CHINESE})(?:/(?:{_CHINESE}))?|\s?(?:[%‰℃℉°㎡㎥]C?)"
    rf"|[\s-]?(?:{ENGLISH_UNITS})(?:/[A-Za-z]+)?(?![A-Za-z])|\s{_NOUN})"
)
"""A unit behind a number, as far as it can be told; in English the next noun in the plural is one."""

WORDS: Final = (
    "统一|唯一|惟一|单一|同一|逐一|之一|划一|专一|不一而足|万一|万众|万物|万象|万能|千方百计|千家万户|千军万马|千头万绪"
    "|成千上万|成百上千|百花齐放|百年大计|百科|百货|百姓|百日|千秋万代|一百八十度|二十四节气|三百六十行|三十六计"
    "|十分(?!钟)|十足|十字|十全十美|五十六个民族|双十一|双十二|一二[·・]九|九一八|一带一路|一千零一夜|亿万|三十而立"
    "|百分百|百分之百(?=[地的])|不三不四|一五一十|一百二十分|千万(?:别|不要|要)|十里|百里"
)
"""Words and names of general use with numerals that look like quantities; rules do the rest."""

_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen"
)
ENGLISH_NUMBER: Final = (
    rf"(?:(?:{_TENS})(?:-(?:{_ONES}))?|{_ONES}|an?(?= (?:hundred|thousand|million|billion|trillion)\b))"
    rf"(?:(?: | and |-)(?:(?:{_TENS})(?:-(?:{_ONES}))?|{_ONES}|hundred|thousand|million|billion|trillion))*"
    r"(?![A-Za-z-])"
)
ENGLISH_VALUES: Final = {
    **{word: number for number, word in enumerate(_ONES.split("|"), 1)},
    **{word: 10 * number for number, word in enumerate(_TENS.split("|"), 2)},
    "a": 1,
    "an": 1,
}
ENGLISH_SCALES: Final = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
