"""Who sees what of a pulse: a part of `core/views.py`.

Phones are asked, the console is told how many have answered, the stage shows that number and maybe
how people came; a report gets what `core/kinds/pulse/counting.py` lets be told. Nobody is ever sent
what anybody answered, but for their own answers.
"""

from typing import Any

from facilitator.core.audience import Audience
from facilitator.core.kinds.pulse import asking
from facilitator.core.kinds.pulse.counting import (
    CHANGE,
    MOMENTS,
    Change,
    Counted,
    Figures,
    answered,
    figures,
    people_only,
)
from facilitator.core.people import Person
from facilitator.core.program import PulseItem, Text
from facilitator.core.seeing.staging import milliseconds, text
from facilitator.core.session import Session

Record = dict[str, Any]


def record(session: Session, _: str, audience: Audience) -> Record | None:
    """Return what an audience sees of the pulse; None where the program asks nothing."""
    if not session.program.pulse:
        return None
    if audience is Audience.PHONE:
        return _asked(session)
    return _told(session) if audience is Audience.REPORT else _counted(session)


def own(session: Session, person: Person) -> Record:
    """Return what one participant has answered, by moment and item."""
    said = {}
    for moment in MOMENTS:
        for name in (asking.name(person), asking.name_apart(person, moment)):
            sheet = session.pulses.get((moment, name))
            if sheet is not None:
                said[moment] = dict(sheet.answers)
    return {"pulse": said}


def _asked(session: Session) -> Record | None:
    """Return what phones ask now, and until when; nothing while nothing is asked."""
    moment = asking.open_now(session)
    if moment is None:
        return None
    closes = asking.closes_at(session)
    return {
        "asks": moment,
        "until": milliseconds(closes) if closes else None,
        "items": [
            {
                "id": item.id,
                "text": text(_wording(item, moment)),
                "easy": _easy(item, moment),
                "scale": item.scale,
                "help": text(item.help),
            }
            for item in asking.asked_of(session, moment)
        ],
    }


def _wording(item: PulseItem, moment: str) -> Text:
    return item.later if moment == "after" and item.later else item.text


def _easy(item: PulseItem, moment: str) -> str:
    later = moment == "after" and item.later is not None
    return item.later_easy_ja if later else item.easy_ja


def _counted(session: Session) -> Record:
    """Return how many have answered, and whether the stage could show how people came.

    Whether it could is said in one word: how many have answered one item is nobody's business.
    """
    item = asking.opener(session)
    return {
        "asks": asking.open_now(session),
        **{moment: answered(moment, session.pulses) for moment in MOMENTS},
        "opener": text(item.text) if item else None,
        "fewest": CHANGE,
        "ready": asking.at_pulse(session) and asking.opening(session) is not None,
        "shown": session.pulse_shown,
    }


def _told(session: Session) -> Record:
    apart, settled = session.severed is not None, asking.settled(session)
    if session.pulse_carried is not None:
        found = session.pulse_carried
    elif settled:
        found = figures(session.program.pulse, session.pulses, apart=apart)
    else:
        found = people_only(session.pulses, apart=apart)
    return {
        "open": not settled,
        "items": [_described(item) for item in session.program.pulse],
        "published": [
            {"text": text(each.text), "source": text(each.source), "checked": each.checked}
            for each in session.program.published
            if each.checked
        ],
    } | plain(found)


def plain(found: Figures) -> Record:
    """Return figures as they go to a report and to an export."""
    return {
        "before": found.before,
        "after": found.after,
        "apart": found.apart,
        "changes": [_change(each) for each in found.changes],
        "counts": [_counts(each) for each in found.counts],
        "few": list(found.few),
        "bins": [{"need": each.need, "risk": each.risk, "n": each.n} for each in found.bins],
    }


def _described(item: PulseItem) -> Record:
    return {
        "id": item.id,
        "label": text(item.label),
        "text": text(item.text),
        "later": text(item.later),
        "scale": item.scale,
        "axis": item.axis,
        "better": item.better,
    }


def _change(each: Change) -> Record:
    return {
        "item": each.item,
        "n": each.n,
        "up": each.up,
        "same": each.same,
        "down": each.down,
        "before": each.before,
        "after": each.after,
    }


def _counts(each: Counted) -> Record:
    return {"item": each.item, "n": each.n, "counts": list(each.counts)}
