"""What must hold after any sequence of actions whatever."""

from contextlib import suppress
from dataclasses import replace
from itertools import cycle
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.core import codec, views
from facilitator.core.actions import ACTIONS
from facilitator.core.decide import Undo, decide, names_of
from facilitator.core.ids import LONE
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes.writing import AddNote
from facilitator.core.kinds.notes.written import Tally
from facilitator.core.log import apply, rebuild, touched
from facilitator.core.owners import owners
from facilitator.core.people import Person
from facilitator.core.refused import Refused
from facilitator.core.seeing.steering import primary
from facilitator.core.session import Session
from facilitator.core.views import Audience
from tests.core.play.beginnings import BEGINNINGS, begun
from tests.core.play.things import PEOPLE
from tests.core.playing import anything, evenings, step
from tests.core.world import ANN, FAY, OPEN, SAFE, as_on_disk, last_undoable


def screens(session: Session) -> dict[str, dict[str, Any]]:
    return {audience: views.snapshot(session, audience) for audience in Audience}


@given(evenings())
@settings(max_examples=100, deadline=None)
def test_a_session_equals_what_its_log_rebuilds(evening):
    assert rebuild(evening.log) == evening.session


@given(evenings())
@settings(max_examples=50, deadline=None)
def test_every_entry_survives_the_log_and_gives_the_same_session(evening):
    read = [
        replace(each, event=codec.decode_event(*codec.encode_event(each.event)))
        for each in evening.log
    ]

    assert read == evening.log
    assert rebuild(read) == evening.session


@given(evenings())
@settings(max_examples=50, deadline=None)
def test_a_log_without_the_words_that_were_taken_back_gives_the_same_session(evening):
    assert rebuild(as_on_disk(evening.log)) == evening.session


@given(evenings())
@settings(max_examples=100, deadline=None)
def test_a_passage_is_printed_only_while_it_has_nobodys_words_that_may_not_be(evening):
    session = evening.session
    unprintable = {
        *session.gone,
        *session.pledges_gone,
        *(each.id for each in session.notes.values() if each.hidden or not each.in_report),
        *(each.id for each in session.notes.values() if each.queued),
    }

    for key, sent in views.snapshot(session, Audience.REPORT).items():
        if key.startswith("passage/"):
            assert not any(f"/{each}]" in sent["text"] for each in unprintable)
            assert key not in session.copies
    told = {key for key in views.snapshot(session, Audience.CONSOLE) if key.startswith("passage/")}
    assert told == {key for key in session.copies if key.startswith("passage/")}


@given(evenings(), st.integers(1, 8))
@settings(max_examples=200, deadline=None)
def test_patches_on_a_snapshot_equal_the_later_snapshot_for_every_audience(evening, tick):
    session = rebuild(evening.log[:1])
    seen = screens(session)
    rest = evening.log[1:]

    for start, checked in zip(range(0, len(rest), tick), cycle(Audience), strict=False):
        batch = rest[start : start + tick]
        for entry in batch:
            apply(session, entry)
        for audience, screen in seen.items():
            keys: set[str] = set()
            for entry in batch:
                keys |= views.heard(entry.event, Audience(audience), touched(session, entry))
            for key in keys:
                record = views.record(session, key, Audience(audience))
                screen.pop(key, None)
                if record is not None:
                    screen[key] = record
        assert seen[checked] == views.snapshot(session, checked)

    assert seen == screens(session)


@given(evenings())
@settings(max_examples=150, deadline=None)
def test_no_audience_ever_receives_an_author_or_a_note_it_must_not(evening):
    session = evening.session
    names = {name for each in PEOPLE for name in names_of(session, each)}
    notes = session.notes.values()
    waiting = {note.id for note in notes if note.waiting}
    queued = {note.id for note in notes if note.queued}
    unseen = {note.id for note in notes if note.part == SAFE and note.stage is None}
    off_stage = {note.id for note in notes if note.stage is False} | unseen
    hidden = {note.id for note in notes if note.hidden}
    unshown = {note.id for note in notes if note.part not in session.shown}
    by_others = {n.id for n in notes if not n.channel and (n.hidden or n.waits_for)}
    kept_out = {note.id for note in notes if not note.in_report}
    steps = session.pledges.values()
    private = {step.id for step in steps if not step.example or step.hidden}
    unprinted = {step.id for step in steps if not step.in_report or step.hidden or not step.what}
    forbidden = {
        Audience.STAGE: hidden | waiting | queued | off_stage | unshown | private,
        Audience.PHONE: hidden | waiting | queued | unshown | {step.id for step in steps},
        Audience.CONSOLE: waiting | private,
        Audience.HOST: hidden | waiting | queued | unshown | private,
        Audience.OBSERVER: hidden | waiting | queued | unshown | private,
        Audience.SCRIBE: by_others | {step.id for step in steps},
        Audience.REPORT: hidden | kept_out | queued | unprinted,
    }

    gone = {*session.gone, *session.pledges_gone}
    for audience, sent in screens(session).items():
        # What is to be put in other words the console has to show.
        told = repr({key: each for key, each in sent.items() if key not in session.copies})
        assert not any(f"'{name}'" in told for name in names)
        assert not any(each in told for each in {*gone, *forbidden[Audience(audience)]}), audience


@given(evenings())
@settings(max_examples=100, deadline=None)
def test_relations_are_counted_one_by_one_and_phones_hear_of_them_once_the_step_is_left(evening):
    session = evening.session
    related = [note for notes in session.related.values() for note in notes]

    for note in session.notes.values():
        assert note.relates == related.count(note.id)
        assert note.id not in session.related.get(note.author, ())
    for key, sent in views.snapshot(session, Audience.PHONE).items():
        assert not key.startswith("note/") or sent["relates"] is None
    for each in PEOPLE:
        mine = views.own(session, each)
        unread = [note for note in mine["notes"] if note["part"] == session.stop.part]
        assert all(note["relates"] is None for note in unread)
        assert all(session.notes[note["id"]].counts for note in mine["related"])
        heard = [note for note in mine["related"] if note["relates"] is not None]
        assert all(note["relates"] >= 5 and note["part"] != session.stop.part for note in heard)


@given(evenings())
@settings(max_examples=100, deadline=None)
def test_whatever_becomes_another_s_is_told_to_them(evening):
    session = rebuild(evening.log[:1])
    told = {person.id: kept(session, person) for person in PEOPLE}

    for entry in evening.log[1:]:
        apply(session, entry)
        names = owners(session, entry)
        for person in PEOPLE:
            known = names_of(session, person)
            if names is None or known & {*names, entry.by}:
                told[person.id] = kept(session, person)
            assert told[person.id] == kept(session, person), entry.event


def kept(session: Session, person: Person) -> dict[str, Any]:
    return {key: each for key, each in views.own(session, person).items() if key != "seq"}


@given(evenings())
@settings(max_examples=50, deadline=None)
def test_every_note_belongs_to_one_person_and_nobody_sees_anothers_as_their_own(evening):
    own = [views.own(evening.session, each)["notes"] for each in PEOPLE]

    ids = [note["id"] for notes in own for note in notes]
    assert sorted(ids) == sorted(evening.session.notes)
    assert all(note["by"] is None for notes in own for note in notes if note["part"] == SAFE)


@given(evenings())
@settings(max_examples=100, deadline=None)
def test_every_note_is_in_a_place_that_is_there_and_every_person_and_note_is_counted(evening):
    session = evening.session

    for note in session.notes.values():
        home = session.themes.get(note.theme)
        assert note.theme in (None, LONE) or home.part == note.part
    for part in (OPEN, SAFE):
        notes = session.notes_of(part)
        seen = [note for note in notes if not note.waiting]
        assert session.tallies.get(part, Tally()) == tally(notes)
        assert session.count(part) == tally(seen)


def tally(notes: list[Any]) -> Tally:
    return Tally(len({note.author for note in notes}), len(notes))


@given(st.sampled_from(BEGINNINGS), st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_what_was_just_done_can_be_taken_back_without_a_trace(beginning, seed):
    evening, chance = begun(beginning), Random(seed)

    for _ in range(60):
        before = evening.session.copy()
        step(evening, chance)
        after, done = evening.session.copy(), evening.log[-1]
        made = evening.log[before.seq :]
        if not made or any(each.seq not in after.undoable for each in made):
            continue
        evening.act(FAY, Undo(done.seq))
        # 3-2-1 is not begun again: what it counted to may have passed. A report is not unmade, and
        # a passage that holds what was taken back is forgotten.
        forgets = any(getattr(each.event, "forgets", False) for each in evening.log[after.seq :])
        if before.countdown is None and not forgets:
            before.reports = evening.session.reports
            before.copies = evening.session.copies
            # Whoever could write has read what is promised of names: that stays so.
            before.opened = evening.session.opened
            before.moderated = evening.session.moderated
            assert screens(evening.session) == screens(before), done.event
        evening.session = after
        del evening.log[after.seq :]


@given(evenings())
@settings(max_examples=100, deadline=None)
def test_whatever_the_console_offers_works(evening):
    for _ in range(3):
        seq = last_undoable(evening.session)
        if seq is not None:
            evening.act(FAY, Undo(seq))
            assert seq not in evening.session.undoable
        button = primary(evening.session)
        if button is not None:
            evening.act(FAY, ACTIONS[button["type"]](**button["fields"]))


@given(evenings(), st.integers(0, 2**32))
@settings(max_examples=50, deadline=None)
def test_deciding_changes_nothing(evening, seed):
    before, chance = evening.session.copy(), Random(seed)

    for _ in range(30):
        with suppress(Refused):
            decide(evening.session, *anything(chance, evening), Instant(evening.now, "newnew00"))

    assert evening.session == before


@given(evenings())
@settings(max_examples=50, deadline=None)
def test_a_copy_stays_as_it_was(evening):
    copy = evening.session.copy()
    assert copy == evening.session

    evening.go(f"{OPEN}/write")
    evening.act(ANN, AddNote(OPEN, "more", None, False, True))

    assert copy != evening.session
    assert copy == rebuild(evening.log[: copy.seq])
