"""pdf backend: properties and claims as an XMP packet (ISO 16684-1), in step with the Info dictionary."""

from typing import Final
from xml.sax.saxutils import escape

from factdeck.backends.pdf.standard import Terms
from factdeck.scene.setting import Properties

CREATOR: Final = "factdeck"
PRODUCER: Final = "ReportLab PDF Library"

_SPACES: Final = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
_EXTENSION: Final = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


def packet(properties: Properties, terms: Terms) -> bytes:
    """The packet, UTF-8. What the spec leaves open is not in it."""
    day = properties.date and f"{properties.date}T00:00:00Z"
    simple = {
        "pdf:Keywords": ", ".join(properties.keywords),
        "pdf:Producer": PRODUCER,
        "xmp:CreatorTool": CREATOR,
        "xmp:CreateDate": day,
        "xmp:ModifyDate": day,
        "dc:format": "application/pdf",
        **dict(terms.claims),
    }
    listed = (
        ("dc:title", "Alt", properties.title),
        ("dc:creator", "Seq", properties.author),
        ("dc:description", "Alt", properties.subject),
        ("dc:language", "Bag", properties.language),
    )
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _SPACES.items() if name != "rdf")
    lines = [
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_SPACES["rdf"]}">',
        f'<rdf:Description rdf:about="" {spaces}>',
        *(f"<{name}>{_said(value)}</{name}>" for name, value in simple.items() if value),
        *(_list(*entry) for entry in listed if entry[2]),
        "</rdf:Description>",
        *([_EXTENSION] if terms.has_extension else []),
        "</rdf:RDF></x:xmpmeta>",
        '<?xpacket end="r"?>',
    ]
    return "\n".join(lines).encode()


def _list(name: str, kind: str, value: str) -> str:
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    return f"<{name}><rdf:{kind}><rdf:li{language}>{_said(value)}</rdf:li></rdf:{kind}></{name}>"


def _said(text: str) -> str:
    """Without the control characters that XML can't hold."""
    return escape("".join(character for character in text if character >= " "))
