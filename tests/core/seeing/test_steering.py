"""What the console steers by: the one button, the agenda as planned and as it went, undo."""

from dataclasses import replace
from typing import Any

import pytest

from facilitator.core.actions import ACTIONS
from facilitator.core.hosting.leading import OfferLead, TakeLead
from facilitator.core.hosting.showing import Blank, HoldPage, Spotlight
from facilitator.core.ids import LONE, PartId, PersonId, StopId
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.off_stage import LetOnStage
from facilitator.core.kinds.notes.queueing import SetQueue
from facilitator.core.kinds.notes.themes import NameTheme, PlaceNotes
from facilitator.core.kinds.vote import CloseVote
from facilitator.core.moving.flow import (
    AddMinutes,
    CancelCountdown,
    FinishCountdown,
    Move,
    PauseTimer,
    ResumeTimer,
    StartCountdown,
)
from facilitator.core.people import CLOCK, Person, Role
from facilitator.core.program import Part
from facilitator.core.seeing.staging import milliseconds
from facilitator.core.views import Audience
from tests.core.world import ANN, BEN, FAY, OPEN, PROGRAM, SAFE, START, Evening, words

WRITE = StopId("open/write")
KEN = Person(PersonId("ken"), Role.CO)


def console(evening: Evening) -> Any:
    return evening.see("console", Audience.CONSOLE)


def press(evening: Evening) -> str:
    """Press the one button, and let 3-2-1 run out; return what it said it would do."""
    button = console(evening)["primary"]
    evening.act(FAY, ACTIONS[button["type"]](**button["fields"]))
    if button["type"] == "StartCountdown":
        evening.wait(3)
        evening.act(CLOCK, FinishCountdown(evening.session.visit.stop))
    return str(button["effect"])


def a_shown_evening() -> Evening:
    evening = Evening()
    evening.go("open/write")
    for person in (ANN, BEN):
        evening.write(person)
    evening.go("open/reveal")
    return evening


def test_one_button_leads_from_the_doors_to_the_end():
    evening = Evening()
    effects = []

    while console(evening)["primary"] is not None:
        effects.append(press(evening))

    step = ["question", "write", "reveal_none", "themes_none", "vote_none", "insight_none"]
    assert effects == ["begin", *step, *step, "end"]
    assert evening.session.visit.stop == "ended"


def test_what_comes_next_on_the_stage_is_what_the_button_then_shows():
    evening = Evening()
    evening.group("one")
    evening.group("other")

    while console(evening)["primary"] is not None:
        following = evening.see("next", Audience.CONSOLE)
        effect = press(evening)
        if not effect.startswith("close_vote"):
            shown = evening.see("stage", Audience.STAGE)
            assert following == shown | {"budget": following["budget"]}
    assert evening.see("next", Audience.CONSOLE) == evening.see("stage", Audience.CONSOLE)


def test_the_console_keeps_the_secret_of_an_open_vote():
    evening = Evening()
    evening.group("one")
    evening.group("other")
    evening.go("open/vote")

    assert evening.see("next", Audience.CONSOLE)["view"] == "vote"


def test_a_vote_that_was_closed_before_comes_next_as_an_open_one():
    evening = Evening()
    evening.go("open/vote")
    evening.act(FAY, CloseVote(StopId("open/vote")))

    evening.go("open/theme")

    following = evening.see("next", Audience.CONSOLE)
    assert (following["view"], following["results"]) == ("vote", [])


def test_the_button_begins_moves_reveals_and_cancels():
    evening = Evening()
    doors = console(evening)["primary"]
    evening.go(WRITE)
    evening.write(ANN)
    writing = console(evening)["primary"]
    evening.act(FAY, StartCountdown(WRITE))
    counting = console(evening)["primary"]

    begin = {"to": "welcome/rules", "expect": "lobby"}
    here = {"expect": WRITE}
    assert doors == {"type": "Move", "fields": begin, "effect": "begin", "n": None}
    assert writing == {"type": "StartCountdown", "fields": here, "effect": "reveal", "n": None}
    assert counting == {"type": "CancelCountdown", "fields": here, "effect": "cancel", "n": None}
    evening.act(FAY, CancelCountdown(WRITE))
    assert console(evening)["primary"] == writing


def test_the_button_says_how_many_themes_it_will_show():
    evening = a_shown_evening()

    evening.group("one")

    button = console(evening)["primary"]
    assert (button["effect"], button["n"]) == ("themes", 1)


def promised(evening: Evening) -> tuple[str, str | None, list[str]]:
    """Press the button; what it said, and the view and the notes that the stage then has."""
    effect = press(evening)
    shown = evening.see("stage", Audience.STAGE)
    return effect, shown["view"], [note["id"] for note in shown["notes"]]


def test_the_button_promises_no_notes_where_the_stage_will_wait_for_the_first():
    step = replace(PROGRAM.parts[1], minutes={30: PROGRAM.parts[1].minutes[30] | {"discuss": 5}})
    evening = Evening(replace(PROGRAM, parts=(PROGRAM.parts[0], step)))
    evening.go(WRITE)
    evening.act(FAY, HideNotes((evening.write(ANN),)))

    revealed, discussed, themes = promised(evening), promised(evening), promised(evening)
    evening.go("open/discuss")
    note = evening.write(BEN)
    shown = promised(evening)

    assert revealed == ("reveal_none", "wall", [])
    assert (discussed[0], themes) == ("discuss", ("themes_none", "wall", []))
    assert shown == ("show", "wall", [note])


def test_the_button_promises_no_notes_that_must_be_seen_before_the_stage_shows_them():
    evening = Evening()
    evening.go("safe/write")
    note = evening.write(ANN, part=SAFE)

    unseen = promised(evening)
    still = promised(evening)
    evening.go("safe/reveal")
    evening.act(FAY, LetOnStage((note,)))
    seen = promised(evening)

    assert unseen == ("reveal_unseen", "wall", [])
    assert evening.see("stage", Audience.STAGE)["reviewing"] is False
    assert still == ("themes_unseen", "wall", [])
    assert seen == ("ungrouped", "wall", [note])


def test_the_button_promises_the_lone_voices_where_there_is_no_theme():
    evening = a_shown_evening()
    evening.act(FAY, PlaceNotes(tuple(evening.session.notes)[:1], LONE))

    effect = press(evening)

    shown = evening.see("stage", Audience.STAGE)
    assert (effect, shown["view"], shown["themes"]) == ("themes_lone", "themes", [])
    assert len(shown["lone"]) == 1


@pytest.mark.parametrize(
    ("sentence", "says"), [(None, "insight_none"), ("", "insight_none"), ("seen", "insight")]
)
def test_the_button_promises_a_sentence_only_where_there_is_one(sentence, says):
    evening = Evening()
    evening.go("open/vote")
    if sentence is not None:
        evening.act(FAY, WriteInsight(OPEN, "before"))
        evening.act(FAY, WriteInsight(OPEN, sentence))

    effect = press(evening)

    assert effect == says
    assert evening.see("stage", Audience.STAGE)["insight"] == (sentence or None)


def interlude(id: str, kind: str, phase: str) -> Part:
    return Part(PartId(id), kind, words(id), {30: {phase: 2}})


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (interlude("guest", "talk", "talk"), PROGRAM.parts[1], "back_to_question"),
        (interlude("guest", "talk", "talk"), interlude("share", "plain", "share"), "share"),
        (interlude("rest", "plain", "break"), PROGRAM.parts[1], "resume_question"),
        (interlude("rest", "plain", "break"), interlude("on", "plain", "on"), "resume_next_part"),
        (interlude("on", "plain", "on"), PROGRAM.parts[1], "question"),
    ],
)
def test_after_a_talk_the_button_leads_back_to_the_question_and_after_a_break_it_resumes(
    before, after, says
):
    evening = Evening(replace(PROGRAM, parts=(before, after)))

    evening.go(evening.session.agenda[1].id)

    assert console(evening)["primary"]["effect"] == says


def test_the_console_is_told_what_becomes_of_a_note_that_is_written_now():
    evening = Evening()
    told = {"lobby": console(evening)["arriving"]}
    for phase in ("intro", "write", "reveal", "theme", "vote", "insight"):
        evening.go(f"open/{phase}")
        told[phase] = console(evening)["arriving"]
    evening.go(WRITE)  # back again: what was revealed stays so

    assert told == {
        "lobby": "kept",
        "intro": "kept",
        "write": "kept",
        "reveal": "at_once",
        "theme": "at_once",
        "vote": "none",
        "insight": "none",
    }
    assert console(evening)["arriving"] == "at_once"


def test_nothing_is_promised_of_notes_that_are_looked_at_first():
    evening = Evening()
    evening.go("open/reveal")
    evening.act(FAY, SetQueue(OPEN, on=True))
    queued = console(evening)["arriving"]
    evening.go("safe/reveal")  # everyone is anonymous there: the stage waits

    assert (queued, console(evening)["arriving"]) == ("none", "none")


def test_a_step_that_reveals_nothing_is_left_by_a_plain_move():
    phases = {30: {"write": 1}}
    parts = tuple(replace(part, minutes=phases) for part in PROGRAM.parts[1:])
    evening = Evening(replace(PROGRAM, parts=parts))
    evening.go(WRITE)

    assert console(evening)["primary"]["effect"] == "write"


def test_an_open_vote_is_closed_before_it_is_left():
    evening = Evening()
    evening.go("open/write")
    evening.write(ANN)
    evening.go("open/vote")
    opened = console(evening)["primary"]

    evening.act(FAY, CloseVote(StopId("open/vote")))

    assert (opened["type"], opened["fields"]) == ("CloseVote", {"expect": "open/vote"})
    assert console(evening)["primary"]["effect"] == "insight_none"


def test_a_vote_on_nothing_is_not_shown_and_opens_with_the_first_note():
    evening = Evening()
    evening.go("open/theme")
    before = console(evening)["primary"]
    evening.go("open/vote")

    assert (before["type"], before["effect"], before["n"]) == ("Move", "vote_none", None)
    assert evening.see("stage", Audience.STAGE)["choices"] == 0
    nothing = console(evening)["primary"]
    assert (nothing["type"], nothing["effect"]) == ("Move", "insight_none")

    note = evening.write(ANN)

    assert (console(evening)["primary"]["type"], press(evening)) == ("OpenVote", "vote")
    assert evening.see("stage", Audience.STAGE)["choices"] == 1
    assert evening.see(f"vote/{OPEN}", Audience.PHONE)["targets"] == [note]
    assert evening.see(f"earlier/{OPEN}/1", Audience.CONSOLE) is None
    assert console(evening)["primary"]["type"] == "CloseVote"


def test_back_leads_one_stop_back():
    evening = Evening()
    doors = console(evening)["back"]
    evening.go("open/intro")

    evening.go(WRITE)

    assert (doors, console(evening)["back"]) == (None, "open/intro")


def test_the_agenda_tells_what_was_done_skipped_and_is_ahead_and_the_time_it_took():
    evening = Evening()
    evening.wait(50)
    evening.go("open/intro")
    evening.wait(90)
    evening.go("open/write")
    evening.wait(10)
    evening.go("open/intro")
    evening.wait(20)
    evening.go("open/write")

    agenda = console(evening)["agenda"]

    told = [(each["stop"], each["state"], each["spent"]) for each in agenda[:5]]
    assert told == [
        ("lobby", "done", 50),
        ("welcome/rules", "skipped", None),
        ("open/intro", "done", 110),
        ("open/write", "now", 10),
        ("open/reveal", "ahead", None),
    ]
    assert agenda[3] | {"spent": 0} == {
        "stop": "open/write",
        "part": OPEN,
        "phase": "write",
        "kind": "notes",
        "minutes": 3,
        "planned": 3,
        "spent": 0,
        "state": "now",
        "asks": None,
    }


def test_a_stop_that_was_gone_back_from_counts_as_done():
    evening = Evening()
    evening.go(WRITE)
    evening.go("open/intro")

    states = {each["stop"]: each["state"] for each in console(evening)["agenda"]}

    assert states["open/write"] == "done"


@pytest.mark.parametrize(
    ("spent", "drift"), [({"welcome/rules": 60}, 0), ({"welcome/rules": 75}, 15), ({}, -60)]
)
def test_drift_is_the_time_over_or_under_the_plan_on_arriving(spent, drift):
    evening = Evening()
    evening.wait(1000)  # before the doors opened nothing is late

    evening.go("welcome/rules")
    evening.wait(spent.get("welcome/rules", 0))
    evening.go("open/intro")

    assert console(evening)["drift"] == drift


def test_there_is_no_drift_before_the_beginning_nor_after_the_end():
    evening = Evening()
    evening.wait(100)
    doors = console(evening)["drift"]

    evening.go("ended")

    assert (doors, console(evening)["drift"]) == (0, 0)


def test_minutes_added_count_as_drift_at_once():
    evening = Evening()
    evening.go("welcome/rules")

    evening.act(FAY, AddMinutes(2))

    assert console(evening)["drift"] == 120


def test_a_pause_counts_as_drift_when_it_is_over_and_takes_none_away_meanwhile():
    evening = Evening()
    evening.go("welcome/rules")
    evening.act(FAY, AddMinutes(2))
    evening.wait(30)
    evening.act(FAY, PauseTimer())
    paused = console(evening)

    evening.wait(45)
    evening.act(FAY, ResumeTimer())

    assert (paused["drift"], console(evening)["drift"]) == (120, 165)
    assert console(evening)["ends_at"] == paused["ends_at"] + 45_000


def test_minutes_added_to_a_timer_that_rests_count_from_that_moment():
    evening = Evening()
    evening.go("welcome/rules")
    evening.act(FAY, PauseTimer())
    evening.wait(45)

    evening.act(FAY, AddMinutes(1))

    assert console(evening)["drift"] == 105


def test_the_end_is_in_sight_from_the_beginning_on():
    evening = Evening()
    doors = console(evening)["ends_at"]
    evening.wait(600)
    evening.go("welcome/rules")
    begun = console(evening)["ends_at"]
    evening.go("open/intro")
    evening.act(FAY, AddMinutes(1))

    whole = sum(stop.minutes for stop in evening.session.agenda)
    assert doors is None
    assert begun == milliseconds(START) + (600 + whole * 60) * 1000
    assert console(evening)["ends_at"] == begun
    evening.go("ended")
    assert console(evening)["ends_at"] == milliseconds(evening.now)


def test_the_console_offers_the_last_thing_that_can_be_taken_back_and_what_it_was():
    evening = a_shown_evening()
    nothing = console(evening)["undo"]
    theme = evening.group("one")
    evening.act(FAY, NameTheme(theme, "two"))
    evening.act(FAY, Blank(True))  # which is not undone: it is pressed again

    offered = console(evening)["undo"]

    assert nothing == []
    seq = evening.session.seq - 1
    assert offered == [{"seq": seq, "what": "ThemeNamed", "by": FAY.id, "part": OPEN}]


def test_the_console_offers_nothing_that_would_be_refused():
    evening = Evening()
    evening.go(WRITE)
    [moved] = console(evening)["undo"]
    note = evening.write(ANN)

    evening.go("open/reveal")

    assert moved["what"] == "Moved"
    assert console(evening)["undo"] == []
    evening.act(FAY, HideNotes((note,)))
    [hidden] = console(evening)["undo"]
    assert (hidden["seq"], hidden["what"]) == (evening.session.seq, "NoteHidden")


def test_the_console_offers_everybody_their_own_last_deed():
    evening = a_shown_evening()
    ann, ben = evening.session.notes
    evening.act(FAY, HideNotes((ann,)))
    hidden = evening.session.seq
    evening.act(KEN, PlaceNotes((ben,), LONE))

    offered = [(each["by"], each["seq"]) for each in console(evening)["undo"]]

    assert offered == [(KEN.id, hidden + 1), (FAY.id, hidden)]


def test_who_moved_and_leads_no_more_is_offered_what_they_did_before_that():
    evening = a_shown_evening()
    [ann, _] = evening.session.notes
    evening.go("safe/intro")
    evening.act(FAY, OfferLead(KEN.id))
    evening.act(KEN, TakeLead())
    evening.act(KEN, HideNotes((ann,)))
    evening.act(KEN, Move(StopId("safe/write"), evening.session.visit.stop))
    evening.act(FAY, TakeLead())

    offered = [each["what"] for each in console(evening)["undo"] if each["by"] == KEN.id]
    assert offered == ["Moved", "NoteHidden"]


def test_the_console_knows_in_which_part_something_was_done():
    evening = a_shown_evening()
    [ann, _] = evening.session.notes
    evening.act(FAY, PlaceNotes((ann,), LONE))
    evening.go("safe/write")
    evening.write(ANN, part=SAFE)
    evening.go("safe/reveal")

    assert [each["part"] for each in console(evening)["undo"]] == [OPEN]


def test_nobody_but_the_console_hears_who_did_what():
    evening = a_shown_evening()
    [ann, _] = evening.session.notes
    evening.act(FAY, PlaceNotes((ann,), LONE))

    told = {each for each in Audience if "undo" in (evening.see("console", each) or {})}
    assert told == {Audience.CONSOLE}


def test_the_console_knows_what_lies_over_the_stage():
    evening = a_shown_evening()
    note = next(iter(evening.session.notes))
    plain = {key: console(evening)[key] for key in ("blank", "spotlight", "held")}

    for action in (Blank(True), Spotlight((note,)), HoldPage(0)):
        evening.act(FAY, action)

    assert plain == {"blank": False, "spotlight": [], "held": None}
    over = {key: console(evening)[key] for key in plain}
    assert over == {"blank": True, "spotlight": [note], "held": 0}


def test_the_button_says_how_many_dots_each_will_have():
    evening = Evening()
    evening.go("open/write")
    for text in ("one", "two", "three", "four"):
        evening.write(ANN, text)
    evening.go("open/theme")

    button = console(evening)["primary"]

    assert (button["effect"], button["n"]) == ("vote", 2)


def test_nobody_is_told_of_a_large_note_that_was_hidden():
    evening = Evening()
    evening.go("open/write")
    note, other = (evening.write(ANN) for _ in range(2))
    evening.go("open/reveal")
    evening.act(FAY, Spotlight((note, other)))

    evening.act(FAY, HideNotes((note,)))

    assert evening.see("console", Audience.OBSERVER)["spotlight"] == [other]
    assert evening.see("console", Audience.CONSOLE)["spotlight"] == [other]
