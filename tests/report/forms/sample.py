"""A report with every kind of block in it: a whole evening, and what its facilitator wrote."""

import base64
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import get_args

from facilitator.core.ids import ThemeId
from facilitator.report.blocks import (
    Address,
    Block,
    Chapter,
    Comment,
    Comments,
    Document,
    Heading,
    Style,
)
from facilitator.report.build import build
from facilitator.report.chapters.saying import auto, quote
from facilitator.report.figures import (
    Channels,
    Circles,
    Corners,
    Crossed,
    Flow,
    Levels,
    Place,
    Poll,
    Polled,
    Share,
    Shifts,
    Spot,
    Spread,
    Stance,
    Stances,
    Strip,
    Tallied,
)
from facilitator.report.forms.registry import FORMS
from facilitator.report.gather import gather
from facilitator.report.material import Material
from facilitator.report.options import Notes, Options
from facilitator.report.text import Cite, Mark, Spoken, Text, View, Words
from facilitator.report.written import (
    BookQuote,
    Entry,
    Grid,
    Guest,
    Guests,
    Headline,
    Item,
    Items,
    Paragraph,
    Picture,
    References,
    Remark,
    Rung,
    Stages,
)
from tests.core.world import ANN, OPEN, SAFE, Evening
from tests.report.evenings import HOSTILE, NAMES, write
from tests.report.whole import a_whole_evening

LONG_URL = "https://hsph.harvard.edu/news/the-importance-of-connections-ways-to-live-a-longer-healthier-life/"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC"
)
MARKUP = (
    "*星* _下線_ `code` [x](http://a.example) | 縦 # 見出し ~~消~~ &amp; 1. 一 $x$ user@example.com"
)
LINES = "- 一行め\n2. 二行め\n# 三行め\n    四行め\n=1+1"
FORMULA = '=HYPERLINK("http://127.0.0.1:1/","押す")'
BROKEN = "</w:t></w:r><w:r><w:instrText>INCLUDETEXT x</w:instrText></w:r> _x0041_ {{x}} ]]>"
PEOPLE = (NAMES, HOSTILE, MARKUP, LINES, FORMULA, BROKEN)


def an_evening_to_send() -> Evening:
    """Return a whole evening in which people also wrote what a file might take for its own."""
    evening = a_whole_evening()
    for text in PEOPLE:
        write(evening, ANN, text, named=text == NAMES)
    return evening


@cache
def a_report(lang: str = "ja", style: Style | None = None) -> tuple[Document, Material]:
    """Return the report of that evening, with every block a facilitator can write."""
    material = gather(an_evening_to_send().session, Options(lang))
    document = build(material)
    text = Chapter("free", "free-sample", "自由な章", tuple(_blocks(material)))
    sources = Chapter("references", "references", "参考文献", (REFERENCES,))
    chapters = (*document.chapters[:4], text, *document.chapters[4:], sources)
    return replace(document, chapters=chapters, style=style or Style()), material


@cache
def made(form: str, lang: str = "ja", notes: Notes = "page") -> bytes:
    """Return that report as a file."""
    return FORMS[form].make(*a_report(lang, Style(notes=notes)))


def kinds(document: Document) -> set[str]:
    """Return the kinds of all blocks of ``document``."""
    return {block.kind for block in document.blocks()}


def every_kind(union: object = Block) -> set[str]:
    """Return every kind of block there is."""
    kinds: set[str] = set()
    for each in get_args(union):
        kinds |= {each.kind} if hasattr(each, "kind") else every_kind(each)
    return kinds


def t(text: str, **more: bool) -> Text:
    """Return words as running text."""
    return (Words(text, **more),)


REFERENCES = References(
    (
        Entry(
            "harvard",
            (1, 2),
            "The importance of connections",
            "Harvard T.H. Chan School of Public Health",
            "",
            "2024",
            LONG_URL,
            "2026-01-20",
            "",
        ),
        Entry("book", (3,), "つながりの本", "山田花子", "出版社", "2020", "", "", "", ((3, "12"),)),
        Entry("bad", (21,), "罠", "", "", "", "javascript:alert(1)", "", ""),
    )
)


CHARTS = (
    Poll(
        "poll",
        OPEN,
        "順位：どの順に?",
        f"result/{OPEN}",
        "ranking",
        (Polled("line-1", "続ける", 9, 4), Polled("line-2", "やめる", 3, 0)),
    ),
    Channels("channels", "会場とオンライン", (Place(OPEN, "ステップ1", 6, 5),)),
    Spread("spread-open", OPEN, "段階", (Share("Link", "yellow", 12), Share("Depth", "sky", None))),
    Levels(
        "levels-open",
        OPEN,
        "まとまりと層",
        ("個人", "組織"),
        (Crossed(ThemeId("t1"), "小さなあいさつ", (7, None)),),
    ),
    Flow("flow", "二つの問い", OPEN, SAFE, 20, ("個人",), ("組織", "社会"), ((12, None),)),
    Shifts("pulse-shifts", "はじめと終わり", (Strip("safe", "出せる", 12, 2, 3, 7, 3.5, 4.8),)),
    Circles("pulse-close", "近さ", "close", 3.0, 4.2),
    Corners("pulse-map", "不安と必要", "必要", "不安", (Spot(5, 3, 6),), (4.0, 5.0), (5.2, 3.1)),
    Stances("pulse-stances", "終わりの答え", (Stance("safe", "出せる", 7, 1, 2, 4),)),
    Tallied("pulse-voices", "何人", "voices", (1, 2, 3, 4, 0, 2)),
)


def _blocks(material: Material) -> Iterable[Block]:
    note = material.steps[0].notes[0]
    cite = Cite(f"note/{note.id}", note.number)
    yield Heading("自由な章", level=1)
    yield Headline("p1", t("本来的な意義"))
    yield Paragraph(
        "p2",
        (
            Words("早期死亡リスクを26%と29%高める"),
            Mark(1, "harvard/age"),
            Words("。参加者からは"),
            Spoken(note.text, f"note/{note.id}", note.number, ("「", "」")),
            cite,
            Words("という声があった。次も集まりたい。"),
            View(),
        ),
    )
    yield Paragraph("p3", t("段階は次の四つ："))
    yield Items(
        "p4",
        False,
        (
            Item((Words("「場」", strong=True), Words("に出る")), t("偶然を高める。")),
            Item((), t("一つめの中に"), (Item(t("二つめ", strong=True), t("その中")),)),
        ),
    )
    yield Items("p5", True, (Item(t("第一", strong=True), t("始める。")), Item((), t("続ける。"))))
    yield Items("p6", True, (Item((), t("もう一度一から。")),))
    link = Rung("Link", (Words("きっかけとなる接点。"), Mark(2, "harvard/age")), 4)
    yield Stages("p7", (link, Rung("Connection", t("相手が人として見える。"))))
    cells = ((t("全体"), t("51.7%"), None), (t("20代 | 男性"), None, t("62.1%", emphasis=True)))
    yield Grid("p8", t("悩む人の割合"), (t(""), t("2024"), t("2025")), cells)
    yield BookQuote("p9", "つながりは贈り物である。", 3, "つながりの本", "12")
    yield Guests(
        (Guest("daniel", "ダニエル・シンガー", "Daniel Singer", ("源 GEN",), "代表", "米国出身。"),)
    )
    yield Remark("remark/daniel-1", "ダニエル氏", "guest", "自分の価値観とつながること", True)
    yield Remark("remark/daniel-2", "ダニエル氏", "guest", "つながりは自分から始まる", False)
    yield Picture("p10", "会場の\nようす", "image/png", PIXEL)
    yield Picture("p11", "こわれた絵", "image/png", b"no picture")
    yield replace(quote(note), translation="a translation of the note")
    yield Address(auto(material, "nothing"), "https://workshop.example/t/482913")
    yield Comments("回答", (Comment(quote(note), "小さなあいさつ", t("検討します。\n来春に。")),))
    yield from CHARTS
    inside = Item((), t("順に")), Item((), t("戻らずに"))
    yield Items("p14", False, tuple(Item((), t(f"{n}回め："), inside, True) for n in "一二"))
    yield Paragraph("p12", (Words("注は"), Mark(21, "bad"), Words("まで。"), Mark(3, "book/p12")))
