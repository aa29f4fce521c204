"""Many notes: a phone never receives the whole board, and finds every note on one page."""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.core import codec, views
from facilitator.core.decide import Undo
from facilitator.core.entry import Entry
from facilitator.core.ids import NoteId, PartId
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.queueing import SetQueue
from facilitator.core.kinds.notes.themes import PlaceNotes
from facilitator.core.kinds.notes.writing import AddNote, EditNote, WithdrawNote
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.log import rebuild, touched
from facilitator.core.moving.flow import Move
from facilitator.core.people import Person
from facilitator.core.refused import Refused
from facilitator.core.seeing.dealing import PAGE, WHOLE, is_page, page_key
from facilitator.core.session import Session
from facilitator.core.views import Audience, own, record
from tests.core.play.things import PEOPLE
from tests.core.playing import step
from tests.core.world import ANN, BEN, CARL, FAY, OPEN, SAFE, Evening

P = Audience.PHONE
CROWDS = ((OPEN, 148), (OPEN, 151), (OPEN, 200), (SAFE, 148), (SAFE, 165))


@cache
def _crowd(part: PartId, notes: int) -> Evening:
    evening = Evening()
    evening.go(f"{part}/write")
    for n in range(notes):
        evening.write(PEOPLE[n % 3], f"note number {n}", part=part)
    evening.go(f"{part}/reveal")
    return evening


def crowd(part: PartId = OPEN, notes: int = 200) -> Evening:
    """Return an evening at which ``notes`` notes of a part have just been shown."""
    evening = Evening()
    evening.__dict__.update(_crowd(part, notes).__dict__)
    evening.log, evening.session = evening.log.copy(), evening.session.copy()
    return evening


@st.composite
def crowded(draw: st.DrawFn) -> Iterator[Evening]:
    """Return an evening with many notes, every time something has happened."""
    part, notes = draw(st.sampled_from(CROWDS))
    chance, length = Random(draw(st.integers(0, 2**32))), draw(st.sampled_from((5, 20, 60)))

    def lived() -> Iterator[Evening]:
        evening = crowd(part, notes)
        yield evening
        for _ in range(length):
            before = evening.session.seq
            something(evening, part, chance)
            if evening.session.seq > before:
                yield evening

    return lived()


def something(evening: Evening, part: PartId, chance: Random) -> None:
    """Let something happen that matters to pages, or anything else."""
    if chance.random() < 0.3:
        step(evening, chance)
        return
    evening.wait(chance.choice([0, 1, 30]))
    who, action = chance.choice([*[by_someone] * 3, by_fay])(evening, part, chance)
    try:
        evening.act(who, action)
    except Refused:
        return


def by_someone(evening: Evening, part: PartId, chance: Random) -> tuple[Person, Any]:
    who, session = chance.choice(PEOPLE), evening.session
    mine = [NoteId(each["id"]) for each in own(session, who)["notes"]] or [NoteId("nosuch00")]
    late = AddNote(part, "late words", None, named=False, in_report=True)
    vote = session.votes.get(part)
    dots = chance.sample(vote.targets, min(2, len(vote.targets))) if vote else []
    note = chance.choice(mine)
    edited = EditNote(note, "put right", None)
    return who, chance.choice(
        [late, late, WithdrawNote(note), edited, CastBallot(part, tuple(dots))]
    )


def by_fay(evening: Evening, part: PartId, chance: Random) -> tuple[Person, Any]:
    session = evening.session
    here, note = session.visit.stop, chance.choice([*session.notes, NoteId("nosuch00")])
    stop = chance.choice([s.id for s in session.agenda if s.part == part or s.id == "lobby"])
    return FAY, chance.choice(
        [
            HideNotes((note,)),
            HideNotes((note,)),
            PlaceNotes((note,), chance.choice([None, "lone"])),
            Move(stop, here),
            CloseVote(here),
            Undo(session.seq),
        ]
    )


def page(session: Session, part: PartId, n: int) -> Any:
    return record(session, page_key(part, n), P)


def all_pages(session: Session) -> dict[str, Any]:
    """Return every page there could be, seen or not."""
    keys = [page_key(part, n) for part, n in session.pages]
    return {key: record(session, key, P) for key in keys}


def on_pages(session: Session) -> list[Any]:
    return list(chain.from_iterable(each["notes"] for each in all_pages(session).values() if each))


def test_late_notes_that_waited_for_one_that_is_reviewed_first_are_dealt_without_it():
    evening = crowd(SAFE, 3)
    two = [evening.write(who, part=SAFE) for who in (ANN, BEN)]
    evening.act(FAY, SetQueue(SAFE, on=True))
    third = evening.write(CARL, part=SAFE)

    placed = list(chain.from_iterable(evening.session.pages.values()))
    assert {*two} <= {*placed}
    assert third not in placed


@given(crowded())
@settings(max_examples=40, deadline=None)
def test_every_note_that_was_shown_keeps_its_one_place(evenings):
    before: dict[Any, Any] = {}
    for evening in evenings:
        session = evening.session
        for key, dealt in before.items():
            assert session.pages[key][: len(dealt)] == dealt
        before = session.pages.copy()
        placed = list(chain.from_iterable(session.pages.values()))
        assert len(set(placed)) == len(placed)
        let_in = [n for n in session.notes.values() if not n.waits_for]
        shown = {n.id for n in let_in if n.part in session.shown}
        again = {n.id for n in session.notes.values() if n.queued} & session.reworded.keys()
        assert shown <= set(placed) <= shown | again | session.gone.keys()
        for (part, n), dealt in session.pages.items():
            last = (part, n + 1) not in session.pages
            assert 0 < len(dealt) <= PAGE if last else len(dealt) == PAGE


@given(crowded())
@settings(max_examples=20, deadline=None)
def test_a_log_with_many_notes_deals_them_again_as_they_were(evenings):
    evening = [*evenings][-1]
    read = [
        Entry(each.seq, each.at, each.by, codec.decode_event(*codec.encode_event(each.event)))
        for each in evening.log
    ]

    assert rebuild(read) == evening.session


@given(crowded())
@settings(max_examples=40, deadline=None)
def test_a_phone_can_read_every_note_it_may_and_none_that_it_must_not(evenings):
    for evening in evenings:
        session = evening.session
        pushed = [each for key, each in views.snapshot(session, P).items() if key[:5] == "note/"]
        fetched = on_pages(session)
        may = {n.id for n in session.notes.values() if views.sees_note(session, n, P)}
        assert sorted(note["id"] for note in [*pushed, *fetched]) == sorted(may)
        assert len(pushed) <= WHOLE
        assert not (pushed and fetched)
    told = repr(all_pages(session))
    names = {name for each in PEOPLE for name in (each.id, each.alias(OPEN), each.alias(SAFE))}
    assert not any(f"'{name}'" in told for name in names)
    hidden = {n.id for n in session.notes.values() if n.hidden or n.waiting}
    assert not any(note in told for note in {*session.gone, *hidden})


@given(crowded())
@settings(max_examples=40, deadline=None)
def test_what_no_entry_has_touched_looks_as_before_on_every_page_and_phone(evenings):
    pages: dict[str, Any] = {}
    phone: dict[str, Any] = {}
    for evening in evenings:
        session, entries = evening.session, evening.log
        if not phone:
            pages, phone = all_pages(session), views.snapshot(session, P)
            seen = session.seq
            continue
        for key in {key for entry in entries[seen:] for key in touched(session, entry)}:
            held = pages if is_page(key) else phone
            held.pop(key, None)
            told = record(session, key, P)
            if told is not None or is_page(key):
                held[key] = told
        seen = session.seq
        assert phone == views.snapshot(session, P)
        assert {key: each for key, each in pages.items() if each} == {
            key: each for key, each in all_pages(session).items() if each
        }


def test_few_notes_are_given_without_asking():
    evening = crowd(OPEN, 148)
    for _ in range(2):
        evening.write(ANN, part=OPEN)

    pushed = [key for key in views.snapshot(evening.session, P) if key.startswith("note/")]
    assert len(pushed) == WHOLE
    assert evening.see("pages/open", P) is None
    assert page(evening.session, OPEN, 0) is None


def test_one_note_more_turns_the_board_into_pages_and_it_stays_so():
    evening = crowd(OPEN, 148)
    added = [evening.write(ANN, part=OPEN) for _ in range(3)]

    told = {"part": OPEN, "pages": 4, "notes": 151, "lone": None, "loose": None}
    assert evening.see("pages/open", P) == told
    evening.act(ANN, WithdrawNote(added[0]))
    assert evening.see("pages/open", P) == told | {"notes": 150}
    assert not any(key.startswith("note/") for key in views.snapshot(evening.session, P))


def test_a_note_that_comes_late_lies_on_the_last_page_once_it_may_be_seen():
    evening = crowd(SAFE, 165)
    waiting = [evening.write(who, part=SAFE) for who in (ANN, BEN)]
    assert not any(evening.session.page_of.get(note) for note in waiting)

    last = evening.write(CARL, part=SAFE)

    ids = [note["id"] for note in page(evening.session, SAFE, 4)["notes"]]
    assert ids[-3:] == sorted([*waiting, last])


def test_a_hidden_note_leaves_a_gap_and_comes_back_to_where_it_was():
    evening = crowd()
    before = page(evening.session, OPEN, 2)
    note = NoteId(before["notes"][7]["id"])

    evening.act(FAY, HideNotes((note,)))

    hidden = page(evening.session, OPEN, 2)
    assert [each for each in before["notes"] if each["id"] != note] == hidden["notes"]
    assert evening.see("pages/open", P)["notes"] == 199
    evening.undo()
    assert page(evening.session, OPEN, 2) == before


@pytest.mark.parametrize(
    "key", ["page/open/5", "page/open/-1", "page/open/x", "page/safe/0", "page/"]
)
def test_a_page_that_is_not_there_is_nothing(key):
    assert record(crowd().session, key, P) is None


@pytest.mark.parametrize("audience", [Audience.STAGE, Audience.CONSOLE, Audience.REPORT])
def test_pages_are_for_phones_only(audience):
    evening = crowd()

    assert evening.see("page/open/0", audience) is None
    assert evening.see("pages/open", audience) is None


def test_pages_are_gone_with_the_part():
    evening = crowd()
    evening.go("safe/intro")

    assert page(evening.session, OPEN, 0) is None
    assert evening.see("pages/open", P) is None


def test_what_can_be_voted_for_comes_with_the_pages():
    evening = crowd()
    assert page(evening.session, OPEN, 0)["choices"] is None
    evening.go("open/vote")
    assert evening.see("vote/open", P)["targets"] == []
    assert len(evening.see("vote/open", Audience.CONSOLE)["targets"]) == 200

    late = evening.write(ANN, part=OPEN)
    first, last = page(evening.session, OPEN, 0), page(evening.session, OPEN, 5)
    assert first["choices"] == [note["id"] for note in first["notes"]]
    assert [note["id"] for note in last["notes"]] == [late]
    assert last["choices"] == []

    evening.act(FAY, CloseVote(evening.session.visit.stop))
    assert page(evening.session, OPEN, 0)["choices"] is None


def test_a_vote_on_themes_has_its_choices_at_once_and_tells_how_large_they_are():
    evening = crowd()
    notes = evening.session.notes_of(OPEN)
    one = evening.group("one", *(note.id for note in notes[:30]))
    two = evening.group("two", *(note.id for note in notes[30:35]))
    evening.act(FAY, PlaceNotes((notes[50].id,), "lone"))

    evening.go("open/vote")

    assert evening.see("vote/open", P)["targets"] == [one, two]
    assert page(evening.session, OPEN, 0)["choices"] is None
    assert evening.see(f"theme/{one}", P)["size"] == 30
    pages = evening.see("pages/open", P)
    assert (pages["lone"], pages["loose"]) == (1, 164)


def test_of_a_result_a_phone_gets_no_more_than_a_page_and_nothing_without_dots():
    evening = crowd()
    evening.go("open/vote")
    targets = evening.session.votes[OPEN].targets
    evening.act(ANN, CastBallot(OPEN, targets[:3]))
    evening.act(BEN, CastBallot(OPEN, targets[2:5]))
    evening.act(FAY, CloseVote(evening.session.visit.stop))

    told = evening.see("result/open", P)

    assert [row["votes"] for row in told["rows"]] == [2, 1, 1, 1, 1]
    everywhere = evening.see("result/open", Audience.CONSOLE)
    assert len(everywhere["rows"]) == 200
    assert (told["voters"], told["tie"]) == (everywhere["voters"], everywhere["tie"])


def test_a_result_on_a_phone_ends_after_a_page():
    evening = crowd()
    evening.go("open/vote")
    targets = evening.session.votes[OPEN].targets
    for n in range(20):
        voter = Person(f"voter{n}", ANN.role, secret=str(n) * 32)
        evening.act(voter, CastBallot(OPEN, targets[5 * n : 5 * n + 3]))
    evening.act(FAY, CloseVote(evening.session.visit.stop))

    assert len(evening.see("result/open", P)["rows"]) == PAGE


def test_people_begin_at_different_pages_and_find_what_they_have_voted_for():
    evening = crowd()
    evening.go("open/vote")
    targets = evening.session.votes[OPEN].targets
    evening.act(ANN, CastBallot(OPEN, (targets[0], targets[199])))

    ann, ben = own(evening.session, ANN), own(evening.session, BEN)

    assert ann["deal"] == own(crowd().session, ANN)["deal"]
    assert ann["deal"] != ben["deal"]
    assert ann["pages"] == {OPEN: [0, 4]}
    assert ben["pages"] == {}
