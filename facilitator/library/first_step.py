"""The first step in a program file: the fields of its form, and what is added to its question."""

from collections.abc import Iterator
from typing import cast, get_args

from facilitator.core.program import Field, Part
from facilitator.core.why import N_, Why
from facilitator.library.checked import Table

FIELDS: tuple[Field, ...] = get_args(Field)
ALWAYS: tuple[Field, ...] = ("what", "when")  # a step is both (core/kinds/pledge.py)


def fields(table: Table) -> tuple[Field, ...]:
    """Return what a first step is asked for; () where the file does not say it."""
    if not table.has("fields"):
        return ()
    found = table.strings("fields")
    for what, remedy in _wrong(found):
        table.wrong("fields", what, remedy)
    return cast(tuple[Field, ...], tuple(each for each in dict.fromkeys(found) if each in FIELDS))


def one_line(table: Table, part: Part) -> None:
    """Tell of lines below the question that no screen shows."""
    if part.kind == "pledge" and len(part.sub) > 1:
        what = N_("has %(number)d lines, of which the first is shown", number=len(part.sub))
        table.wrong("sub", what, N_("Leave one"), notice=True)


def _wrong(found: tuple[str, ...]) -> Iterator[tuple[Why, Why]]:
    """Yield what is wrong with the names of fields, and what to do."""
    for each in dict.fromkeys(found):
        if each not in FIELDS:
            known = N_("Choose one of %(words)s", words=", ".join(FIELDS))
            yield N_("%(word)r is not known", word=each), known
        elif (times := found.count(each)) > 1:
            what = N_("%(value)r stands there %(times)d times", value=each, times=times)
            yield what, N_("Leave it there once")
    for each in ALWAYS:
        if each not in found:
            yield N_("%(word)r is missing", word=each), N_("Add it: no first step is without")
