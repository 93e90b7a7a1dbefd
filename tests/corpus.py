"""Hard paragraphs for setting text: marks, numbers, words and signs that tools are known to break wrongly."""

PARAGRAPHS: tuple[tuple[str, str], ...] = (
    # quotes in brackets in quotes, consecutive marks
    ("他说：“我读过《〈论语〉译注》（第三版）。”说完，（众人大笑。）“真的吗？！”“当然！”……", "zh-CN"),
    ("“（《‘一’》）”是引号、括号、书名号连用的例子；“〔甲〕”“【乙】”“〖丙〗”“｛丁｝”“［戊］”也是。", "zh-CN"),
    ("“开学第一课”“名师开讲”“家长学校”“暑期托管”等活动，覆盖全市（含四县、五区）；满意率达98.6%。", "zh-CN"),
    ("为什么？！怎么办？？好极了！！！“等等……”他停了停——又说：“——算了。”", "zh-CN"),
    # numbers, units, signs
    ("五年共投入1,234,567,890.12元，其中中央资金1.5亿元、地方配套7343.4万元，人均约25.75元/年。", "zh-CN"),
    ("π≈3.14159265358979323846264338327950288，电话0451-12345678转9，编号20250101000123456789。", "zh-CN"),
    (
        "气温−20℃到35℃，坡度±5°，浓度0.9‰，降幅12.5％，合￥3,500（US$480，€450，£390），见№12、§3.2、＃7。",
        "zh-CN",
    ),
    (
        "办理时限由12—15天压缩到3～5个工作日，2024–25年度全国排第10位、全省第2名，较上年提高近10个百分点。",
        "zh-CN",
    ),
    ("投入１２３４．５万元，增长１２％，共２３人次，时间是２０２５年３月１２日８：３０。", "zh-CN"),
    ("面积25㎡、体积3.6 m³、时速350 km/h、功率1.2 kW·h、容量512GB、频率2.4 GHz、剂量5 mg/kg。", "zh-CN"),
    # addresses
    (
        "详见https://www.example.org/news/2025/03/12/index.html?id=7&lang=zh-CN#top，或发邮件到"
        "first.last+news@mail.example.org.cn（24小时内答复）。",
        "zh-CN",
    ),
    (
        "网站www.example-city.gov.cn/service/a_b/c~d、ftp://files.example.org/pub/，微信号“demo_2025-a”。",
        "zh-CN",
    ),
    # Latin words in Chinese
    (
        "用PowerPoint和LibreOffice Impress打开PPTX文件，OpenType字体由HarfBuzz整形，"
        "CO2排放按ISO 14064-1核算。",
        "zh-CN",
    ),
    (
        "COVID-19期间，Wi-Fi 6、5G、AI、C++、Node.js、e-mail、T恤、卡拉OK、"
        "K-12教育、Ph.D.、U.S.A.等说法常见。",
        "zh-CN",
    ),
    # names beyond the Basic Multilingual Plane and rare characters, iteration marks, interpuncts
    (
        "化学元素𬭚、𫟹、𬬭、𫓧与人名里的𬍛、喆、堃、㛃、㙍都要画得出来；𫓧（音夫）、𬭚（音都）皆为人造元素。",
        "zh-CN",
    ),
    ("列奥纳多·达·芬奇与让－保罗·萨特，阿卜杜拉・本・侯赛因‧阿里•汗，A·B·C三点，日期1·26。", "zh-CN"),
    (
        "日文说明：「ﾊﾝｶｸ･ｶﾅ｡｢ﾃｽﾄ｣､」々〻ゝゞヽヾー、ちょっと待って、キャッシュカード、人々・時々〜など。",
        "zh-CN",
    ),
    # Traditional characters
    ("臺灣、香港與澳門的圖書館長期互借圖書；「讀者」與『館員』共同編纂《鬱達夫全集》，歷時廿餘載。", "zh-CN"),
    # full- and half-width forms, dashes and ellipses, spaces, slashes
    (
        "全角ＡＢＣ１２３，半角ABC123；｡､･｢｣与，。・「」；ＡＢＣ－１２３／ＸＹＺ～９９＠ｅｘａｍｐｌｅ．ｃｏｍ。",
        "zh-CN",
    ),
    ("破折号——两个字宽——不可断开；省略号……同样；⸺新码位⸺也是；三点⋯⋯居中；连接号—与–与-与~与～。", "zh-CN"),
    ("线上/线下、和/或、是／否、男/女、2024/25、km/h、n/a；甲、乙 丙　丁　戊，A B C，1 2 3。", "zh-CN"),
    (
        "①建会；②入会；（1）办证；1.登记；2)审核；A.公示；⑴公告。第1条　总则，第一章 附则†、注释‡、*号。",
        "zh-CN",
    ),
    ("一，二。三、四；五：六！七？八）九》十”甲’乙】丙…丁—戊·己・庚．辛％壬‰癸℃子々丑", "zh-CN"),
    # English
    (
        "The library’s “own” figures (see p. 12) show that over 1.5 million visits – nearly 24,300 a week – "
        "were counted in 2024–25; internationalisation, characteristically, was responsible for "
        "three-quarters of it.",
        "en",
    ),
    (
        "Electroencephalographically speaking, Dr. Smith-Jones’s counter-revolutionary interpretation of the "
        "U.S. Constitution cost $3.50 a copy, i.e. 5 % more than at 10:30 a.m. on 1 January.",
        "en",
    ),
    (
        "See https://www.example.org/a-very-long-path/with_underscores/and.dots/index.html?query=value&x=1 "
        "or write to first.last@city-library.example.org (replies within 24 hours) – don’t call COVID-19.",
        "en",
    ),
    (
        "Visits rose—for the first time since 2019—by 12.5%… “Why?!” asked the mayor. ‘Because,’ she said, "
        "‘we opened at night [sic] & on Sundays.’ C++, Node.js and Wi-Fi 6 follow.",
        "en",
    ),
    (
        "图书馆 (tú shū guǎn, ‘library’) opened its doors at 10 °C; tickets cost ¥25 / US$3.50 per person.",
        "en",
    ),
)
"""(text, language). Every text can be drawn with the fonts that we ship."""

EMOJI: tuple[str, str] = ("活动很好😀👍🏽，下次再来👨‍👩‍👧‍👦！", "zh-CN")
"""No font of ours has these: it must be reported, with the character, its code point and its place."""
