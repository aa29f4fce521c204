"""Between dataclasses and JSON: the log's entries, and actions from the wire.

One rule for all of them, read off the types: a dataclass is an object of its fields, a
tuple a list, a moment an ISO string. Strict: a wrong type is refused, never converted.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NewType, Union, get_args, get_origin, get_type_hints

from facilitator.core.actions import ACTIONS
from facilitator.core.events import EVENTS
from facilitator.core.refused import Reason, Refused

_ACTION_ID = re.compile("[A-Za-z0-9_-]{8,64}")


class Malformed(ValueError):
    """The data do not have the form of what they should be."""


def encode(value: Any) -> Any:
    """Return ``value`` (dataclasses, tuples, mappings, moments) as JSON knows it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: encode(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): encode(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [encode(each) for each in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return value


def decode(kind: Any, data: Any) -> Any:
    """Return ``data`` as a ``kind``. Raises ``Malformed``; unknown fields are left out."""
    return _reader(kind)(data)


def encode_event(event: Any) -> tuple[str, dict[str, Any]]:
    """Return the name of an event and its fields."""
    return type(event).__name__, encode(event)


def decode_event(name: str, data: Any) -> Any:
    """Return the event that `encode_event` gave. Raises ``Malformed``."""
    if name not in EVENTS:
        raise Malformed(f"no event is called {name}")
    return decode(EVENTS[name], data)


def decode_action(payload: Any) -> tuple[str, Any]:
    """Return the action id and the action that a screen sent.

    Raises ``Refused`` (``MALFORMED``) for anything that is not one.
    """
    try:
        action_id, name = payload["action_id"], payload["type"]
        if not (isinstance(action_id, str) and isinstance(name, str)):
            raise Malformed("action_id and type are strings")
        if not _ACTION_ID.fullmatch(action_id):
            raise Malformed("action_id")
        return action_id, decode(ACTIONS[name], payload)
    except (Malformed, KeyError, TypeError, IndexError) as error:
        raise Refused(Reason.MALFORMED) from error


def decode_not_after(payload: Mapping[str, Any]) -> datetime | None:
    """Return the moment after which the action that a screen sent is to be left undone, if any.

    Raises ``Refused`` (``MALFORMED``) for anything that is none.
    """
    moment = payload.get("not_after")
    if moment is None:
        return None
    try:
        if type(moment) is not int:
            raise Malformed("not_after is in milliseconds")
        return datetime.fromtimestamp(moment / 1000, UTC)
    except (Malformed, ValueError, OverflowError, OSError) as error:
        raise Refused(Reason.MALFORMED) from error


@cache
def _reader(kind: Any) -> Any:
    """Return the function that reads a ``kind``."""
    while isinstance(kind, NewType):
        kind = kind.__supertype__
    origin = get_origin(kind)
    if origin is not None:
        return _composed(origin, get_args(kind))
    if is_dataclass(kind):
        return _object(kind)
    if kind is datetime:
        return _moment
    return _scalar(kind)


def _composed(origin: Any, parts: tuple[Any, ...]) -> Any:
    if origin in (Union, UnionType):
        return _one_of(parts)
    if origin is Literal:
        return _literal(parts)
    if origin is tuple:
        return _tuple(parts[0])
    return _mapping(*parts)


def _one_of(kinds: tuple[Any, ...]) -> Any:
    readers = [_reader(kind) for kind in kinds if kind is not NoneType]
    optional = NoneType in kinds

    def read(data: Any) -> Any:
        if data is None and optional:
            return None
        for reader in readers:
            try:
                return reader(data)
            except Malformed:
                continue
        raise Malformed(f"not one of {kinds}")

    return read


def _literal(values: tuple[Any, ...]) -> Any:
    def read(data: Any) -> Any:
        if isinstance(data, str) and data in values:
            return data
        raise Malformed(f"not one of {values}")

    return read


def _tuple(kind: Any) -> Any:
    reader = _reader(kind)

    def read(data: Any) -> Any:
        if not isinstance(data, list):
            raise Malformed("not a list")
        return tuple(reader(each) for each in data)

    return read


def _mapping(key: Any, value: Any) -> Any:
    reader = _reader(value)

    def read(data: Any) -> Any:
        if not isinstance(data, dict):
            raise Malformed("not an object")
        try:
            return {int(each) if key is int else each: reader(own) for each, own in data.items()}
        except ValueError as error:
            raise Malformed(str(error)) from error

    return read


def _object(kind: Any) -> Any:
    hints = get_type_hints(kind)
    readers = [(each.name, _reader(hints[each.name]), _has_default(each)) for each in fields(kind)]

    def read(data: Any) -> Any:
        if not isinstance(data, dict):
            raise Malformed("not an object")
        values = {}
        for name, reader, has_default in readers:
            if name in data:
                values[name] = reader(data[name])
            elif not has_default:
                raise Malformed(f"{kind.__name__} lacks {name}")
        return kind(**values)

    return read


def _has_default(each: Any) -> bool:
    return each.default is not MISSING or each.default_factory is not MISSING


def _moment(data: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(data)
    except (TypeError, ValueError) as error:
        raise Malformed(f"not a moment: {data!r}") from error
    if moment.tzinfo is None:
        raise Malformed("a moment without a zone")
    return moment


def _scalar(kind: type) -> Any:
    def read(data: Any) -> Any:
        # A bool is an int in Python, and an int will do where a float is wanted.
        if type(data) is kind or (kind is float and type(data) is int):
            return data
        raise Malformed(f"not a {kind.__name__}: {type(data).__name__}")

    return read
