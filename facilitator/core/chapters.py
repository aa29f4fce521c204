"""The chapters of the rules: which module knows which actions and events.

Every chapter declares ``Action`` and ``Event`` (unions), ``ROLES``, ``decide``, ``apply``
and ``touches``; one with events that can be taken back also ``claims`` and ``inverse``.
"""

from types import ModuleType
from typing import get_args

from facilitator.core import (
    calling,
    carrying,
    editing,
    keeping,
    severing,
)
from facilitator.core.hosting import (
    appointing,
    deciding,
    doors,
    facts,
    hall,
    hinting,
    leading,
    promising,
    rehearsing,
    scribing,
    showing,
    sound,
    titling,
)
from facilitator.core.kinds import (
    asked,
    checkin,
    concerns,
    followup,
    hands,
    pledge,
    rules,
    talk,
    vote,
    withholding,
)
from facilitator.core.kinds.notes import (
    correcting,
    doubles,
    fitting,
    insight,
    moderating,
    naming,
    nudging,
    off_stage,
    ordering,
    queueing,
    relating,
    replying,
    themes,
    writing,
)
from facilitator.core.kinds.pairs import partners, talking
from facilitator.core.kinds.pulse import asking
from facilitator.core.kinds.votes import again, preparing
from facilitator.core.moving import flow, lengthening, planning
from facilitator.core.people import Role

CHAPTERS: tuple[ModuleType, ...] = (
    *(keeping, flow, planning, showing, doors, hall, facts, sound, rules, checkin, asked),
    *(
        writing,
        moderating,
        relating,
        themes,
        vote,
        hands,
        insight,
        fitting,
        pledge,
        followup,
        withholding,
    ),
    *(doubles, ordering, partners, talking, talk, asking),
    *(preparing, again),
    *(naming, calling, nudging, replying),
    *(off_stage, queueing, correcting, concerns),
    *(editing, severing, carrying, leading, scribing, deciding, rehearsing, titling, promising),
    *(lengthening, appointing, hinting),
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
