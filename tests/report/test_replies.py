"""What people built on a note stands under it, letter for letter, in the appendix and where the
facilitator sets the whole note off."""

from dataclasses import replace

import pytest

from facilitator.core.editing import WritePassages
from facilitator.core.ids import PassageId
from facilitator.core.kept import Passage
from facilitator.core.kinds.notes.replying import AddReply, HideReply
from facilitator.report.audit import Unfounded, audit
from facilitator.report.blocks import Listing, quotes_in
from facilitator.report.build import build
from facilitator.report.forms.markdown.make import to_markdown
from facilitator.report.forms.xlsx.sheets import sheets
from facilitator.report.gather import gather
from facilitator.report.html import to_html
from facilitator.report.material import Built
from facilitator.report.options import Options
from tests.core.world import ANN, BEN, CARL, FAY, Evening
from tests.report.evenings import GREETING, HIDDEN, an_evening

LINE = '雨の日も <b>"そう"</b>'
NAMED = "名前をつけて一言"


@pytest.fixture
def evening() -> Evening:
    evening = an_evening()
    notes = {note.text: note.id for note in evening.session.notes.values()}
    evening.act(CARL, AddReply(notes[GREETING], LINE))
    evening.act(BEN, AddReply(notes[GREETING], NAMED, named=True))
    [gone] = evening.act(ANN, AddReply(notes[GREETING], "隠された一言"))
    evening.act(FAY, HideReply(gone.reply))
    return evening


def test_the_appendix_has_them_under_their_note_and_no_chapter_does(evening):
    material = gather(evening.session, Options("ja"))
    document = build(material)

    listed = [b for b in document.blocks() if isinstance(b, Listing)]
    found = {q.text: q.replies for each in listed for q in each.quotes if q.replies}
    assert {*found[GREETING]} == {Built(LINE, None), Built(NAMED, "Ben")}
    assert [*found] == [GREETING]
    steps = [chapter for chapter in document.chapters if chapter.form == "step"]
    assert not any(quote.replies for each in steps for quote in quotes_in(each.blocks))


def test_a_page_and_a_text_print_them_escaped_and_whole(evening):
    material = gather(evening.session, Options("ja"))
    document = build(material)

    page, text = to_html(document), to_markdown(document, material).decode()

    assert "雨の日も &lt;b&gt;" in page and NAMED in page
    assert "↳ 雨の日も" in text
    for said in (page, text):
        assert "隠された一言" not in said and HIDDEN not in said


def test_a_line_that_nobody_wrote_is_not_printed(evening):
    material = gather(evening.session, Options("ja"))
    document = build(material)
    forged = [
        replace(
            chapter,
            blocks=tuple(
                replace(
                    block,
                    quotes=tuple(
                        replace(quote, replies=(Built("作られた一言", None),))
                        for quote in block.quotes
                    ),
                )
                if isinstance(block, Listing)
                else block
                for block in chapter.blocks
            ),
        )
        for chapter in document.chapters
    ]

    with pytest.raises(Unfounded, match="other replies"):
        audit(replace(document, chapters=tuple(forged)), material)


def quoting(evening: Evening, profile: str = "full"):
    """Let the facilitator set off the whole note in the text; return the document and material."""
    [note] = [each.id for each in evening.session.notes.values() if each.text == GREETING]
    written = Passage(PassageId("greeting"), "ja", "opening", 1.0, f"> [@note/{note}]")
    evening.act(FAY, WritePassages(evening.session.seq, (written,), ()))
    material = gather(evening.session, Options("ja", profile=profile))
    document = build(material)
    audit(document, material)
    return document, material


@pytest.mark.parametrize("profile", ["full", "seed", "event"])
def test_where_the_editor_sets_off_a_note_its_lines_come_with_it(evening, profile):
    document, material = quoting(evening, profile)

    [chapter] = [each for each in document.chapters if each.form == "opening"]
    [quote] = quotes_in(chapter.blocks)
    assert {*quote.replies} == {Built(LINE, None), Built(NAMED, "Ben")}
    page, text = to_html(document), to_markdown(document, material).decode()
    assert '<p class="quote__replies">' in page
    for said in (page, text):
        assert NAMED in said and "隠された一言" not in said


def test_a_table_has_a_row_for_each_line_and_no_name(evening):
    [sheet] = [
        each for each in sheets(gather(evening.session, Options("ja"))) if each.name == "built"
    ]

    heads = [column.head for column in sheet.columns]
    rows = [dict(zip(heads, row, strict=True)) for row in sheet.rows]
    assert {row["built"] for row in rows} == {LINE, NAMED}
    assert {row["col.note"] for row in rows} == {GREETING}
    assert "Ben" not in repr(rows)
    forms = {column.head: column.form for column in sheet.columns}
    assert forms["built"] == forms["col.note"] == "words"  # of people: never a formula
