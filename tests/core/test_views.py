"""Who sees what."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from facilitator.core import views
from facilitator.core.flow import PauseTimer, StartCountdown
from facilitator.core.ids import LONE, FileId, NoteId, StopId
from facilitator.core.keeping import EnterReport, TakeAttendance
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.moderating import HideNote
from facilitator.core.kinds.notes.themes import PlaceNotes
from facilitator.core.kinds.notes.writing import SetInReport, WithdrawNote
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.people import DESK
from facilitator.core.staging import milliseconds
from facilitator.core.views import Audience
from tests.core.world import (
    ANN,
    BEN,
    CARL,
    FAY,
    NEAR,
    OPEN,
    PROGRAM,
    SAFE,
    START,
    WHOLE,
    Evening,
    words,
)

S, C, P, R = Audience.STAGE, Audience.CONSOLE, Audience.PHONE, Audience.REPORT
PEOPLE = (ANN, BEN, CARL)


def families(evening: Evening, audience: Audience) -> dict[str, int]:
    """Return how many records of each family an audience sees."""
    seen: dict[str, int] = {}
    for key in views.snapshot(evening.session, audience):
        family = key.partition("/")[0]
        seen[family] = seen.get(family, 0) + 1
    return seen


def notes(evening: Evening, audience: Audience) -> set[str]:
    """Return the ids of the notes that an audience sees as records."""
    seen = views.snapshot(evening.session, audience)
    return {key.removeprefix("note/") for key in seen if key.startswith("note/")}


def leaves(value: Any) -> Iterator[Any]:
    """Yield everything in a record: keys and values, however deep."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each)
    else:
        yield value


def a_full_evening(until: str = "safe/insight") -> Evening:
    """Return an evening at a stop of its second step, with something of everything in both."""
    evening = Evening()
    for part in (OPEN, SAFE):
        evening.go(f"{part}/write")
        for person in PEOPLE:
            evening.wait(7)
            evening.write(person, f"{part} of somebody", part=part, category=NEAR)
        evening.go(f"{part}/reveal")
        evening.wait(7)
        evening.write(ANN, "late", part=part)
        evening.wait(7)
        mine = [note.id for note in evening.session.notes_of(part)]
        evening.group("one", mine[0], part=part)
        evening.group("other", mine[1], part=part)
        evening.act(FAY, PlaceNotes((mine[2],), LONE))
        evening.act(FAY, WriteInsight(part, "seen"))
        evening.go(f"{part}/vote")
        evening.act(BEN, CastBallot(part, evening.session.votes[part].targets[:1]))
        evening.act(FAY, CloseVote(evening.session.visit.stop))
    evening.go(until)
    return evening


def test_nobody_ever_receives_an_author_a_pseudonym_a_secret_or_the_time_of_a_note():
    evening = a_full_evening()
    session = evening.session
    names = {each for who in PEOPLE for each in (who.id, who.secret, who.nickname)}
    names |= {who.alias(part) for who in PEOPLE for part in (OPEN, SAFE)}
    names.discard("")
    times = {milliseconds(note.at) for note in session.notes.values()}

    for stop in session.agenda:
        evening.go(stop.id)
        for audience in Audience:
            sent = set(leaves(views.snapshot(session, audience)))
            assert not sent & (names | times)
            assert not sent & {"author", "waiting", "written"}


def test_what_a_person_receives_as_their_own_carries_no_name_for_them_either():
    evening = a_full_evening()

    sent = set(leaves(views.own(evening.session, ANN)))

    assert not sent & {ANN.id, ANN.secret, ANN.alias(SAFE), ANN.alias(OPEN), "author"}


def test_the_stage_is_sent_what_it_shows_and_nothing_else():
    evening = a_full_evening()

    for stop in evening.session.agenda:
        evening.go(stop.id)
        assert families(evening, S) == {"session": 1, "stage": 1}


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
    evening.act(FAY, HideNote(hidden))
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

    assert seen == [[0, 0, 1, 0], [0, 0, 2, 0], [3, 3, 3, 3]]


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
    evening.act(FAY, HideNote(hidden))
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
    evening.act(FAY, HideNote(a))
    evening.act(BEN, SetInReport(b, False))

    assert evening.see(f"theme/{theme}", C)["size"] == 2
    assert evening.see(f"theme/{theme}", R)["size"] == 1


def test_a_vote_is_on_the_phones_while_it_is_open_and_its_result_once_it_is_closed():
    evening = Evening()
    one, other = evening.group("one"), evening.group("other")
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, (one,)))
    while_open = families(evening, P)
    asked = evening.see("vote/open", P)

    evening.act(FAY, CloseVote(StopId("open/vote")))

    assert (while_open.get("vote"), while_open.get("result")) == (1, None)
    assert asked == {
        "part": OPEN,
        "open": True,
        "on": "themes",
        "budget": 1,
        "targets": [one, other],
    }
    assert evening.see("vote/open", P) is None
    assert evening.see("result/open", P) == {
        "rows": [
            {"target": one, "title": "one", "votes": 1, "rank": 1},
            {"target": other, "title": "other", "votes": 0, "rank": 2},
        ],
        "voters": 1,
        "tie": 1,
    }
    evening.go("safe/intro")
    assert evening.see("result/open", P) is None


def test_nobody_sees_a_result_before_the_close_and_only_the_console_how_many_voted():
    evening = Evening()
    evening.group("one")
    evening.group("other")
    before = evening.see("ballots/open", C)
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, ()))

    assert before is None
    assert [evening.see("result/open", audience) for audience in Audience] == [None] * 4
    assert evening.see("ballots/open", C) == {"voters": 1}
    assert evening.see("ballots/open", P) is None


def test_what_is_no_longer_there_is_no_longer_voted_on():
    evening = Evening()
    evening.go("open/write")
    kept, hidden = evening.write(ANN), evening.write(BEN)
    evening.go("open/vote")

    evening.act(FAY, HideNote(hidden))

    assert evening.see("vote/open", P)["targets"] == [kept]


def test_what_was_seen_is_on_the_phones_when_it_is_said():
    evening = Evening()
    evening.act(FAY, WriteInsight(OPEN, "seen"))
    before = evening.see("insight/open", P), evening.see("insight/open", C)

    evening.go("open/insight")

    assert before == (None, {"part": OPEN, "text": "seen"})
    assert evening.see("insight/open", P) == {"part": OPEN, "text": "seen"}
    assert evening.see("insight/safe", C) is None


def test_a_phone_knows_the_part_it_is_in_and_the_tips_are_for_the_facilitator():
    parts = (PROGRAM.parts[0], replace(PROGRAM.parts[1], tips=(words("slowly"),)))
    evening = Evening(replace(PROGRAM, parts=parts))
    evening.go("open/intro")

    assert families(evening, P)["part"] == 1
    assert families(evening, C)["part"] == 2
    assert evening.see("part/open", C)["tips"] == [{"ja": "slowly（日）", "en": "slowly"}]
    assert evening.see("part/open", P) == evening.see("part/open", C) | {"tips": []}


def test_the_report_quotes_what_its_authors_let_in_and_nobody_hid_and_says_how_many_are_missing():
    evening = Evening()
    evening.go("open/write")
    kept, kept_out, hidden, gone = (evening.write(person) for person in (*PEOPLE, ANN))
    evening.act(BEN, SetInReport(kept_out, False))
    evening.act(FAY, HideNote(hidden))
    evening.act(ANN, WithdrawNote(gone))

    assert notes(evening, R) == {kept}
    told = evening.see("count/open", R)
    assert (told["people"], told["notes"], told["missing"]) == (3, 1, 2)
    assert evening.see("count/open", C) == {"people": 3, "notes": 3}


def test_the_report_tells_no_vote_on_words_that_it_does_not_quote():
    evening = Evening()
    evening.go("open/write")
    kept, kept_out = evening.write(ANN), evening.write(BEN, in_report=False)
    evening.go("open/vote")
    evening.act(ANN, CastBallot(OPEN, (kept_out,)))
    evening.act(FAY, CloseVote(StopId("open/vote")))

    assert evening.see("vote/open", R)["targets"] == [kept]
    assert set(evening.see("vote/open", C)["targets"]) == {kept, kept_out}
    assert [row["target"] for row in evening.see("result/open", R)["rows"]] == [kept]
    assert len(evening.see("result/open", C)["rows"]) == 2


def test_what_is_only_for_the_console_goes_nowhere_else():
    evening = a_full_evening()
    evening.act(DESK, EnterReport(FileId("file1"), "ja", 1))

    for key in ("console", "next", "report/ja"):
        seen_by = [audience for audience in Audience if evening.see(key, audience)]
        assert seen_by == [C]
    assert "report/ja" in views.snapshot(evening.session, C)
    assert evening.see("report/ja", C) == {"file": "file1", "at": milliseconds(evening.now)}
    assert evening.see("report/en", C) is None


def test_attendance_is_for_the_report():
    evening = Evening()
    evening.act(DESK, TakeAttendance(StopId("open/write"), 7))
    evening.act(DESK, TakeAttendance(StopId("lobby"), 3))
    evening.act(DESK, TakeAttendance(StopId("open/write"), 2))

    told = evening.see("attendance", R)["stops"]
    assert [(each["stop"], each["people"]) for each in told] == [("lobby", 3), ("open/write", 7)]
    assert evening.see("attendance", C) is None


@pytest.mark.parametrize("key", ["", "/", "note", "note/", "note/nosuch00", "secret/x", "part/no"])
@pytest.mark.parametrize("audience", list(Audience))
def test_under_a_key_that_means_nothing_there_is_nothing(key, audience):
    assert Evening().see(key, audience) is None


def test_every_screen_knows_where_the_session_stands_and_how_long():
    evening = Evening()
    evening.go("open/write")
    start = milliseconds(START)

    assert evening.see("session", P) == {
        "code": "482913",
        "title": "An evening",
        "program": {"ja": "Two steps（日）", "en": "Two steps"},
        "lang": "ja",
        "rehearsal": False,
        "created": start,
        "stop": {
            "id": "open/write",
            "part": OPEN,
            "phase": "write",
            "kind": "notes",
            "minutes": 3,
        },
        "since": start,
        "timer": {"ends_at": start + 180_000, "left": None},
        "countdown": None,
        "screen": "write",
        "parts": [
            {"id": "welcome", "title": {"ja": "Welcome（日）", "en": "Welcome"}, "step": None},
            {"id": "open", "title": {"ja": "open（日）", "en": "open"}, "step": 1},
            {"id": "safe", "title": {"ja": "safe（日）", "en": "safe"}, "step": 2},
        ],
        "ended": False,
    }


def test_every_screen_knows_of_a_pause_a_countdown_and_the_end():
    evening = Evening()
    evening.go("open/write")
    evening.wait(60)
    evening.act(FAY, PauseTimer())
    evening.act(FAY, StartCountdown(StopId("open/write")))
    paused = evening.see("session", S)

    evening.go("ended")

    assert paused["timer"] == {"ends_at": None, "left": 120_000}
    assert paused["countdown"] == milliseconds(evening.now) + 3000
    assert evening.see("session", S)["ended"]


@pytest.mark.parametrize(
    ("stop", "screen"),
    [
        ("lobby", "wait"),
        ("welcome/rules", "rules"),
        ("open/intro", "question"),
        ("open/write", "write"),
        ("open/reveal", "board"),
        ("open/theme", "themes"),
        ("open/vote", "vote"),
        ("open/insight", "insight"),
        ("ended", "thanks"),
    ],
)
def test_a_phone_shows_the_screen_of_the_phase(stop, screen):
    evening = Evening()

    evening.go(stop)

    assert evening.see("session", P)["screen"] == screen


@pytest.mark.parametrize(
    ("stop", "screen"),
    [
        ("arrive/checkin", "checkin"),
        ("safe/pair", "pair"),
        ("after/pledge", "pledge"),
        ("share/share", "share"),
        ("take/pulse_takeaway", "takeaway"),
        ("close/checkout", "checkout"),
    ],
)
def test_a_phone_has_a_screen_of_its_own_for_what_surrounds_the_steps(stop, screen):
    evening = Evening(WHOLE)

    evening.go(stop)

    assert evening.see("session", P)["screen"] == screen


def test_a_phone_shows_the_result_once_the_vote_is_closed_and_only_at_its_stop():
    evening = Evening()
    evening.go("open/vote")

    evening.act(FAY, CloseVote(StopId("open/vote")))

    assert evening.see("session", P)["screen"] == "result"
    evening.go("open/insight")
    assert evening.see("session", P)["screen"] == "insight"


def test_ones_own_notes_come_oldest_first_from_every_step_and_are_nobody_elses():
    evening = Evening()
    evening.go("safe/write")
    evening.go("open/write")
    later = evening.write(ANN, part=SAFE, in_report=False)
    evening.wait(1)
    last = evening.write(ANN, "mine", named=True)
    evening.write(BEN)
    evening.act(FAY, HideNote(last))

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
        "relates": None,
    }
    nothing = views.own(evening.session, CARL)
    assert not any(nothing[key] for key in nothing.keys() - {"seq", "deal"})


def test_ones_own_ballots_come_back_also_where_everyone_is_anonymous():
    evening = Evening()
    evening.go("safe/write")
    note = evening.write(BEN, part=SAFE)
    evening.go("safe/vote")
    evening.act(ANN, CastBallot(SAFE, (note,)))

    assert views.own(evening.session, ANN)["ballots"] == {SAFE: [note]}
    assert views.own(evening.session, BEN)["ballots"] == {}


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
