"""Reads and writes the YAML of the front matter: words, lists and mappings, nothing else.

Every scalar is a string (a version "1.0" is no number, a key "on" no truth), no alias stands for
something else, and nothing is nested without end.
"""

from collections.abc import Iterator
from typing import Any, NoReturn

import yaml
from yaml import events

from facilitator.core.why import N_
from facilitator.report.manuscript.faults import Fault, Unreadable

Value = str | list["Value"] | dict[str, "Value"]
Lines = dict[tuple[str, ...], int]

LARGEST = 1_000_000  # characters
DEEPEST = 6


def load(text: str, first: int = 1) -> tuple[dict[str, Value], Lines]:
    """Return a mapping, and in which line each of its keys stands; ``first`` is that of ``text``.

    Raises ``Unreadable``.
    """
    lines: Lines = {}
    if len(text) > LARGEST:
        why = N_("this is longer than %(most)s characters. Put pictures in files")
        _refuse(first, why.of(most=f"{LARGEST:,}"))
    try:
        read = iter(yaml.parse(text, Loader=yaml.CBaseLoader))
        found: Value = {}
        for event in read:
            if isinstance(event, events.NodeEvent):
                found = _value(event, read, (), lines, first)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        why = N_("this is no YAML: %(problem)s. See to indents and quotation marks")
        _refuse(first + line, why.of(problem=error.problem))
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        _refuse(first, N_("this holds a character that YAML has no place for. Take it out"))
    if not isinstance(found, dict):
        _refuse(first, N_("this should be keys with values. Write one a line, as key: value"))
    return found, lines


def dump(data: dict[str, Value]) -> str:
    """Return a mapping as YAML that `load` reads as the same."""
    return str(
        yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)
    )


class _Dumper(
    yaml.emitter.Emitter,
    yaml.serializer.Serializer,
    yaml.representer.SafeRepresenter,
    yaml.resolver.BaseResolver,
):
    """Writes strings plainly, whatever they would be elsewhere: here they are strings."""

    def __init__(self, stream: Any, **options: Any) -> None:
        emitted = {"width": options["width"], "allow_unicode": options["allow_unicode"]}
        yaml.emitter.Emitter.__init__(self, stream, **emitted)
        yaml.serializer.Serializer.__init__(self)
        yaml.representer.SafeRepresenter.__init__(
            self, default_flow_style=False, sort_keys=options["sort_keys"]
        )
        yaml.resolver.BaseResolver.__init__(self)

    def ignore_aliases(self, data: Any) -> bool:
        """Write everything out."""
        return True


def _value(
    event: events.NodeEvent,
    rest: Iterator[events.Event],
    path: tuple[str, ...],
    lines: Lines,
    first: int,
) -> Value:
    line = first + _row(event)
    lines.setdefault(path, line)
    if isinstance(event, events.AliasEvent) or event.anchor is not None:
        _refuse(line, N_("& and * have no meaning here. Write it out, in quotation marks"))
    if len(path) > DEEPEST:
        _refuse(line, N_("this is nested too deeply. Write it as the example has it"))
    match event:
        case events.SequenceStartEvent():
            return _list(rest, path, lines, first)
        case events.MappingStartEvent():
            return _mapping(rest, path, lines, first)
        case events.ScalarEvent():
            return str(event.value)
    _refuse(line, N_("this is nothing that can stand here"))


def _list(
    rest: Iterator[events.Event], path: tuple[str, ...], lines: Lines, first: int
) -> list[Value]:
    found: list[Value] = []
    for event in rest:
        if not isinstance(event, events.NodeEvent):
            break
        found.append(_value(event, rest, (*path, str(len(found))), lines, first))
    return found


def _mapping(
    rest: Iterator[events.Event], path: tuple[str, ...], lines: Lines, first: int
) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for event in rest:
        if not isinstance(event, events.NodeEvent):
            break
        line = first + _row(event)
        if not isinstance(event, events.ScalarEvent):
            _refuse(line, N_("a name should stand here. Write name: value"))
        key = str(event.value)
        if key in found:
            _refuse(line, N_("“%(key)s” stands here twice. Take one away", key=key))
        lines[(*path, key)] = line
        found[key] = _value(next(rest), rest, (*path, key), lines, first)  # type: ignore[arg-type]
    return found


def _row(event: events.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def _refuse(line: int, why: str) -> NoReturn:
    raise Unreadable(Fault(line, why))
