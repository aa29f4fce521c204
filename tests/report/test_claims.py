"""What a facilitator writes holds, or is refused with its place and what to do, all at once."""

from dataclasses import replace

import pytest

from facilitator.core.ids import NoteId, PassageId
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.writing import EditNote, SetInReport, WithdrawNote
from facilitator.report.audit import Unfounded
from facilitator.report.blocks import Chapter, Document
from facilitator.report.claims import claims, hold, unfounded
from facilitator.report.gather import gather
from facilitator.report.manuscript import file
from facilitator.report.manuscript.compose import guests, references, written
from facilitator.report.manuscript.hints import hints
from facilitator.report.material import Material
from facilitator.report.options import Options
from facilitator.report.text import Cite, Mark, Spoken, View, Words
from facilitator.report.written import (
    BookQuote,
    Grid,
    Guests,
    Headline,
    Item,
    Items,
    Paragraph,
    References,
    Remark,
    Rung,
    Stages,
)
from tests.core.world import CARL, FAY
from tests.report.evenings import ALONE, GREETING, an_evening
from tests.report.manuscript.files import a_file, faults_of, kept, material_of

NOTE = "note/00015838"  # GREETING
FOUNDED = f"""# はじめに {{#opening}}

2026年1月15日、3人が集まった。「{GREETING}」[@1-01]という声があった。

## 見えたこと

- **あいさつ** – 二つのまとまりの一つ[@theme:小さなあいさつ]で、2票を得た[@vote:1]。
- ・ **本** - 18%から21%高い[@hama/risk]。

| | 割合 |
|---|---|
| はま | 18% |

: 出どころ[@hama/risk]

> つながりは贈り物である。 [@lever/p7]

> [@mina-1]
"""


def test_what_is_founded_holds():
    assert unfounded(material_of(FOUNDED)) == ()


@pytest.mark.parametrize(
    ("prose", "where", "why"),
    [
        (
            "「言われていない言葉」という。",
            "opening, “「言われていない言葉」という。”",
            "in nothing that",
        ),
        ("「朝のあいさつ」という[@1-04]。", "opening", "It stands in [@1-01]: cite that"),
        ("「夜の参歩」という[@1-04]。", "opening", "Quote a note or a remark letter for letter"),
        ("「夜の散歩という[@1-04]。", "opening", "the quotation mark 「 has no partner"),
        ("## 「だれも言わない」", "opening", "“だれも言わない” stands in nothing"),
        ("- **「だれも」** – 声[@1-04]。", "opening, “「だれも」”", "stands in nothing"),
        ("「内省が大切」という[@mina-2]。", "opening", "“mina-2” is a paraphrase"),
        ("話した[@ren-1]。", "opening", "“ren-1” is not approved. Ask its speaker"),
        ("> [@ren-1]", "opening", "“ren-1” is not approved"),
        ("割合は19%[@hama/risk]。", "opening", "19 stands in nothing that the sentence cites"),
        ("割合は１９％[@hama/risk]。", "opening", "19 stands in nothing"),
        ("割合は1,234倍[@hama/risk]。", "opening", "1234 stands in nothing"),
        ("割合は18.5%[@hama/risk]。", "opening", "18.5 stands in nothing"),
        ("割合は987654だろう。", "opening", "987654 stands in no record of the session"),
        ("① という[@hama/risk]。", "opening", "① is the mark of no note"),
        ("| a |\n|---|\n| 19 |\n\n: x[@hama/risk]", "opening, “19”", "19 stands in nothing"),
        ("| a |\n|---|\n| b |\n\n: 19[@hama/risk]", "opening, “19”", "19 stands in nothing"),
        ("::: stages\n- **A** – 19[@hama/risk]。\n:::", "opening", "19 stands in nothing"),
        (
            "> 本にない言葉 [@lever]",
            "opening, “本にない言葉”",
            "stands not in the excerpt of lever/p7",
        ),
        ("> 書いていない [@1-01]", "opening", f"does not stand in {NOTE} letter for letter"),
        ("見よ ![x](hall)。", "opening", "“hall” is no picture in a line of its own"),
    ],
)
def test_what_does_not_hold_is_refused_with_its_place_and_a_remedy(prose, where, why):
    faults = faults_of(prose)

    assert any(fault.startswith(where) and why in fault for fault in faults), faults


@pytest.mark.parametrize(
    "prose",
    [
        "割合は18%[@hama/risk]。",
        "割合は１８％[@hama/risk]。",
        "3人のうち、ステップ1で2票[@vote:1]。",
        "ステップ2の話[@1-04]。",
        "二つの声[@1-01; @1-04]、2つの声[@1-01; @1-04]。",
        "[24時間以内]{.term}に送る。",
        "COVID19とWeb3の話[@1-04]。",
        "[頁](https://a.example/2031)[@1-04]。<https://a.example/2032>",
        "2026年1月15日に集まった。",
        "『本の題』と“言い回し”。",
    ],
)
def test_a_figure_or_a_name_that_stands_where_it_is_from_holds(prose):
    assert [fault for fault in faults_of(prose) if "stands in no" in fault] == []


@pytest.mark.parametrize("mark", ["“{}”", '"{}"', "「{}」"])
def test_in_english_every_kind_of_quotation_mark_is_speech(mark):
    said, unsaid = (mark.format(words) for words in (GREETING, "never said"))

    assert faults_of(f"One wrote {said}[@1-01].", lang="en") == []
    [fault] = faults_of(f"One wrote {unsaid}[@1-01].", lang="en")
    assert "“never said” stands in nothing" in fault


def test_all_faults_are_found_not_only_the_first():
    prose = "「なし」という[@1-04]。\n\n割合は19%[@hama/risk]。\n\n話した[@ren-1]。"

    assert len(faults_of(prose)) == 3


def test_what_cannot_be_read_is_refused_too():
    material = material_of("# は {#opening}\n\n文。")
    manuscript = replace(material.manuscript, broken=(("source/x", "title is missing"),))

    [fault] = unfounded(replace(material, manuscript=manuscript))

    assert (fault.where, fault.why) == ("source/x", "title is missing")


def test_a_title_says_nothing_that_nobody_said():
    material = material_of("# 「だれも言わない」 {#free-x}\n\n文。")

    [fault] = unfounded(material)

    assert fault.where == "free-x, “「だれも言わない」”"
    chapter = Chapter("free", "free-x", "「だれも言わない」", ())
    [printed] = claims(Document("ja", "題", "日", (chapter,)), material)
    assert printed.why == fault.why
    assert claims(document_of(), material) == ()


def test_an_answer_rests_on_its_note():
    prose = "# は {#opening}\n\n文。"

    assert unfounded(material_of(prose, "answers: {1-04: 「夜の散歩」は良い。}")) == ()
    [fault] = unfounded(material_of(prose, "answers: {1-04: 「昼の散歩」は良い。}"))
    assert fault.where.startswith("answers, “「昼の散歩」")


# Nothing that was taken out of the report can be cited, though the manuscript has it still.


def cited_and(change) -> tuple[Unfounded, ...]:
    """Return what does not hold in a manuscript that cites a note, after ``change``."""
    evening = an_evening()
    kept(evening, a_file("# は {#opening}\n\n夜の話[@1-04]。"))
    change(evening)
    material = gather(evening.session, Options("ja"))
    if not material.manuscript.places:  # a copy: no report is made of it at all
        assert evening.session.copies
        return ()
    return unfounded(material)


ALONE_ID = NoteId("00039595")


@pytest.mark.parametrize(
    "action",
    [
        (CARL, WithdrawNote(ALONE_ID)),
        (CARL, SetInReport(ALONE_ID, False)),
        (FAY, HideNotes((ALONE_ID,))),
    ],
)
def test_a_note_that_is_not_in_the_report_any_more_stops_it(action):
    faults = cited_and(lambda evening: evening.act(*action))

    assert all("was taken back, hidden or kept out" in fault.why for fault in faults)
    material = material_of("# は {#opening}\n\n夜の話[@1-04]。")
    without = {key: each for key, each in material.records.items() if ALONE_ID not in key}
    [fault] = unfounded(replace(material, records=without))
    assert "was taken back, hidden or kept out" in fault.why


def test_a_quotation_does_not_hold_once_its_author_wrote_the_note_anew():
    evening = an_evening()
    kept(evening, a_file(f"# は {{#opening}}\n\n「{ALONE}」[@1-04]と書いた。"))
    evening.go("open/write")
    evening.act(CARL, EditNote(ALONE_ID, "別の言葉", None))

    faults = unfounded(gather(evening.session, Options("ja")))

    assert any("stands in nothing that the sentence cites" in fault.why for fault in faults)


# Whoever made the blocks: a document is held to its records as it will be printed.


@pytest.fixture(scope="module")
def material() -> Material:
    return material_of(FOUNDED)


def document_of(*blocks: object) -> Document:
    return Document("ja", "題", "日", (Chapter("prose", "opening", "はじめに", blocks),))


SPOKEN = Spoken(GREETING, NOTE, "1-01", ("「", "」"))
CITE = Cite(NOTE, "1-01")


@pytest.mark.parametrize(
    ("block", "why"),
    [
        (Paragraph("p", (Words("文。"),)), "is not marked as a view"),
        (Paragraph("p", (Words("文。"), CITE, Words("次。"))), "is not marked as a view"),
        (Paragraph("p", (View(), Words("文。"))), "is not marked as a view"),
        (
            Paragraph("p", (Words("文。次"), CITE, Words("。"), View())),
            "is not marked as a view",
        ),
        (Items("p", False, (Item((), (Words("文。"),)),)), "is not marked as a view"),
        (
            Items("p", False, (Item((), (View(),), (Item((), (Words("文。"),)),)),)),
            "is not marked as a view",
        ),
        (Stages("p", (Rung("A", (Words("文。"),)),)), "is not marked as a view"),
        (Grid("p", (), ((Words("a"),),), (((Words("b"),),),)), "it cites nothing"),
        (Paragraph("p", (replace(SPOKEN, text="朝のあいさつと夜"), CITE)), "letter for letter"),
        (Paragraph("p", (replace(SPOKEN, text="朝のあいさつ"), CITE)), "as a part of"),
        (Paragraph("p", (replace(SPOKEN, excerpt=True), CITE)), "as a part of"),
        (Paragraph("p", (replace(SPOKEN, translated=True), CITE)), "letter for letter"),
        (Paragraph("p", (replace(SPOKEN, key="note/99999999"), CITE)), "letter for letter"),
        (Paragraph("p", (Cite("note/99999999", "1-99"), Words("文"))), "was taken back"),
        (Paragraph("p", (Cite("session", "x"), Words("文"))), "there is no card “session”"),
        (Paragraph("p", (Mark(1, "hama/none"), Words("文"))), "there is no card “hama/none”"),
        (Headline("p", (Words("「声」"),)), "“声” stands in nothing"),
        (BookQuote("p", "つながり", 1, "つながりの本", "", "lever/p7"), "has no page"),
        (BookQuote("p", "つながり", 1, "x", "7", "none/p7"), "there is no card"),
        (Remark("remark/mina-1", "別人", "guest", "自分の", True), "is not the remark as it is"),
        (Guests((replace(guests(material_of(FOUNDED)).guests[0], name="別人"),)), "not the guests"),
        (References(()), "is not that of the marks"),
    ],
)
def test_a_block_that_says_what_is_not_there_is_refused(material, block, why):
    marked = Paragraph("p", (Words("文"), Mark(1, "hama/risk"), Words("。")))
    found = claims(document_of(marked, block), material)

    assert [fault for fault in found if why in fault.why], [str(fault) for fault in found]
    with pytest.raises(Unfounded, match=why):
        hold(document_of(marked, block), material)


def test_a_document_of_what_was_written_holds(material):
    blocks = written(material, "opening")

    document = document_of(*blocks, guests(material), references(material, blocks))

    assert claims(document, material) == ()
    hold(document, material)


def test_the_first_refusal_names_all_the_others(material):
    bad = Paragraph("p", (Words("文。"),))

    with pytest.raises(Unfounded) as refused:
        hold(document_of(bad, bad), material)

    assert len(refused.value.faults) == 2
    assert str(refused.value).count("is not marked as a view") == 2


def test_a_fault_names_its_passage_and_so_the_line_of_a_file():
    evening = an_evening()
    text = a_file("# は {#opening}\n\n文。\n\n- 甲。\n- 「だれも」という[@1-04]。")
    draft = file.read(text, evening.session)
    session = kept(evening, text)

    [fault] = unfounded(gather(session, Options("ja")))

    line = file.lines(draft, session)[PassageId(fault.passage)]
    assert line == text.split("\n").index("- 甲。") + 1
    assert fault.where == "opening, “「だれも」という。”"


@pytest.mark.parametrize(
    ("lang", "prose", "what"),
    [
        ("ja", "語ることにに対する[@hama/risk]。", "“にに” has a word too many"),
        ("ja", "本をを読む[@hama/risk]。", "“をを” has a word too many"),
        ("en", "It is the the end[@hama/risk].", "“the the” has a word too many"),
        ("ja", "贈り物[@lever/p7]。", "nobody has checked this source"),
    ],
)
def test_a_hint_stops_nothing_and_says_what_is_worth_a_look(lang, prose, what):
    material = material_of(f"# は {{#opening}}\n\n{prose}", lang=lang)

    [hint] = hints(material)

    assert what in hint.what
    assert unfounded(material) == ()


@pytest.mark.parametrize("prose", ["町ににぎわいが戻る", "私ががんばる", "あることに、に似たもの"])
def test_words_that_only_look_like_a_slip_are_none(prose):
    assert list(hints(material_of(f"# は {{#opening}}\n\n{prose}"))) == []
