"""The export as a table for spreadsheets."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.kinds.notes.correcting import ProposeCorrection
from facilitator.core.kinds.notes.replying import AddReply
from facilitator.core.kinds.rules import AddRule
from facilitator.core.session import Session
from facilitator.exporting.sheet import COLUMNS, FORMULA, inert, to_csv
from tests.core.world import ANN, BEN, FAY, OPEN, Evening
from tests.exporting.evenings import a_sound_evening


def rows(session: Session, lang: str = "ja") -> list[dict[str, str]]:
    """Return the table as a spreadsheet reads it."""
    text = to_csv(session, lang).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_spreadsheet_knows_it_for_utf8_and_every_cell_is_quoted():
    body = to_csv(a_sound_evening().session, "ja")

    assert body.startswith(b"\xef\xbb\xbf" + b'"kind","step"')
    assert body.endswith(b'"\r\n')


def test_there_is_one_row_for_each_note_with_its_theme_and_step():
    notes = [row for row in rows(a_sound_evening().session) if row["kind"] == "note"]

    told = sorted((row["step"], row["text"], row["theme"]) for row in notes)
    assert told == [
        ("1", "'=1+1 朝のあいさつ", "まとまり"),
        ("1", 'ひとつめ\nふたつめ, "x"', "もうひとつ"),
    ]


def test_a_note_that_stands_as_its_writer_wrote_it_is_marked():
    evening = a_sound_evening()
    note = next(each for each in evening.session.notes_of(OPEN) if each.text.startswith("="))
    evening.act(FAY, ProposeCorrection(note.id, "ほかの言葉"))

    notes = [row for row in rows(evening.session) if row["kind"] == "note"]

    assert {row["text"] for row in notes if row["as_written"] == "1"} == {"'=1+1 朝のあいさつ"}
    assert {row["as_written"] for row in notes} == {"1", ""}


def test_everything_else_that_was_said_has_a_row_that_says_what_it_is():
    told = [
        (row["kind"], row["text"], row["votes"], row["count"])
        for row in rows(a_sound_evening().session)
        if row["kind"] != "note"
    ]

    assert told == [
        ("insight", "あいさつから始まる", "", ""),
        ("theme", "まとまり", "2", "1"),
        ("theme", "もうひとつ", "0", "1"),
        ("missing", "", "", "1"),
        ("first_step", "電話する", "", ""),
        ("not_yet", "", "", "1"),
    ]


def test_what_was_built_on_a_note_stands_in_the_row_below_it_and_says_on_what():
    evening = a_sound_evening()
    note = next(iter(evening.session.notes_of(OPEN)))
    evening.act(BEN, AddReply(note.id, "+雨の日も"))

    told = [(row["kind"], row["text"], row["on"]) for row in rows(evening.session)]

    at = told.index(("reply", "'+雨の日も", inert(note.text)))
    assert told[at - 1] == ("note", inert(note.text), "")


def test_a_rule_of_the_room_has_a_row():
    evening = a_sound_evening()
    evening.go("welcome/rules")
    evening.act(FAY, AddRule("=録音しない", "welcome/rules"))

    told = [row["text"] for row in rows(evening.session) if row["kind"] == "rule"]

    assert told == ["'=録音しない"]


def test_titles_are_in_the_language_that_is_asked_for():
    evening = a_sound_evening()

    assert rows(evening.session, "en")[0]["question"] == "What is open?"
    assert rows(evening.session, "ja")[0]["question"] == "What is open?（日）"


@pytest.mark.parametrize("first", FORMULA)
def test_no_cell_begins_a_formula(first):
    assert inert(f"{first}cmd|' /C calc'!A0").startswith("'")


@given(st.text(max_size=20))
def test_what_was_typed_is_found_again_by_taking_one_apostrophe_away(text):
    cell = inert(text)

    assert cell == text or cell == f"'{text}"
    assert (cell[1:] if cell.startswith("'") else cell) == text
    assert not cell.startswith(FORMULA[:-1])


def test_a_dangerous_note_is_inert_in_the_file_and_whole_in_its_text():
    evening = Evening()
    evening.go("open/write")
    evening.write(ANN, '=HYPERLINK("http://example.org","x")\n+1')

    [row] = [row for row in rows(evening.session) if row["kind"] == "note"]

    assert row["text"] == '\'=HYPERLINK("http://example.org","x")\n+1'
    assert tuple(row) == COLUMNS
