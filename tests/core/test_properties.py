"""What must hold after any sequence of actions whatever."""

from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.core import codec, views
from facilitator.core.decide import Undo
from facilitator.core.flow import (
    AddMinutes,
    CancelCountdown,
    FinishCountdown,
    Move,
    PauseTimer,
    ResumeTimer,
    StartCountdown,
)
from facilitator.core.ids import LONE, NoteId, StopId, ThemeId
from facilitator.core.keeping import TakeAttendance, TakeMeasures
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.themes import AddTheme, MergeThemes, NameTheme, PlaceNotes
from facilitator.core.kinds.notes.writing import (
    AddNote,
    EditNote,
    HideNote,
    RestoreNote,
    SetInReport,
    WithdrawNote,
)
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.log import apply, rebuild, touched
from facilitator.core.people import CLOCK, DESK, Person
from facilitator.core.refused import Refused
from facilitator.core.showing import Blank, HoldPage, Spotlight
from facilitator.core.views import Audience
from tests.core.world import ANN, BEN, CARL, FAY, NEAR, OPEN, SAFE, Evening

PEOPLE = (ANN, BEN, CARL)


def some(chance: Random, things: Any, most: int) -> tuple[Any, ...]:
    things = list(things)
    return tuple(chance.choices(things, k=chance.randint(0, most))) if things else ()


def by_a_participant(chance: Random, evening: Evening) -> Any:
    session = evening.session
    part = chance.choice([OPEN, SAFE])
    text = chance.choice(["朝のあいさつ", "ok", "", "x" * 201, "😀"])
    category = chance.choice([NEAR, None])
    yes = chance.choice([True, False])
    note = chance.choice([*session.notes, NoteId("nosuch00")])
    targets = session.votes[part].targets if part in session.votes else ()
    return chance.choice(
        [
            AddNote(part, text, category, yes, True),
            AddNote(part, text, category, False, yes),
            AddNote(part, text, category, False, True),
            EditNote(note, text, category),
            WithdrawNote(note),
            SetInReport(note, yes),
            CastBallot(part, some(chance, targets, 2)),
        ]
    )


def by_the_facilitator(chance: Random, evening: Evening) -> Any:
    session = evening.session
    here = session.visit.stop
    part = chance.choice([OPEN, SAFE])
    home = chance.choice([LONE, None, *session.themes])
    stop = chance.choice([each.id for each in session.agenda] + [StopId("none")])
    following = session.next_stop()
    note = chance.choice([*session.notes, NoteId("nosuch00")])
    theme, other = (chance.choice([*session.themes, ThemeId("nosuch01")]) for _ in range(2))
    seqs = [1, *session.undoable]
    return chance.choice(
        [
            Move(stop, here),
            Move(following.id if following else stop, here),
            StartCountdown(here),
            CancelCountdown(here),
            CloseVote(here),
            AddMinutes(chance.randint(-3, 3)),
            PauseTimer(),
            ResumeTimer(),
            AddTheme(part, "a theme", some(chance, session.notes, 3)),
            NameTheme(theme, chance.choice(["named", "", "again"])),
            MergeThemes(theme, other),
            PlaceNotes(some(chance, session.notes, 3), home),
            HideNote(note),
            RestoreNote(note),
            Spotlight(some(chance, session.notes, 3)),
            HoldPage(chance.choice([None, 0, 3])),
            Blank(chance.choice([True, False])),
            WriteInsight(part, "we saw this"),
            Undo(chance.choice(seqs)),
            Undo(seqs[-1]),
            Undo(seqs[-1]),
        ]
    )


def anything(chance: Random, evening: Evening) -> tuple[Person, Any]:
    who = chance.choice([*PEOPLE, *PEOPLE, FAY, FAY, FAY, CLOCK, DESK])
    here = evening.session.visit.stop
    if who in PEOPLE:
        return who, by_a_participant(chance, evening)
    if who is FAY:
        return who, by_the_facilitator(chance, evening)
    if who is CLOCK:
        return who, FinishCountdown(here)
    return who, chance.choice([TakeAttendance(here, 3), TakeMeasures()])


def played(start: str, seeds: list[int]) -> Evening:
    """Return an evening after one action per seed, most of them sensible, many of them not."""
    evening = Evening()
    if start != "lobby":
        evening.go(start)
    for seed in seeds:
        chance = Random(seed)
        evening.wait(chance.choice([0, 1, 60, 200]))
        try:
            evening.act(*anything(chance, evening))
        except Refused:
            continue
    return evening


def evenings() -> st.SearchStrategy[Evening]:
    starts = st.sampled_from(["lobby", f"{OPEN}/write", f"{SAFE}/write"])
    return st.builds(played, starts, st.lists(st.integers(0, 2**32), max_size=60))


@given(evenings())
@settings(max_examples=200, deadline=None)
def test_a_session_equals_what_its_log_rebuilds(evening):
    assert rebuild(evening.log) == evening.session


@given(evenings())
@settings(max_examples=100, deadline=None)
def test_every_event_survives_the_log(evening):
    for entry in evening.log:
        assert codec.decode_event(*codec.encode_event(entry.event)) == entry.event


@given(evenings(), st.integers(1, 5))
@settings(max_examples=200, deadline=None)
def test_patches_on_a_snapshot_equal_the_later_snapshot_for_every_audience(evening, tick):
    session = rebuild(evening.log[:1])
    screens = {audience: views.snapshot(session, audience) for audience in Audience}
    rest = evening.log[1:]

    for start in range(0, len(rest), tick):
        keys: set[str] = set()
        for entry in rest[start : start + tick]:
            apply(session, entry)
            keys |= touched(session, entry)
        for audience, screen in screens.items():
            for key in keys:
                seen = views.record(session, key, audience)
                screen.pop(key, None)
                if seen is not None:
                    screen[key] = seen

    for audience, screen in screens.items():
        assert screen == views.snapshot(session, audience), audience


@given(evenings())
@settings(max_examples=100, deadline=None)
def test_no_audience_ever_receives_an_author_or_a_note_it_must_not(evening):
    session = evening.session
    names = {name for each in PEOPLE for name in (each.id, each.alias(OPEN), each.alias(SAFE))}
    hidden = {note.id for note in session.notes.values() if note.hidden or note.waiting}
    unshown = {n.id for n in session.notes.values() if n.part not in session.shown}
    kept_out = {note.id for note in session.notes.values() if not note.in_report}

    for audience in Audience:
        sent = repr(views.snapshot(session, audience))
        assert not any(f"'{name}'" in sent for name in names)
        assert not any(note in sent for note in session.gone)
        if audience in (Audience.STAGE, Audience.PHONE):
            assert not any(note in sent for note in hidden | unshown)
        if audience is Audience.REPORT:
            assert not any(note in sent for note in kept_out)
            assert not any(note.id in sent for note in session.notes.values() if note.hidden)


@given(evenings())
@settings(max_examples=100, deadline=None)
def test_undo_gives_back_what_was_before(evening):
    for seq in reversed(list(evening.session.undoable)):
        before = evening.session.copy()
        try:
            evening.act(FAY, Undo(seq))
        except Refused:
            assert evening.session == before
            continue
        assert seq not in evening.session.undoable


@given(evenings())
@settings(max_examples=100, deadline=None)
def test_a_copy_stays_as_it_was(evening):
    copy = evening.session.copy()
    assert copy == evening.session

    evening.go(f"{OPEN}/write")
    evening.act(ANN, AddNote(OPEN, "more", None, False, True))

    assert copy != evening.session
    assert copy == rebuild(evening.log[: copy.seq])
