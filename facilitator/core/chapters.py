"""The chapters of the rules: which module knows which actions and events.

Every chapter declares ``Action`` and ``Event`` (unions), ``ROLES``, ``decide``, ``apply``
and ``touches``; one with events that can be taken back also ``claims`` and ``inverse``.
"""

from types import ModuleType
from typing import get_args

from facilitator.core import carrying, editing, flow, keeping, severing, showing
from facilitator.core.kinds import checkin, pledge, rules, vote
from facilitator.core.kinds.notes import fitting, insight, moderating, relating, themes, writing
from facilitator.core.people import Role

CHAPTERS: tuple[ModuleType, ...] = (
    *(keeping, flow, showing, rules, checkin),
    *(writing, moderating, relating, themes, vote, insight, fitting, pledge),
    *(editing, severing, carrying),
)


def _members(union: object) -> tuple[type, ...]:
    """Return the types of a union; a union of one is that type itself, and Never is none."""
    return get_args(union) or ((union,) if isinstance(union, type) else ())


OF_ACTION: dict[type, ModuleType] = {
    action: chapter for chapter in CHAPTERS for action in _members(chapter.Action)
}
OF_EVENT: dict[type, ModuleType] = {
    event: chapter for chapter in CHAPTERS for event in _members(chapter.Event)
}
ROLES: dict[type, Role] = {
    action: role for chapter in CHAPTERS for action, role in chapter.ROLES.items()
}
