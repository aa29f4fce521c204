"""The console's first paint shows the same as its records say."""

from facilitator.core import views
from facilitator.core.ids import LONE, StopId
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.themes import AddTheme, PlaceNotes
from facilitator.core.kinds.notes.writing import AddNote
from facilitator.core.kinds.pledge import HideExample
from facilitator.core.kinds.rules import ShowRule
from facilitator.web.console_view import View, view
from tests.core.world import ANN, BEN, CARL, FAY, NEAR, OPEN, SAFE, WHOLE, Evening


def writing_evening(*texts: str) -> tuple[Evening, list]:
    """Return an evening in its first writing phase, with Ann's notes on the board."""
    evening = Evening()
    evening.go("open/write")
    notes = [
        evening.act(ANN, AddNote(OPEN, text, NEAR, named=False, in_report=True))[0].note
        for text in texts
    ]
    return evening, notes


def painted(evening: Evening) -> View:
    return view(views.snapshot(evening.session, views.Audience.CONSOLE))


def test_each_note_lies_in_one_tray():
    evening, (first, second, third) = writing_evening("one", "two", "three")
    evening.act(FAY, AddTheme(OPEN, "A theme", (first,)))
    evening.act(FAY, PlaceNotes((second,), LONE))

    page = painted(evening)

    assert [(tray.title, tray.key, tray.size) for tray in page.themes] == [("A theme", 1, 1)]
    assert [note["id"] for note, _ in page.lone.notes] == [second]
    assert [note["id"] for note, _ in page.loose.notes] == [third]


def test_a_part_that_was_left_early_is_no_skipped_one():
    evening = Evening()
    evening.go("open/write")
    evening.go("ended")

    rows = {row.part: row.state for row in painted(evening).rows}

    assert (rows["open"], rows["safe"]) == ("done", "skipped")


def test_a_hidden_note_stays_on_the_board_and_is_not_counted():
    evening, (first, _second) = writing_evening("one", "two")
    evening.act(FAY, HideNotes((first,)))

    page = painted(evening)

    assert len(page.loose.notes) == 2
    assert page.loose.size == 1


def test_a_note_brings_the_category_it_names():
    evening, _notes = writing_evening("one")

    [(_note, category)] = painted(evening).loose.notes

    assert category["shape"] == "circle"


def test_the_tenth_theme_has_no_number_key():
    evening, _notes = writing_evening()
    for number in range(10):
        evening.act(FAY, AddTheme(OPEN, f"Theme {number}", ()))

    page = painted(evening)

    assert [tray.key for tray in page.themes] == [1, 2, 3, 4, 5, 6, 7, 8, 9, None]


def test_the_board_shows_the_part_where_the_session_stands():
    evening, _notes = writing_evening("one")
    evening.act(FAY, WriteInsight(OPEN, "We saw it"))
    assert painted(evening).insight == "We saw it"

    evening.go("safe/intro")

    page = painted(evening)
    assert (page.part["id"], page.insight, page.loose.notes) == (SAFE, "", ())


def test_the_agenda_adds_the_minutes_of_a_part_and_rounds_what_was_spent():
    evening, _notes = writing_evening()
    evening.wait(100)
    evening.go("open/reveal")

    rows = {row.part: row for row in painted(evening).rows}

    assert (rows["open"].planned, rows["open"].spent, rows["open"].state) == (9, 2, "now")
    assert (rows["safe"].spent, rows["safe"].state) == (None, "ahead")


def test_rules_answers_and_first_steps_have_a_panel_and_a_welcome_has_none():
    evening = Evening(WHOLE)
    panels = {}
    for stop in ("welcome/rules", "arrive/checkin", "open/write", "after/pledge", "share/share"):
        evening.go(stop)
        panels[stop] = painted(evening).has_own_panel

    assert [stop for stop, own in panels.items() if not own] == ["share/share"]


def test_the_rules_are_painted_with_the_one_that_is_lit():
    evening = Evening(WHOLE)
    evening.go("welcome/rules")
    evening.act(FAY, ShowRule(1, StopId("welcome/rules")))

    rules = painted(evening).rules

    assert (len(rules["items"]), rules["at"], rules["added"]) == (3, 1, [])


def test_only_examples_that_are_not_hidden_are_painted():
    evening = Evening(WHOLE)
    evening.go("after/pledge")
    shown = evening.decide_on(ANN, "call her", example=True)
    hidden = evening.decide_on(BEN, "ask him", example=True)
    evening.decide_on(CARL, "keep quiet")
    evening.act(FAY, HideExample(hidden))

    page = painted(evening)

    assert [each["id"] for each in page.examples] == [shown]
    assert page.pledges["decided"] == 3
