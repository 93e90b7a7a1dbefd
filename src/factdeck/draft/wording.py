"""Draft stage: the words that a draft adds of its own, in the report's language: comments, names of parts."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Wording:
    """Comments and names. Texts with braces are filled by `format`."""

    head: tuple[str, ...]
    lead: str
    whole: str
    nobody: str
    untitled: str
    facts: str
    captions: str
    unvalued: str
    conflict: str
    truncated: str
    aside: str
    asides: str
    photos: str
    shown: str
    sections: str
    spare: str
    before: str
    after: str
    rest: str
    list_joint: str
    place: str
    page: str
    reading: str


ZH: Final = Wording(
    head=(
        "由 factdeck draft 从“{name}”起草，还没有人核对。",
        "用法：顺着 facts 一行行看，数、单位、名称与引文相符就把 [ ] 改成 [x]；不要的整行删去。",
        "标题和要点摘自原文，只删不添；改好以后删去 draft: "
        "true。报告有新版本时再运行同一命令，改过的地方会保留。",
    ),
    lead="总体情况",
    whole="主要内容",
    nobody="（单位名称）",
    untitled="（标题）",
    facts="数字：每行一个，[ ] 核对后改成 [x]；“用”表示已放进页面，其余备用。",
    captions="图片说明里的数",
    unvalued="没有单一数值，未收：{text}（{label}）",
    conflict="与“{other}”的数不一致，请核对",
    truncated="原文这一段没有写完：……{text}",
    aside="{where}　{text}",
    asides="整理时放在一边的（没有当作正文）：",
    photos="图片说明，可用作 photos 的文字：",
    shown="用",
    sections="各部分：先主标题，再关键数、要点、图表，都可以删改。",
    spare="报告还有这些部分，没有放进页面；要用时去掉行首的 #。",
    before="原来",
    after="现在",
    rest="其他",
    list_joint="、",
    place="第{paragraph}段",
    page="第{page}页第{paragraph}段",
    reading="数字照录原文，不作四舍五入。",
)
EN: Final = Wording(
    head=(
        "Drafted by factdeck from “{name}”; nobody has checked it yet.",
        "Go down the list of facts: where figure, unit and label agree with the quote, make [ ] an [x]; "
        "delete "
        "lines you do not want.",
        "Headlines and points are the report's words, shortened, with nothing added. When it is right, "
        "delete "
        "draft: true. Run the command again on a new version of the report: what you changed is kept.",
    ),
    lead="Overview",
    whole="Main points",
    nobody="(organisation)",
    untitled="(title)",
    facts="Figures, one a line; make [ ] an [x] when checked. “used”: stands on a page.",
    captions="Figures in captions",
    unvalued="no single value, left out: {text} ({label})",
    conflict="disagrees with “{other}”, please check",
    truncated="this paragraph of the report breaks off: …{text}",
    aside="{where}: {text}",
    asides="Set aside as no text of the report:",
    photos="Captions, for `photos`:",
    shown="used",
    sections="Sections: headline, key figures, points, charts; change or delete any of them.",
    spare="The report has these parts too, which are on no page; to use one, take away the leading #.",
    before="Before",
    after="Now",
    rest="Others",
    list_joint=", ",
    place="paragraph {paragraph}",
    page="page {page}, paragraph {paragraph}",
    reading="Figures read as in the report and are not rounded.",
)


def wording(language: str) -> Wording:
    """The words of a language."""
    return EN if language == "en" else ZH
