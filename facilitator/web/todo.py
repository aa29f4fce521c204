"""What is to be done before a session: up to seven things, what of them is done, what comes next.

What can be seen in the data ticks itself; the rest is ticked by hand. So may the first be, too:
some print elsewhere, and who runs an evening alone gives nobody a link.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

ITEMS = ("invitation", "print", "guests", "roles", "rehearsal", "stage", "backup")


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do. ``seen``: the data say that it is done, and nobody can say otherwise."""

    name: str
    done: bool
    seen: bool


def todo(seen: Collection[str], ticked: Collection[str], talks: int) -> tuple[Todo, ...]:
    """Return what is to be done; guests are seen to only where the program has a talk."""
    names = [name for name in ITEMS if name != "guests" or talks]
    return tuple(Todo(name, name in seen or name in ticked, name in seen) for name in names)


def following(things: Sequence[Todo]) -> str:
    """Return the name of what is to be done next, "" when everything is done."""
    return next((each.name for each in things if not each.done), "")
