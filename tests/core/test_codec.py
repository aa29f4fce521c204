"""Between dataclasses and JSON: the log's entries, and actions from the wire."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from types import NoneType, UnionType
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.core.actions import ACTIONS
from facilitator.core.codec import (
    Malformed,
    decode,
    decode_action,
    decode_event,
    encode,
    encode_event,
)
from facilitator.core.decide import ROLES
from facilitator.core.events import EVENTS
from facilitator.core.ids import PersonId, StopId
from facilitator.core.keeping import MeasuresTaken, SessionCreated
from facilitator.core.kinds.concerns import RaiseConcern
from facilitator.core.kinds.notes.fitting import FITS
from facilitator.core.kinds.notes.writing import AddNote, NoteAdded
from facilitator.core.moving.flow import AddMinutes, Moved, TimerSet
from facilitator.core.people import CLOCK, DESK, Person, Role
from facilitator.core.program import Program
from facilitator.core.refused import Reason, Refused
from tests.core.world import ANN, BEN, FAY, OPEN, PROGRAM, SAFE, START, WHOLE, Evening

st.register_type_strategy(datetime, st.datetimes(timezones=st.just(UTC)))
st.register_type_strategy(Program, st.just(PROGRAM))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))

STAGE = Person(PersonId("stage"), Role.STAGE)
ACTING = {
    Role.PARTICIPANT: ANN,
    Role.FACILITATOR: FAY,
    Role.CLOCK: CLOCK,
    Role.DESK: DESK,
    Role.STAGE: STAGE,
}


def through_json(value: Any) -> Any:
    """Return what comes out of the table, or off the wire."""
    return json.loads(json.dumps(value, ensure_ascii=False, allow_nan=False).encode())


@pytest.mark.parametrize("kind", EVENTS.values(), ids=EVENTS)
@given(st.data())
@settings(max_examples=15, deadline=None)
def test_every_event_comes_back_from_the_log_as_it_was(kind, data):
    event = data.draw(st.from_type(kind))

    name, body = encode_event(event)

    assert decode_event(name, through_json(body)) == event


@pytest.mark.parametrize("kind", ACTIONS.values(), ids=ACTIONS)
@given(st.data())
@settings(max_examples=15, deadline=None)
def test_every_action_comes_off_the_wire_as_it_was(kind, data):
    action = data.draw(st.from_type(kind))
    payload = encode(action) | {"action_id": "action-0001", "type": kind.__name__}

    assert decode_action(through_json(payload)) == ("action-0001", action)


def test_a_program_comes_back_with_its_minutes_by_number():
    assert decode(Program, through_json(encode(PROGRAM))) == PROGRAM


def test_every_action_belongs_to_one_role():
    assert set(ROLES) == set(ACTIONS.values())


def test_an_older_log_can_be_read_after_an_event_has_got_new_fields():
    older = {"note": "n1", "part": "open", "text": "x", "category": None, "by": None}

    event = decode_event("NoteAdded", older | {"in_report": True})

    assert event == NoteAdded("n1", OPEN, "x", None, None, True, late=False)


def test_a_newer_log_can_be_read_as_far_as_it_is_understood():
    assert decode_event("Moved", {"to": "a", "from_": "b", "mood": "fine"}) == Moved("a", "b")


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Evil", {}),
        ("AddNote", {}),
        ("NoteWithdrawn", None),
        ("NoteWithdrawn", []),
        ("NoteWithdrawn", {}),
        ("NoteWithdrawn", {"note": 1}),
        ("Moved", {"to": "a", "from_": "b", "ends_at": "yesterday"}),
        ("Moved", {"to": "a", "from_": "b", "ends_at": "2026-01-15T09:00:00"}),
        ("Moved", {"to": "a", "from_": "b", "ends_at": 1768467600}),
        ("Attended", {"stop": "lobby", "people": True}),
        ("Attended", {"stop": "lobby", "people": 1.0}),
        ("TimerSet", {"ends_at": None, "left": "60"}),
        ("MeasuresTaken", {"values": [1]}),
        ("MeasuresTaken", {"values": {"people": "many"}}),
        ("NotesPlaced", {"placed": {"note": "n1"}}),
        ("NotesPlaced", {"placed": [{"note": "n1", "from_": None}]}),
    ],
)
def test_a_log_that_no_event_has_written_is_not_guessed_at(name, body):
    with pytest.raises(Malformed):
        decode_event(name, body)


def test_a_program_with_a_word_or_a_number_out_of_place_is_not_guessed_at():
    good = encode(PROGRAM)
    part = good["parts"][1]

    for wrong in ({"names": "secret"}, {"names": ["named"]}, {"minutes": {"half": {}}}):
        with pytest.raises(Malformed):
            decode(Program, good | {"parts": [part | wrong]})


def test_a_whole_number_will_do_where_a_measure_is_wanted():
    assert decode_event("MeasuresTaken", {"values": {"people": 3}}) == MeasuresTaken({"people": 3})
    assert decode_event("TimerSet", {"ends_at": None, "left": 3}) == TimerSet(None, 3)


def test_a_moment_keeps_its_zone_and_its_fractions():
    moment = "2026-01-15T18:00:00.123456+09:00"

    event = decode_event("Moved", {"to": "a", "from_": "b", "ends_at": moment})

    assert event.ends_at.isoformat() == moment


def test_the_beginning_of_a_log_carries_its_whole_program():
    made = SessionCreated("s1", "482913", "x", PROGRAM, 30, "ja", "Asia/Tokyo", rehearsal=False)

    assert decode_event(*encode_event(made)).program == PROGRAM


@pytest.mark.parametrize("action_id", ["a" * 8, "Z9_-" * 16, "--------", "________"])
def test_an_action_id_is_8_to_64_letters_figures_and_dashes(action_id):
    payload = {"action_id": action_id, "type": "AddMinutes", "minutes": 1}

    assert decode_action(payload) == (action_id, AddMinutes(1))


ID = {"action_id": "action-0001"}
NOTE = ID | {"type": "AddNote", "part": "open", "text": "x", "category": None}
NOTE |= {"named": False, "in_report": True}
DEEP: Any = "x"
for _ in range(500):
    DEEP = [DEEP]

HOSTILE: list[Any] = [
    None, True, 0, 1.5, "", "AddNote", [], [[]], {}, b"AddNote", [NOTE], ID, DEEP,
    {"type": "AddNote"},
    *(NOTE | {"action_id": each} for each in (None, 1, True, [], {}, "", "short", "x" * 65)),
    *(NOTE | {"action_id": each} for each in ("action 0001", "アクション-0001", "action-000\n")),
    *(NOTE | {"action_id": each} for each in ("\ud800" * 8, "action-0001\x00", "１２３４５６７８")),
    *(NOTE | {"type": each} for each in (None, 1, True, [], ["AddNote"], {}, "", "Evil")),
    *(NOTE | {"type": each} for each in ("addnote", "NoteAdded", "Person", "__class__", "\ud800")),
    *(NOTE | {"text": each} for each in (None, 1, True, [], ["x"], {"text": "x"}, DEEP)),
    *(NOTE | {"part": each} for each in (None, 1, [], {}, DEEP)),
    *(NOTE | {"category": each} for each in (1, False, [], {})),
    *(NOTE | {"named": each} for each in (None, 0, 1, "true", [])),
    *(NOTE | {"in_report": each} for each in (None, 0, 1, "true", {})),
    *({key: each for key, each in NOTE.items() if key != gone} for gone in NOTE),
    *(ID | {"type": "AddMinutes", "minutes": each} for each in (None, True, 1.0, "1", [1], {})),
    *(ID | {"type": "PauseTimer", "expect": each} for each in (1, True, [], {})),
    *(ID | {"type": "Undo", "seq": each} for each in (None, False, 1.0, "1", float("nan"), [])),
    *(ID | {"type": "HoldPage", "page": each} for each in (True, "0", 0.5, [], float("inf"))),
    *(ID | {"type": "Blank", "on": each} for each in (None, 0, 1, "yes")),
    *(ID | {"type": "Spotlight", "notes": each} for each in (None, "abc", {"0": "a"}, [1], [None])),
    *(ID | {"type": "Spotlight", "notes": each} for each in ([["a"]], [{}], [True], DEEP)),
    ID | {"type": "Move", "to": "open/write"},
    ID | {"type": "Move", "to": ["open/write"], "expect": "lobby"},
    ID | {"type": "CastBallot", "part": "open", "targets": "abc"},
    ID | {"type": "PlaceNotes", "notes": ["a"], "theme": 1},
    ID | {"type": "PlaceNotes", "notes": ["a"]},
]  # fmt: skip


@pytest.mark.parametrize("payload", HOSTILE, ids=lambda payload: repr(payload)[:60])
def test_nonsense_is_refused_as_malformed_and_in_no_other_way(payload):
    with pytest.raises(Refused) as refused:
        decode_action(payload)

    assert refused.value.reason is Reason.MALFORMED


VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: st.sampled_from(["\ud800", "", "x" * 5000, "\x00", "open", "safe", "welcome", "lone"])
    | st.text(st.characters(exclude_categories=()), max_size=8),
    int: st.sampled_from([0, -1, 1, 60, 2**63, -(10**400)]),
    bool: st.booleans(),
    float: st.floats() | st.sampled_from([0, -1, 60, 10**400]),
}


@pytest.fixture(scope="module")
def busy() -> Evening:
    """Return an evening with a vote open in one step and people writing everywhere else."""
    evening = Evening(WHOLE)
    evening.go("welcome/rules")
    evening.go("after/pledge")
    evening.decide_on(ANN, example=True)
    evening.decide_on(BEN, "")
    evening.go("safe/write")
    evening.go("open/write")
    for person in (ANN, ANN, ANN):
        evening.write(person)
    evening.group("one")
    evening.group("other")
    evening.go("open/vote")
    return evening


def well_formed(kind: type, ids: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Return payloads that have the form of an action, and the strangest contents."""
    text = VALUES[str] | ids
    hints = get_type_hints(kind)
    values = {each.name: strange(hints[each.name], text) for each in fields(kind)}
    if "why" in values:
        values["why"] = st.sampled_from(["", "personal", "other"])
    if "note" in values and kind is RaiseConcern:
        values["note"] = ids | st.none()
    if "fit" in values:
        values["fit"] = st.sampled_from(FITS)
    if "when" in values:
        values["when"] = text | st.none() | st.just("2026-02-29") | st.just("2028-02-29")
    if "write" in values:
        values["write"] = st.lists(PASSAGES, max_size=3)
    return st.fixed_dictionaries(values)


def strange(kind: Any, text: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Return the strangest contents that a field of type ``kind`` can have."""
    while isinstance(kind, NewType):
        kind = kind.__supertype__
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return st.one_of(*(strange(each, text) for each in parts))
    if origin is tuple:
        return st.lists(strange(parts[0], text), max_size=5)
    if origin is Mapping:
        return st.dictionaries(text, strange(parts[1], text), max_size=5)
    if origin is Literal:
        return st.sampled_from(parts)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        each = {field.name: strange(hints[field.name], text) for field in fields(kind)}
        return st.fixed_dictionaries(each)
    return st.none() if kind is NoneType else VALUES.get(kind, text)


PASSAGES = st.fixed_dictionaries(
    {
        "id": VALUES[str] | st.sampled_from(["abcd2345", "settings/ja", "guest/ann", "guest/../x"]),
        "lang": st.sampled_from(["ja", "en", "", "fr", "\ud800"]),
        "place": st.sampled_from(["opening", "part/open", "part/", "settings", "guest", "free/a"])
        | VALUES[str],
        "order": st.floats() | VALUES[int],
        "text": VALUES[str],
    }
)


@pytest.mark.parametrize("kind", ACTIONS.values(), ids=ACTIONS)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_the_strangest_contents_are_decided_or_refused_and_never_fail(busy, kind, data):
    session = busy.session
    stops = (stop.id for stop in session.agenda)
    ids = st.sampled_from([*session.notes, *session.themes, *session.pledges, *stops])
    payload = ID | {"type": kind.__name__} | data.draw(well_formed(kind, ids))
    evening = Evening()
    evening.session, evening.log = session.copy(), list(busy.log)

    _, action = decode_action(payload)
    try:
        events = evening.act(ACTING[ROLES[kind]], action)
    except Refused:
        events = ()

    for event in events:
        if ROLES[kind] in (Role.PARTICIPANT, Role.FACILITATOR):
            assert decode_event(event.__class__.__name__, through_json(encode(event))) == event


def test_ids_that_no_file_could_hold_are_ids_of_nothing():
    evening = Evening()
    evening.go("open/write")
    strange = "\ud800"

    assert evening.refusal(ANN, AddNote(strange, "x", None, False, True)) is Reason.NO_SUCH_PART
    assert evening.refusal(ANN, AddNote(OPEN, "x", strange, False, True)) is Reason.CATEGORY
    for name, fields_, reason in [
        ("CastBallot", {"part": strange, "targets": []}, Reason.VOTE_CLOSED),
        ("WithdrawNote", {"note": strange}, Reason.NO_SUCH_NOTE),
        ("SetInReport", {"note": strange, "in_report": True}, Reason.NO_SUCH_NOTE),
    ]:
        _, action = decode_action(ID | {"type": name} | fields_)
        assert evening.refusal(ANN, action) is reason
    for name, fields_, reason in [
        ("Move", {"to": strange, "expect": "open/write"}, Reason.NO_SUCH_STOP),
        ("Move", {"to": "lobby", "expect": strange}, Reason.MOVED_ON),
        ("NameTheme", {"theme": strange, "title": "x"}, Reason.NO_SUCH_THEME),
        ("PlaceNotes", {"notes": [], "theme": strange}, Reason.NO_SUCH_THEME),
        ("AddTheme", {"part": SAFE, "title": "x", "notes": [strange]}, Reason.NO_SUCH_NOTE),
    ]:
        _, action = decode_action(ID | {"type": name} | fields_)
        assert evening.refusal(FAY, action) is reason


def test_a_moment_is_written_as_everybody_can_read_it():
    name, body = encode_event(Moved(StopId("a"), StopId("b"), START))

    assert (name, body["ends_at"]) == ("Moved", "2026-01-15T09:00:00+00:00")
