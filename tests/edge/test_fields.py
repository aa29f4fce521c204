"""Every field of every action with everything that it must not be: answered, and nothing happens.

The actions are those that honest clients were recorded to send, so that all the rest is right.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.core.actions import ACTIONS
from facilitator.core.codec import decode_action
from facilitator.core.decide import ROLES
from facilitator.core.people import Role
from facilitator.core.refused import Reason, Refused
from facilitator.storage.store import Store
from tests.edge.mutated import VALUES
from tests.edge.recorded import Evening
from tests.serving import Screen

ASKED = {action for action, role in ROLES.items() if role in (Role.PARTICIPANT, Role.FACILITATOR)}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


def said(evening: Evening) -> dict[str, dict[str, Any]]:
    """Return one payload of each action as it was sent."""
    events = [json.loads(p[p.index("[") :]) for p in evening.packets if p.startswith("42")]
    return {event[1]["type"]: event[1] for event in events if event[0] == "act"}


def test_every_action_that_somebody_may_ask_for_was_recorded(evening):
    assert set(said(evening)) - {"Nothing"} == {action.__name__ for action in ASKED}


def head(evening: Evening, screen: Screen) -> int:
    store = Store(screen.server.folder)
    listed = store.sessions.find(evening.code)
    store.close()
    assert listed is not None
    return listed.head


@pytest.mark.parametrize("action", sorted(ASKED, key=str), ids=lambda action: action.__name__)
def test_a_field_that_is_what_it_must_not_be_is_answered_and_nothing_happens(evening, action):
    honest = said(evening)[action.__name__]
    asker = evening.board if ROLES[action] is Role.FACILITATOR else evening.phones[0]
    before = head(evening, asker)
    count = 0
    for field, kind in kinds(action).items():
        for n, value in enumerate(VALUES):
            sent = honest | {"action_id": f"{action.__name__[:30]}-{field}-{n:03}"} | {field: value}
            if not wrong(kind, value):
                continue
            count += 1
            assert asker.ask(sent) == {"ok": False, "reason": "malformed", "again": False}, sent
    for id in (None, 1, "", "short", "x" * 65, "with space", "\ud800aaaaaaaa", ["action-0001"]):
        assert asker.ask(honest | {"action_id": id})["reason"] == "malformed"
    missing = {name: value for name, value in honest.items() if name != "type"}
    assert asker.ask(missing)["reason"] == "malformed"

    assert count >= 20
    assert head(evening, asker) == before
    assert asker.socket.connected


def wrong(kind: Any, value: Any) -> bool:
    """Return whether ``value`` is none of a ``kind``, by what is declared and nothing else."""
    while isinstance(kind, NewType):
        kind = kind.__supertype__
    parts = get_args(kind)
    match get_origin(kind):
        case origin if origin in (Union, UnionType):
            return all(wrong(part, value) for part in parts)
        case origin if origin is Literal:
            return not isinstance(value, str) or value not in parts
        case origin if origin is tuple:
            return not isinstance(value, list) or any(wrong(parts[0], each) for each in value)
        case origin if origin is Mapping:
            inside = value.values() if isinstance(value, dict) else ()
            return not isinstance(value, dict) or any(wrong(parts[1], each) for each in inside)
    if is_dataclass(kind):
        needed = {each.name for each in fields(kind)}
        return not isinstance(value, dict) or bool(needed - set(value))
    return type(value) is not kind


def kinds(action: type) -> dict[str, Any]:
    """Return the kind of every field that an action has on the wire."""
    hints = get_type_hints(action)
    return {each.name: hints[each.name] for each in fields(action)} | {"type": str}


@pytest.mark.parametrize("action", sorted(ASKED, key=str), ids=lambda action: action.__name__)
def test_a_field_of_the_right_kind_with_odd_content_is_answered_and_is_no_fault(evening, action):
    honest = said(evening)[action.__name__]
    asker = evening.board if ROLES[action] is Role.FACILITATOR else evening.phones[0]
    for field, kind in kinds(action).items():
        for n, value in enumerate(VALUES):
            sent = honest | {
                "action_id": f"odd-{action.__name__[:30]}-{field}-{n:03}",
                field: value,
            }
            if wrong(kind, value):
                continue
            answer = asker.ask(sent)
            assert answer["ok"] or answer["reason"] not in ("failed", "busy", "starting"), answer

    assert asker.socket.connected


@given(st.sampled_from(sorted(ACTIONS)), st.data())
def test_whatever_json_a_field_is_the_action_is_read_or_refused_as_malformed(name, data):
    action = ACTIONS[name]
    sent = {"action_id": "action-0001", "type": name}
    for field in fields(action):
        sent[field.name] = data.draw(JSON)

    try:
        _, read = decode_action(sent)
    except Refused as refused:
        assert refused.reason is Reason.MALFORMED
    else:
        assert isinstance(read, action)


def test_the_server_had_nothing_to_complain_of(server):
    assert (server.folder.parent / "server.log").read_text() == ""
