"""Writes the styles and numberings of `looks` into a document, and takes all others out."""

from collections.abc import Iterable

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from facilitator.report.forms.brand import JAPANESE, LATIN, LINE, SOFT
from facilitator.report.forms.docx.looks import (
    BULLETS,
    LETTERS,
    LOOKS,
    NUMBERS,
    TEXT,
    Letters,
    Look,
)

_LANGS = {"ja": "ja-JP", "en": "en-GB"}
_STEP = 16  # points by which a level of a list is further in
_SIGNS = {BULLETS: "•–·", NUMBERS: None}
_W = nsdecls("w")


def dress(file: Document, lang: str) -> None:
    """Give ``file`` our styles and numberings; its words are in ``lang``."""
    letters = map(_letters, LETTERS)
    _put(file.styles.element, (_defaults(lang), *map(_paragraph, LOOKS), *letters, *_tables()))
    known = (BULLETS, NUMBERS)
    numberings = (*map(_numbering, known), *(_num(each, each) for each in known))
    _put(file.part.numbering_part.element, numberings)


def numbered_anew(file: Document) -> int:
    """Return the id of a numbering that begins at one."""
    root = file.part.numbering_part.element
    number = len(root.findall(f"{{{root.nsmap['w']}}}num")) + 1
    root.append(parse_xml(_num(number, NUMBERS, anew=True)))
    return number


def _put(root: BaseOxmlElement, parts: Iterable[str]) -> None:
    for child in list(root):
        root.remove(child)
    for part in parts:
        root.append(parse_xml(part))


def _defaults(lang: str) -> str:
    fonts = f'w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:cs="{LATIN}" w:eastAsia="{JAPANESE}"'
    return (
        f"<w:docDefaults {_W}><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:lang w:val="{_LANGS[lang]}" w:eastAsia="ja-JP" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )


def _paragraph(look: Look) -> str:
    default = ' w:default="1"' if look.id == "Normal" else ""
    based = "" if look.id == "Normal" else '<w:basedOn w:val="Normal"/>'
    following = '<w:next w:val="Normal"/>' if look.outline is not None else ""
    return (
        f'<w:style {_W} w:type="paragraph"{default} w:styleId="{look.id}">'
        f'<w:name w:val="{look.name}"/>{based}{following}<w:qFormat/>'
        f"<w:pPr>{_form(look)}</w:pPr>"
        f"<w:rPr>{'<w:b/><w:bCs/>' if look.bold else ''}"
        f'<w:color w:val="{look.color}"/>{_size(look.size)}</w:rPr></w:style>'
    )


def _form(look: Look) -> str:
    """Return what a paragraph is like, in the order that the schema asks for."""
    keep = "<w:keepNext/><w:keepLines/>" if look.keep else ""
    bar = f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{look.bar}"/></w:pBdr>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.shade}"/>'
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{_twips(TEXT)}"/></w:tabs>'
    level = "" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>'
    parts = (
        keep,
        "" if look.list is None else _listed(*look.list),
        bar if look.bar else "",
        shade if look.shade else "",
        tab if look.right else "",
        f'<w:spacing w:before="{_twips(look.before)}" w:after="{_twips(look.after)}"'
        f' w:line="{_twips(look.line)}" w:lineRule="exact"/>',
        f'<w:ind w:left="{_twips(look.indent)}" w:hanging="{_twips(look.hung)}"/>'
        if look.list is None
        else "",
        '<w:jc w:val="center"/>' if look.centered else "",
        level,
    )
    return "".join(parts)


def _listed(numbering: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'


def _letters(look: Letters) -> str:
    underline = '<w:u w:val="single"/>'
    return (
        f'<w:style {_W} w:type="character" w:styleId="{look.id}">'
        f'<w:name w:val="{look.name}"/><w:qFormat/><w:rPr>'
        f"{'<w:b/><w:bCs/>' if look.bold else ''}"
        f'<w:color w:val="{look.color}"/>'
        f"{_size(look.size) if look.size else ''}"
        f"{underline if look.underline else ''}</w:rPr></w:style>"
    )


def _tables() -> tuple[str, ...]:
    """Return the plain table and ours: lines between rows, the first row and column set off."""
    rule = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    head = f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{SOFT}"/></w:tcPr>'
    margin = "".join(
        f'<w:{side} w:w="{_twips(size)}" w:type="dxa"/>'
        for side, size in (("top", 2), ("left", 5), ("bottom", 2), ("right", 5))
    )
    plain = (
        f'<w:style {_W} w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>'
        "</w:style>"
    )
    ours = (
        f'<w:style {_W} w:type="table" w:styleId="ReportTable"><w:name w:val="Report Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top {rule}/><w:bottom {rule}/>'
        f"<w:insideH {rule}/></w:tblBorders><w:tblCellMar>{margin}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr>{head}</w:tblStylePr>'
        "</w:style>"
    )
    return plain, ours


def _numbering(numbering: int) -> str:
    levels = "".join(_level(numbering, level) for level in range(3))
    return (
        f'<w:abstractNum {_W} w:abstractNumId="{numbering}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _level(numbering: int, level: int) -> str:
    signs = _SIGNS[numbering]
    form, text = ("bullet", signs[level]) if signs else ("decimal", f"%{level + 1}.")
    left = _twips(_STEP * (level + 1))
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{_twips(_STEP)}"/></w:pPr></w:lvl>'
    )


def _num(number: int, numbering: int, *, anew: bool = False) -> str:
    start = '<w:startOverride w:val="1"/>'
    levels = "".join(f'<w:lvlOverride w:ilvl="{n}">{start}</w:lvlOverride>' for n in range(3))
    return (
        f'<w:num {_W} w:numId="{number}"><w:abstractNumId w:val="{numbering}"/>'
        f"{levels if anew else ''}</w:num>"
    )


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _twips(points: float) -> int:
    return round(points * 20)
