"""Who reads which notes and themes, and when."""

import pytest

from facilitator.core import views
from facilitator.core.ids import NoteId
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.off_stage import LetOnStage
from facilitator.core.kinds.notes.writing import SetInReport, WithdrawNote
from tests.core.seeing.screens import PEOPLE, C, P, R, S, families, notes
from tests.core.world import ANN, BEN, CARL, FAY, NEAR, OPEN, SAFE, Evening


def test_while_people_write_no_phone_is_sent_a_note_nor_how_many_there_are():
    evening = Evening()
    evening.go("open/write")
    evening.write(ANN)

    assert families(evening, P) == {"session": 1, "part": 1}


def test_once_shown_the_notes_of_the_present_step_are_on_every_phone():
    evening = Evening()
    evening.go("safe/write")
    evening.write(ANN, part=SAFE)
    evening.go("open/write")
    shown, hidden, gone = (evening.write(person) for person in PEOPLE)
    evening.act(FAY, HideNotes((hidden,)))
    evening.act(CARL, WithdrawNote(gone))

    evening.go("open/reveal")

    assert notes(evening, P) == {shown}


@pytest.mark.parametrize("stop", ["lobby", "open/intro", "open/write", "safe/reveal", "ended"])
def test_notes_leave_the_phones_with_their_step(stop):
    evening = Evening()
    evening.go("open/write")
    evening.write(ANN)
    evening.go("open/reveal")

    evening.go(stop)

    assert notes(evening, P) == set()


def test_late_notes_of_an_anonymous_step_are_on_no_screen_until_there_are_three():
    evening = Evening()
    evening.go("safe/write")
    evening.go("safe/reveal")
    seen = []

    for person in PEOPLE:
        evening.write(person, part=SAFE)
        seen.append([len(notes(evening, audience)) for audience in (P, C, R)])
        seen[-1].append(len(evening.see("stage", S)["notes"]))
    evening.act(FAY, LetOnStage(tuple(evening.session.notes)))
    seen.append([len(evening.see("stage", S)["notes"])])

    assert seen == [[0, 0, 1, 0], [0, 0, 2, 0], [3, 3, 3, 0], [3]]


def test_nobody_can_tell_from_a_number_when_a_late_anonymous_note_was_written():
    evening = Evening()
    evening.go("safe/write")
    evening.write(ANN, part=SAFE)
    evening.go("safe/reveal")
    before = {audience: views.snapshot(evening.session, audience) for audience in (S, C, P)}

    evening.write(BEN, part=SAFE)

    for audience, seen in before.items():
        assert views.snapshot(evening.session, audience) == seen


def test_the_facilitator_reads_every_note_that_was_not_taken_back():
    evening = Evening()
    evening.go("open/write")
    kept, hidden, gone = (evening.write(person) for person in PEOPLE)
    evening.act(FAY, HideNotes((hidden,)))
    evening.act(CARL, WithdrawNote(gone))

    assert notes(evening, C) == {kept, hidden}
    assert evening.see(f"note/{hidden}", C)["hidden"]


def test_a_note_on_a_screen_has_exactly_these_fields():
    evening = Evening()
    evening.go("open/write")
    note = evening.write(ANN, "words", category=NEAR, named=True)
    evening.go("open/reveal")

    assert evening.see(f"note/{note}", P) == {
        "id": note,
        "part": OPEN,
        "text": "words",
        "category": NEAR,
        "by": "Ann",
        "late": False,
        "edited": False,
        "theme": None,
        "hidden": False,
        "relates": None,
        "replies": [],
        "times": 1,
    }


def test_phones_learn_of_themes_when_the_stage_shows_them():
    evening = Evening()
    evening.go("open/write")
    note = evening.write(ANN)
    evening.go("open/reveal")
    theme = evening.group("one", note)
    before = evening.see(f"theme/{theme}", P), evening.see(f"note/{note}", P)["theme"]

    evening.go("open/theme")

    assert before == (None, None)
    assert evening.see(f"note/{note}", P)["theme"] == theme
    assert evening.see(f"theme/{theme}", P) == {
        "id": theme,
        "part": OPEN,
        "title": "one",
        "size": 1,
        "order": 1,
    }
    evening.go("safe/theme")
    assert evening.see(f"theme/{theme}", P) is None


def test_a_theme_counts_what_can_be_seen_of_it_and_in_the_report_what_is_quoted():
    evening = Evening()
    evening.go("open/write")
    a, b, c = (evening.write(person) for person in PEOPLE)
    theme = evening.group("one", a, b, c)
    evening.act(FAY, HideNotes((a,)))
    evening.act(BEN, SetInReport(b, False))

    assert evening.see(f"theme/{theme}", C)["size"] == 2
    assert evening.see(f"theme/{theme}", R)["size"] == 1


def test_the_report_quotes_what_its_authors_let_in_and_nobody_hid_and_says_how_many_are_missing():
    evening = Evening()
    evening.go("open/write")
    kept, kept_out, hidden, gone = (evening.write(person) for person in (*PEOPLE, ANN))
    evening.act(BEN, SetInReport(kept_out, False))
    evening.act(FAY, HideNotes((hidden,)))
    evening.act(ANN, WithdrawNote(gone))

    assert notes(evening, R) == {kept}
    told = evening.see("count/open", R)
    assert (told["people"], told["notes"], told["missing"]) == (3, 1, 2)
    assert evening.see("count/open", C) == {"people": 3, "notes": 3, "done": 0}


def test_ones_own_notes_come_oldest_first_from_every_step_and_are_nobody_elses():
    evening = Evening()
    evening.go("safe/write")
    evening.go("open/write")
    later = evening.write(ANN, part=SAFE, in_report=False)
    evening.wait(1)
    last = evening.write(ANN, "mine", named=True)
    evening.write(BEN)
    evening.act(FAY, HideNotes((last,)))

    own = views.own(evening.session, ANN)

    assert [note["id"] for note in own["notes"]] == [later, last]
    assert own["seq"] == evening.session.seq
    assert own["notes"][0]["in_report"] is False
    assert own["notes"][1] == {
        "id": last,
        "part": OPEN,
        "text": "mine",
        "category": None,
        "by": "Ann",
        "in_report": True,
        "late": False,
        "edited": False,
        "hidden": True,
        "queued": False,
        "off_stage": False,
        "correction": None,
        "until": None,
        "relates": None,
    }
    nothing = views.own(evening.session, CARL)
    assert not any(nothing[key] for key in nothing.keys() - {"seq", "deal"})


def test_no_phone_is_told_that_its_late_anonymous_note_is_shown():
    evening = Evening()
    evening.go("safe/reveal")
    evening.write(ANN, part=SAFE)
    before = views.own(evening.session, ANN)["notes"]

    evening.write(BEN, part=SAFE)
    evening.write(CARL, part=SAFE)

    assert views.own(evening.session, ANN)["notes"] == before


def test_records_leave_in_the_order_of_ids_which_tells_nothing():
    evening = Evening()
    evening.go("open/write")
    written = [evening.write(person) for person in (*PEOPLE, *PEOPLE)]
    evening.go("open/reveal")

    sent = [key for key in views.snapshot(evening.session, P) if key.startswith("note/")]

    assert sent == [f"note/{NoteId(note)}" for note in sorted(written)] != written
