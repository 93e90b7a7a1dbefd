"""Facts stage: dates, periods and bare years in running text, as patterns (ISO 8601, GB/T 15835)."""

from typing import Final

from factdeck.facts.words import NUMERALS

YEAR: Final = r"(?:1[89]|20)\d\d"
TO: Final = r"\s?[–—~-]{1,2}\s?|至|到| to "
"""Between the two ends of a range."""
CLOCK: Final = r"(?<!比)(?<!比为)(?:[01]?\d|2[0-4])[:：][0-5]\d(?:[:：][0-5]\d)?(?![\d:：])(?: ?[ap]\.?m\.?)?"

COUNTED: Final = (
    "(?:[个次场户项件条份台辆套册元万亿千余多位篇处座间栋所株吨亩%]|公里|平方"
    "|名(?![师家校])|家(?![庭长])|人(?![工才口文民大]))"
)
"""What follows a number of four digits that is no year: 2025个; but 2025人工智能大会."""

_SPAN: Final = f" ?(?:{TO}) ?"
_DAY: Final = r" ?\d{1,2} ?[日号]"
_SPOKEN_DAY: Final = f"[{NUMERALS}]{{1,3}}[日号]"
_SCHOOL: Final = "(?:年度?|学年|财年)?"
_SPOKEN_YEAR: Final = "[零〇一二三四五六七八九]{4}"

DATE: Final = "|".join(
    (
        rf"{YEAR}[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?!\d)",
        rf"{YEAR}[-/.](?:0[1-9]|1[0-2])(?![\d-])(?!\s?{COUNTED})",
        rf"{YEAR}(?: ?年)?{_SPAN}{YEAR}(?!\d) ?{_SCHOOL}(?!\s?{COUNTED})",
        rf"{YEAR}年?[-–—/]\d\d(?!\d|[.,]\d){_SCHOOL}(?!\s?{COUNTED})",
        rf"{YEAR}(?:[、和及与]{YEAR})+(?=年)年度?",
        rf"{YEAR} ?(?:年度|学年|财年|届|级|款|版)",
        rf"(?:{YEAR}|{_SPOKEN_YEAR}|(?<!\d)[09]\d) ?年"
        rf"(?: ?\d{{1,2}} ?月(?:份|{_DAY})?|[{NUMERALS}]{{1,3}}月(?:份|{_SPOKEN_DAY})?)?",
        rf"\d{{1,2}} ?月(?:{_DAY})?{_SPAN}(?:\d{{1,2}} ?月)?{_DAY}",
        rf"\d{{1,2}}(?: ?月份?)?{_SPAN}\d{{1,2}} ?月份?",
        rf"(?<!\d)\d{{1,2}} ?月(?!度)(?:份|{_DAY})?",
        rf"(?<!个)[一二三四五六七八九十]{{1,2}}月(?:份|{_SPOKEN_DAY})?(?!度)",
        r"前?[一二三四1-4](?:[至、到-][一二三四1-4])?季度",
        r"(?<!\d)[0-3]?\d ?日(?!内|以内|游|均|间|制|班)",
        r"(?:\d{1,2}|[一二十]{1,3})世纪(?:[\d一二三四五六七八九]0?十?年代)?",
        r"(?:\d0|[一二三四五六七八九]十)年代",
        rf"{YEAR}s(?![A-Za-z])|{CLOCK}|\d{{1,2}} ?[ap]\.?m\.?(?![A-Za-z])",
        r"(?:[01]?\d|2[0-4])点(?:半|钟|整|\d{1,2}分)|\d{1,2}时\d{1,2}分",
    )
)

_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)(?![a-z])\.?"
)
DATE_EN: Final = "|".join(
    (
        rf"(?<![A-Za-z]){_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:[–-]\d{{1,2}})?(?:,? {YEAR})?",
        rf"(?<![A-Za-z]){_MONTH} {YEAR}",
        rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? {YEAR})?",
        rf"(?<![A-Za-z])(?:(?:FY|Q[1-4]|H[12]) ?(?:{YEAR}(?:[-–/](?:\d\d|{YEAR}))?|\d\d)(?!\d)"
        rf"|[QH][1-4](?!\w))",
    )
)

PERIOD: Final = (
    r"十[一二三四五六]五(?!项|个|家|人)|(?<=[“\"「])[六七八九十]五(?=[”\"」])|[六七八九十]五(?=计划)"
)
"""Five-year plans."""

BARE_YEAR_ZH: Final = rf"(?<![\d.,共达计增有]){YEAR}(?!\d|[.,]\d|\s?{COUNTED}|\+|[百兆]|[–—~-]\d)"
BARE_YEAR_EN: Final = (
    r"(?:(?<![\d.,-])|(?<=(?<!\d)-))"
    rf"(?:199\d|200[1-9]|20[12]\d|203[0-5]|{YEAR}(?! [a-z-]+s(?![a-z])))"
    r"(?!\d|[.,]\d|[%+]|[–—~-]\d|[KMB]| ?(?:million|billion|percent|per cent|km|kg|people|times))"
)
"""Years of our time always; others not before a plural noun (1950 members)."""
