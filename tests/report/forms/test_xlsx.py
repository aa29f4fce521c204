"""The tables hold every note and every number, ready to be filtered."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from facilitator.core.hosting.deciding import DecideFor
from facilitator.core.ids import StopId
from facilitator.core.kinds.notes.correcting import ProposeCorrection
from facilitator.report.figures import Turn
from facilitator.report.forms.xlsx.sheets import NOTES, STEPS, sheets
from facilitator.report.gather import gather
from facilitator.report.options import Options
from tests.core.world import AFTER, FAY, OPEN, WHOLE, Evening
from tests.report.evenings import GREETING, an_evening
from tests.report.forms.reading import cells, xml
from tests.report.forms.sample import FORMULA, a_report, made

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def rows_of(material, name: str) -> list[dict[str, object]]:
    """Return the rows of a sheet, each by the keys of its heads."""
    [sheet] = [each for each in sheets(material) if each.name == name]
    heads = [column.head for column in sheet.columns]
    return [dict(zip(heads, row, strict=True)) for row in sheet.rows]


def test_every_note_has_a_row_with_its_theme_category_and_numbers():
    material = gather(an_evening().session, Options("ja"))

    rows = rows_of(material, "col.notes")

    told = ("col.number", "col.step", "col.theme", "col.category")
    assert [tuple(row[key] for key in told) for row in rows] == [
        ("1-01", 1, "小さなあいさつ", "near（日）"),
        ("1-02", 1, "小さなあいさつ", None),
        ("1-03", 1, "強いことば", None),
        ("1-04", 1, "ひとりの声", None),
        ("1-05", 1, None, None),
    ]
    assert [row["col.note"] for row in rows] == [note.text for note in material.notes.values()]


def test_words_that_were_kept_against_a_proposal_are_marked():
    evening = an_evening()
    note = next(each for each in evening.session.notes.values() if each.text == GREETING)
    evening.act(FAY, ProposeCorrection(note.id, "ほかの言葉"))

    marked = rows_of(gather(evening.session, Options("ja")), "col.notes")

    assert [row["col.note"] for row in marked if row["as.written"]] == [GREETING]


def test_a_check_in_has_rows_without_a_step():
    _, material = a_report()

    [row] = [each for each in rows_of(material, "col.notes") if each["col.number"] == "0-01"]

    assert row["col.step"] is None
    assert row["col.note"] == "今日は銀杏がきれいでした"


def test_votes_stand_where_they_were_given():
    _, material = a_report()

    themes = [row["votes"] for row in rows_of(material, "figure.themes")]
    notes = [row["votes"] for row in rows_of(material, "col.notes") if row["votes"]]
    assert (themes, notes) == ([6, 2], [8])


def test_what_was_not_wanted_is_in_no_table():
    session = an_evening().session
    wanted = Options("ja", without=frozenset({"votes", "first_steps"}))

    made_of = sheets(gather(session, wanted))

    assert "first" not in {sheet.name for sheet in made_of}
    [themes] = [sheet for sheet in made_of if sheet.name == "figure.themes"]
    assert {row[-1] for row in themes.rows} == {None}


def test_every_step_is_told_in_numbers():
    material = gather(an_evening().session, Options("ja"))

    first, second = rows_of(material, "col.step")

    assert (first["col.present"], first["col.writers"], first["col.notes"]) == (3, 3, 5)
    assert (first["col.share"], first["col.grouped"], first["col.lone"]) == (1.0, 3, 1)
    assert (first["col.kept"], first["col.hidden"], first["col.withdrawn"]) == (1, 1, 1)
    assert (second["col.notes"], second["col.share"]) == (0, None)


def test_first_steps_say_how_soon_but_no_date():
    _, material = a_report()

    rows = rows_of(material, "first")

    assert [row["col.when"] for row in rows] == ["24時間以内", "一週間以内", "それより先"]
    assert not any("2026-0" in each for each in cells(made("xlsx")) if "年" not in each)


def test_a_first_step_without_a_day_is_not_said_to_be_due_later():
    evening = Evening(WHOLE)
    evening.go(StopId(f"{AFTER}/pledge"))
    evening.act(FAY, DecideFor(AFTER, "Ask a neighbour in", None, True, "paper"))

    [row] = rows_of(gather(evening.session, Options("en")), "first")

    assert "Later, or without a day" in row.values()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_heads_stay_and_every_column_can_be_filtered(lang):
    found = xml(made("xlsx", lang), "xl/worksheets/sheet")

    for sheet in found[:-1]:
        [pane] = sheet.iter(f"{S}pane")
        assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
        [filters] = sheet.iter(f"{S}autoFilter")
        assert filters.get("ref") == sheet.find(f"{S}dimension").get("ref")


def test_words_of_people_stay_words_when_somebody_edits_the_cell():
    with ZipFile(BytesIO(made("xlsx"))) as packed:
        styles = etree.fromstring(packed.read("xl/styles.xml"))
        sheet = etree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
    at = cells(made("xlsx")).index(FORMULA)

    [cell] = [
        each for each in sheet.iter(f"{S}c") if each.get("t") == "s" and each[0].text == str(at)
    ]

    form = styles.find(f"{S}cellXfs")[int(cell.get("s"))]
    assert form.get("quotePrefix") == "1"


def test_the_last_sheet_says_what_the_tables_are_of():
    found = cells(made("xlsx"))

    assert "An evening" in found
    assert any(each.startswith("付箋は、書かれたとおりに") for each in found)


def test_every_column_of_words_of_people_is_marked_as_such():
    assert {column.head for column in NOTES if column.form == "words"} == {"col.theme", "col.note"}
    assert {column.head for column in STEPS if column.form == "words"} == {"insight"}


def test_a_step_where_nobody_wrote_has_a_share_and_one_where_more_wrote_than_were_left_has_none():
    turn = Turn(OPEN, 1, "", present=25, writers=0, notes=0, relates=None, voters=None)

    assert turn.share == 0.0
    assert replace(turn, writers=25).share == 1.0
    assert replace(turn, writers=26).share is None
    assert replace(turn, present=None).share is None
