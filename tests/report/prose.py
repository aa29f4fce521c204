"""A report in prose to look at: every kind of block that a facilitator writes, built by hand."""

import base64

from facilitator.core.ids import NoteId, PartId
from facilitator.report.blocks import (
    Chapter,
    Cover,
    Document,
    Heading,
    Listing,
    Question,
    Quote,
    Style,
)
from facilitator.report.options import Notes, Profile
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
    Written,
)

SAID, TRANSLATION = "一人ではできない未来づくりに挑戦できる", "Together one dares a future"
NOTE = Quote(NoteId("k3j9x2ab"), "3-07", SAID, None, None, home=True, translation=TRANSLATION)
NAMES = "髙﨑さん、𠮷田さん、김민수 씨、王丽さん、Łukaszさん🙂"
LONG = "https://example.org/2025/05/" + "why-relationships-matter-and-" * 5 + "?a=1&b=2"
HOSTILE = '<img src=x onerror="alert(1)">&{{ 1 }}'
ROWS = 60
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def words(text: str, *, strong: bool = False) -> Text:
    return (Words(text, strong=strong),)


PARAGRAPH = Paragraph(
    "p1",
    (
        Words(f"{NAMES}が語り合った。孤独は早期死亡リスクを26%と29%高める"),
        Mark(1, "harvard/age"),
        Words("。参加者は"),
        Spoken(SAID, "note/k3j9x2ab", "3-07", ("「", "」")),
        Cite("note/k3j9x2ab", "3-07"),
        Words("と語った。詳しくは"),
        Words(LONG, url=LONG),
        Words("を見てほしい。まずは、Link → Connection → Engagementへと循環させたい。"),
        View(),
    ),
)
POINTS = Items(
    "i1",
    ordered=False,
    items=(
        Item((Words("期待と恐れ", strong=True), Words("の壁")), words("期待が壁を作る。")),
        Item(
            words("“心の弱さ”のスティグマ", strong=True),
            (Words("恥ずかしくはない"), Mark(2, "harvard/shame"), Words("。")),
            (Item((), words("入れ子の一言。")),),
        ),
    ),
)
STAGES = Stages(
    "s1",
    (Rung("Link", words("名刺交換。"), 12), Rung("Relationship", words("共に価値をつくる。"))),
)
GRID = Grid(
    "g1",
    words("つながりの比較"),
    ((), words("全体"), words("ひとこと")),
    tuple((words(f"行{n}"), words(f"{n}%") if n else None, words(HOSTILE)) for n in range(ROWS)),
)
BOOK = BookQuote("b1", "生きるとは呼吸することではない。", 3, "エミール", "34")
GUEST = Guest("d", "ダニエル", "Daniel", ("Musubi／源 GEN", "UIS"), "代表", "米国出身。")
SPOKEN = Remark("remark/daniel-1", "ダニエル", "guest", "自分とつながることが重要", verbatim=True)
TOLD = Remark("remark/daniel-2", "ダニエル", "guest", "自己とのつながりが起点", verbatim=False)
PICTURE = Picture("hall", "会場のようす", "image/png", DOT)

BLOCKS: tuple[Written, ...] = (
    PARAGRAPH,
    Headline("h1", words("段階モデルと運営設計の考え方")),
    Paragraph("p2", words("次の四段階で捉える：")),
    STAGES,
    Headline("h2", words("くわしく"), level=3),
    POINTS,
    Items("i2", ordered=True, items=(Item(words("安心", strong=True), words("人はつながる。")),)),
    GRID,
    BOOK,
    Guests((GUEST,)),
    SPOKEN,
    TOLD,
    PICTURE,
)
SOURCES = References(
    (
        Entry(
            "harvard", (1, 2), "The importance of connections", "Harvard", "", "2024", LONG, "", ""
        ),
        Entry("emile", (3,), "エミール", "ルソー", "岩波", "1962", "", "", "", ((3, "34"),)),
    )
)


def a_report(
    lang: str = "ja",
    *,
    notes: Notes = "end",
    profile: Profile = "full",
    blocks: tuple[Written, ...] = BLOCKS,
) -> Document:
    """Return a report with a cover, a step of prose with one quoted note, sources and appendix."""
    step = Question(PartId("bond"), "ステップ1", "絆", "“つながり”って、そもそも何だろう？")
    cover = Cover("つながりの報告", "つながり", "2026年1月15日", False, "総合分析", ("港区",))
    chapters = (
        Chapter("cover", "cover", "つながりの報告", (cover,)),
        Chapter("step", "step-bond", "ステップ1", (step, *blocks, NOTE)),
        Chapter("references", "references", "参考資料", (Heading("参考資料", 1), SOURCES)),
        Chapter("appendix", "notes", "付録", (Heading("付録", 1), Listing(None, (NOTE,)))),
    )
    return Document(lang, "つながりの報告", "2026年1月15日", chapters, Style(profile, notes))
