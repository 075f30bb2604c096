"""The styles of the file: one for each thing that the text holds, so that an editor changes all of a kind at once.

Type sizes follow the printed page. The faces are those that word processors bring along, since the reader's computer
need not have the bundled ones; each has a face for Urdu beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from briefing.figures.theme import PRINT

SERIF, SANS, URDU = "Cambria", "Calibri", "Urdu Typesetting"


@dataclass(frozen=True, slots=True)
class Style:
    """A style: `size` in half-points, `before`, `after` and `line` in twentieths of a point.

    `bar` is the line at the left edge by which an assessment and an assumption are told from fact.
    """

    key: str
    name: str
    sort: Literal["paragraph", "character", "table"] = "paragraph"
    base: str = "Normal"
    follows: str = ""
    size: int = 0
    face: str = ""
    colour: str = ""
    bold: bool = False
    italic: bool = False
    before: int = -1
    after: int = -1
    line: int = 0
    keep: bool = False
    level: int = 0
    bar: str = ""
    extra: str = ""
    run: str = ""


ACCENT, GREY, SOFT, RUST = PRINT.accent, PRINT.grey, PRINT.soft, PRINT.disputed

STYLES = (
    Style("Title", "Title", size=66, face=SERIF, bold=True, before=360, after=120, follows="Subtitle"),
    Style("Subtitle", "Subtitle", size=25, face=SERIF, italic=True, colour=GREY, after=240),
    Style("Heading1", "heading 1", size=42, face=SERIF, bold=True, before=480, after=160, level=1, keep=True),
    Style("Heading2", "heading 2", size=24, face=SANS, bold=True, before=280, after=100, level=2, keep=True),
    Style("Heading3", "heading 3", size=22, face=SANS, bold=True, before=200, after=80, level=3, keep=True),
    Style("Lead", "Lead", size=21, italic=True, colour=GREY, after=200),
    Style("Statement", "Statement", bold=True, after=80),
    Style("Assessment", "Assessment", after=80, bar="single", extra='<w:ind w:left="180"/>'),
    Style("Judgement", "Judgement", base="Assessment", bold=True, after=80),
    Style(
        "Assumption",
        "Assumption",
        italic=True,
        colour=GREY,
        bar="dotted",
        extra='<w:ind w:left="180"/>',
    ),
    Style("SmallText", "Small Text", size=18, after=120),
    Style("MarginNote", "Margin Note", size=16, face=SANS, colour=GREY, before=60, after=40),
    Style("SourceLine", "Source Line", size=15, face=SANS, colour=GREY, before=60, after=220),
    Style(
        "Entry",
        "Entry",
        size=19,
        after=80,
        extra='<w:ind w:left="425" w:hanging="425"/>',
    ),
    Style("ListBullet", "List Bullet", after=60, extra='<w:numPr><w:numId w:val="1"/></w:numPr>'),
    Style(
        "ListBullet2",
        "List Bullet 2",
        after=60,
        extra='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
    ),
    Style("Caption", "caption", size=18, face=SANS, before=240, after=100, keep=True),
    Style("Figure", "Figure", after=60),
    Style("TableText", "Table Text", size=17, face=SANS, after=0, line=252),
    Style("TableHead", "Table Head", base="TableText", size=16, bold=True, keep=True),
    Style("Header", "header", size=15, face=SANS, colour=GREY, after=0),
    Style("Footer", "footer", size=15, face=SANS, colour=GREY, after=0),
    Style("EndnoteText", "endnote text", size=17, after=60, line=250),
    Style("TOC1", "toc 1", size=20, after=60),
    Style(
        "EndnoteReference",
        "endnote reference",
        "character",
        run='<w:vertAlign w:val="superscript"/>',
        colour=ACCENT,
    ),
    Style("Hyperlink", "Hyperlink", "character", colour=ACCENT),
    Style("Grade", "Grade", "character", size=15, face=SANS, colour=GREY),
    Style(
        "Marking",
        "Marking",
        "character",
        size=24,
        face=SANS,
        bold=True,
        run='<w:shd w:val="clear" w:color="auto" w:fill="000000"/>',
    ),
)
"""Every style but the two that all others stand on; a paragraph style says what follows it where Enter is pressed."""


def _hex(colour: str) -> str:
    return colour.lstrip("#").upper()


def run_properties(style: Style) -> str:
    """The look of characters, in the order that the standard asks for."""
    size = f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/>' if style.size else ""
    face = (
        f'<w:rFonts w:ascii="{style.face}" w:hAnsi="{style.face}" w:eastAsia="{style.face}" w:cs="{URDU}"/>'
        if style.face
        else ""
    )
    shade, raised = (style.run, "") if style.run.startswith("<w:shd") else ("", style.run)
    return (
        face
        + ("<w:b/><w:bCs/>" if style.bold else "")
        + ("<w:i/><w:iCs/>" if style.italic else "")
        + (f'<w:color w:val="{_hex(style.colour)}"/>' if style.colour else "")
        + size
        + shade
        + raised
    )


def _paragraph_properties(style: Style) -> str:
    numbering, indent = (style.extra, "") if style.extra.startswith("<w:numPr") else ("", style.extra)
    space = "".join(
        f' w:{name}="{value}"'
        for name, value in (("before", style.before), ("after", style.after))
        if value >= 0
    ) + (f' w:line="{style.line}" w:lineRule="auto"' if style.line else "")
    return (
        ("<w:keepNext/><w:keepLines/>" if style.keep else "")
        + numbering
        + (f"<w:pBdr>{_bar(style)}</w:pBdr>" if style.bar else "")
        + (f"<w:spacing{space}/>" if space else "")
        + indent
        + (f'<w:outlineLvl w:val="{style.level - 1}"/>' if style.level else "")
    )


def _bar(style: Style) -> str:
    colour = ACCENT if style.bar == "single" else SOFT
    return f'<w:left w:val="{style.bar}" w:sz="18" w:space="6" w:color="{_hex(colour)}"/>'


def _element(style: Style) -> Any:
    paragraph = f"<w:pPr>{_paragraph_properties(style)}</w:pPr>" if style.sort == "paragraph" else ""
    base = style.base if style.sort == "paragraph" else "DefaultParagraphFont"
    follows = style.follows or ("Normal" if style.level or style.keep else style.key)
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="{style.sort}" w:styleId="{style.key}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="{base}"/>'
        + (f'<w:next w:val="{follows}"/>' if style.sort == "paragraph" else "")
        + f"<w:qFormat/>{paragraph}<w:rPr>{run_properties(style)}</w:rPr></w:style>"
    )


def _ground(language: str) -> str:
    return f"""<w:styles {nsdecls("w")}>
<w:docDefaults>
<w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{SERIF}" w:hAnsi="{SERIF}" w:eastAsia="{SERIF}" w:cs="{URDU}"/>
<w:color w:val="{_hex(PRINT.ink)}"/><w:sz w:val="21"/><w:szCs w:val="24"/>
<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ur-PK"/>
</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="281" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
<w:pPr><w:widowControl/></w:pPr></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
<w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>
<w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>
<w:bottom w:w="40" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="BriefingTable"><w:name w:val="Briefing Table"/><w:basedOn w:val="TableNormal"/>
<w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="8" w:space="0" w:color="{_hex(PRINT.ink)}"/>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{_hex(PRINT.ink)}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_hex(PRINT.rule)}"/>
</w:tblBorders></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{_hex(PRINT.ink)}"/>
</w:tcBorders></w:tcPr></w:tblStylePr></w:style>
</w:styles>"""


def styles(language: str) -> Any:
    """The whole part of styles for a document in this language (a tag such as `en-GB`)."""
    made = parse_xml(_ground(language))
    for style in STYLES:
        made.append(_element(style))
    return made


def numbering() -> Any:
    """The one list that the text has: bullets, and under them smaller ones."""
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{425 + 360 * level}" w:hanging="283"/></w:pPr></w:lvl>'
        for level, (style, mark) in enumerate((("ListBullet", "•"), ("ListBullet2", "–")))
    )
    return parse_xml(
        f'<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="0">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def settings(*, rtl: bool) -> Any:
    """Settings: endnotes in decimal numbers behind the text, and no wish to renew fields when the file is opened."""
    language = "ur-PK" if rtl else "en-GB"
    return parse_xml(
        f'<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:endnotePr><w:pos w:val="docEnd"/><w:numFmt w:val="decimal"/>'
        '<w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language}" w:bidi="ur-PK"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )
