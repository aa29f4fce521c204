"""What a report says, and what it may not."""

from dataclasses import replace

import pytest

from facilitator.core.editing import WritePassages
from facilitator.core.ids import PassageId
from facilitator.core.kept import Passage
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.people import Person
from facilitator.report.audit import Unfounded, audit
from facilitator.report.blocks import (
    Auto,
    Chapter,
    Document,
    Facilitator,
    Listing,
    Quote,
    quotes_in,
)
from facilitator.report.build import build, report
from facilitator.report.figures import Ranking, Sizes
from facilitator.report.gather import gather
from facilitator.report.html import to_html
from facilitator.report.labels import LABELS
from facilitator.report.options import Options
from facilitator.report.sentences import SENTENCES
from tests.core.world import ANN, BEN, CARL, FAY, OPEN
from tests.report.evenings import (
    ALONE,
    GREETING,
    HIDDEN,
    HOSTILE,
    KEPT_OUT,
    NAMES,
    SEEN,
    TAKEN_BACK,
    UNPLACED,
    a_plain_evening,
    an_evening,
)


def quoted(document: Document) -> list[Quote]:
    """Return every quotation of the chapters of the steps."""
    chapters = [chapter for chapter in document.chapters if chapter.form == "step"]
    return [quote for chapter in chapters for quote in quotes_in(chapter.blocks)]


def chapter_of(document: Document, name: str) -> Chapter:
    """Return the chapter with this id."""
    [found] = [chapter for chapter in document.chapters if chapter.id == name]
    return found


def sentences(document: Document) -> list[str]:
    return [block.text for block in document.blocks() if isinstance(block, Auto)]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_quotation_is_its_note_letter_for_letter(lang):
    session = an_evening().session

    document = report(session, Options(lang))

    assert {quote.text for quote in quoted(document)} == {GREETING, NAMES, HOSTILE, ALONE}
    assert all(quote.text == session.notes[quote.note].text for quote in quoted(document))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_was_kept_out_hidden_or_taken_back_is_nowhere_in_the_page(lang):
    page = to_html(report(an_evening().session, Options(lang)))

    for words in (KEPT_OUT, HIDDEN, TAKEN_BACK):
        assert words not in page


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_author_leaves_the_session(lang):
    page = to_html(report(an_evening().session, Options(lang)))

    people: list[Person] = [ANN, BEN, CARL]
    for person in people:
        assert person.secret not in page
        assert f'"{person.id}"' not in page
    assert "Carl" not in page
    assert "Ann" not in page.replace("Another", "")


def test_a_name_stands_only_where_its_writer_put_it():
    document = report(an_evening().session, Options("ja"))

    assert {quote.text: quote.by for quote in quoted(document)} == {
        GREETING: None,
        NAMES: "Ben",
        HOSTILE: None,
        ALONE: None,
    }


def test_the_report_says_how_many_notes_are_missing():
    document = report(an_evening().session, Options("ja"))

    assert "ほかに2枚の付箋が書かれましたが" in "".join(sentences(document))


def test_the_appendix_numbers_all_notes_in_the_order_of_themes_lone_voices_and_the_rest():
    document = report(an_evening().session, Options("ja"))

    listings = [block for block in document.blocks() if isinstance(block, Listing)]
    assert [(each.title, [quote.number for quote in each.quotes]) for each in listings] == [
        ("小さなあいさつ", ["1-01", "1-02"]),
        ("強いことば", ["1-03"]),
        ("ひとりの声", ["1-04"]),
        ("まとまりに入っていない付箋", ["1-05"]),
    ]
    assert listings[-1].quotes[0].text == UNPLACED


def test_the_chart_counts_the_notes_of_the_report_and_the_votes():
    document = report(an_evening().session, Options("ja"))

    [chart] = [block for block in document.blocks() if isinstance(block, Sizes)]
    assert [(bar.label, bar.notes, bar.votes) for bar in chart.bars] == [
        ("小さなあいさつ", 2, 2),
        ("強いことば", 1, 1),
    ]


def test_what_the_facilitator_saw_stands_in_the_chapter_and_cites_its_record():
    document = report(an_evening().session, Options("ja"))

    blocks = chapter_of(document, "step-open").blocks
    [seen] = [block for block in blocks if isinstance(block, Facilitator)]
    assert (seen.text, seen.cites) == (SEEN, ("insight/open",))


def test_a_step_without_notes_says_so():
    document = report(an_evening().session, Options("en"))

    second = chapter_of(document, "step-safe")
    assert "There are no notes to show here." in [
        block.text for block in second.blocks if isinstance(block, Auto)
    ]


def test_an_evening_without_any_note_still_makes_a_report():
    document = report(a_plain_evening().session, Options("ja"))

    forms = [chapter.form for chapter in document.chapters]
    assert forms.count("step") == 2
    assert "appendix" not in forms
    assert "該当する意見はありませんでした。" in sentences(document)


def test_notes_that_nobody_has_grouped_are_quoted_as_they_are():
    document = report(a_plain_evening("一人の時間", "散歩").session, Options("ja"))

    assert {quote.text for quote in quoted(document)} == {"一人の時間", "散歩"}
    assert "付箋はまだまとめられていません。" in sentences(document)


def test_a_chapter_quotes_no_more_than_its_page_holds_and_the_appendix_has_them_all():
    texts = [f"{n}番目の人が、少し長めに書いた、同じくらいの長さの付箋です" for n in range(60)]

    document = report(a_plain_evening(*texts).session, Options("ja"))

    assert len(quoted(document)) == 24
    assert "付箋はまだまとめられていません。書かれた声から24枚を引きます。" in sentences(document)
    [listing] = [block for block in document.blocks() if isinstance(block, Listing)]
    assert len(listing.quotes) == 60


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_two_editions_hold_the_same_blocks(lang):
    session = an_evening().session

    kinds = [block.kind for block in report(session, Options(lang)).blocks()]

    assert kinds == [block.kind for block in report(session, Options("ja")).blocks()]


def test_the_day_is_the_day_where_the_session_was_held():
    evening = a_plain_evening()  # begins at 9:00 UTC, which is 18:00 in Tokyo
    evening.session.zone = "Pacific/Auckland"

    assert report(evening.session, Options("en")).date == "Thursday, 15 January 2026"
    evening.session.zone = "Pacific/Kiritimati"
    assert report(evening.session, Options("ja")).date == "2026年1月15日（木）"


def with_blocks(document: Document, *blocks: object) -> Document:
    """Return ``document`` with a chapter of these blocks before its appendix."""
    chapter = Chapter("step", "added", "added", blocks)  # type: ignore[arg-type]
    return replace(document, chapters=(chapter, *document.chapters))


def test_a_report_with_a_changed_quotation_is_refused():
    material = gather(an_evening().session, Options("ja"))
    document = build(material)
    quote = quoted(document)[0]

    with pytest.raises(Unfounded, match="added: 1-01 is not quoted letter for letter"):
        audit(with_blocks(document, replace(quote, text=f"{quote.text}。")), material)


def test_a_report_with_a_note_that_may_not_appear_is_refused():
    session = an_evening().session
    material = gather(session, Options("ja"))
    [hidden] = [note for note in session.notes.values() if note.text == HIDDEN]
    quote = Quote(hidden.id, "1-06", HIDDEN, None, None)

    with pytest.raises(Unfounded, match="may not appear"):
        audit(with_blocks(build(material), quote), material)


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        (
            Auto("voted", "9人が投票しました。", (("n", 9),), ("result/open",)),
            "none of its records",
        ),
        (Auto("voted", "みんなが投票しました。", (("n", 3),), ("result/open",)), "differently"),
        (Auto("voted", "3人が投票しました。", (("n", 3),), ("result/none",)), "not there"),
        (Facilitator("見えたこと", "みんな満足していた。"), "rests on nothing"),
        (Facilitator("見えたこと", "満足していた。", ("note/none",)), "cites what is not there"),
    ],
)
def test_a_report_that_says_what_its_records_do_not_is_refused(block, fault):
    material = gather(an_evening().session, Options("ja"))

    with pytest.raises(Unfounded, match=fault):
        audit(with_blocks(build(material), block), material)


def test_a_view_of_the_facilitator_may_stand_if_it_is_marked_as_one():
    material = gather(an_evening().session, Options("ja"))
    view = Facilitator("見えたこと", "次も集まりたい。", view="進行役の見解")

    audit(with_blocks(build(material), view), material)


def test_a_report_whose_appendix_lacks_a_note_is_refused():
    material = gather(an_evening().session, Options("ja"))
    document = build(material)

    with pytest.raises(Unfounded, match="every note exactly once"):
        kept = [chapter for chapter in document.chapters if chapter.form != "appendix"]
        audit(replace(document, chapters=tuple(kept)), material)


def test_what_people_typed_is_text_in_the_page_and_never_markup():
    page = to_html(report(an_evening().session, Options("ja")))

    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_where_people_voted_on_notes_the_ones_with_votes_are_drawn():
    evening = a_plain_evening("一人の時間", "散歩")
    evening.go("open/vote")
    [quiet, _] = [note.id for note in evening.session.notes.values()]
    evening.act(BEN, CastBallot(OPEN, (quiet,)))
    evening.act(CARL, CastBallot(OPEN, (quiet,)))
    evening.act(FAY, CloseVote(evening.session.visit.stop))

    document = report(evening.session, Options("en"))

    assert "2 people voted." in sentences(document)
    [ranking] = [block for block in document.blocks() if isinstance(block, Ranking)]
    assert [(row.note, row.text, row.votes) for row in ranking.rows] == [(quiet, "一人の時間", 2)]


def test_no_label_is_a_sentence_too():
    assert not LABELS.keys() & SENTENCES.keys()


def test_an_introduction_without_a_title_of_its_own_is_called_so():
    evening = an_evening()
    written = Passage(PassageId("one23456"), "ja", "opening", 1.0, "朝の話です。")
    evening.act(FAY, WritePassages(evening.session.seq, (written,), ()))

    document = report(evening.session, Options("ja"))

    [chapter] = [each for each in document.chapters if each.form == "opening"]
    assert chapter.name == "はじめに"
