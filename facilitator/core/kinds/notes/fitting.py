"""Whether what we saw fits: everybody says so of the sentence, the stage shows it on demand."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, assert_never

from facilitator.core.entry import Entry
from facilitator.core.ids import PartId
from facilitator.core.instant import Instant
from facilitator.core.kinds.notes.fitted import Said
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session

Fit = Literal["fits", "not_quite", "add"]
FITS: tuple[Fit, ...] = ("fits", "not_quite", "add")


@dataclass(frozen=True, slots=True)
class InsightChecked:
    """Somebody said whether the sentence fits, in place of what they said before."""

    part: PartId
    fit: Fit


@dataclass(frozen=True, slots=True)
class FitShown:
    """The stage shows how well the sentence fits, or no longer."""

    part: PartId
    on: bool


Event = InsightChecked | FitShown


@dataclass(frozen=True, slots=True)
class CheckInsight:
    """Say whether the sentence fits; ``add`` is said by those who go on to write a note.

    ``text`` is the sentence as one has read it: what is said of another than stands there when it
    arrives does not count. None is said of whatever stands there.
    """

    part: PartId
    fit: Fit
    text: str | None = None


@dataclass(frozen=True, slots=True)
class ShowFit:
    """Show on the stage how well the sentence fits, or take that away."""

    part: PartId
    on: bool


Action = CheckInsight | ShowFit
ROLES: Mapping[type, Role] = {CheckInsight: Role.PARTICIPANT, ShowFit: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    if not _standing(session, action.part):
        raise Refused(Reason.NOT_OPEN_YET)
    match action:
        case CheckInsight(part, fit, text):
            if text is not None and text != session.insights[part]:
                raise Refused(Reason.CHANGED_SINCE)
            same = session.fits.get((part, person.id)) == fit
            return () if same else (InsightChecked(part, fit),)
        case ShowFit(part, on):
            return () if session.fit_shown.get(part, False) == on else (FitShown(part, on),)
        case _:
            assert_never(action)


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    match event:
        case InsightChecked(part, fit):
            session.fits[part, entry.by] = fit
        case FitShown(part, on):
            _show(session, part, on=on)
        case _:
            assert_never(event)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return (f"fit/{event.part}", "stage", "next")


def clear(session: Session, part: PartId) -> None:
    """Forget what people said of a sentence that is no more, and of those before it."""
    _take(session, part)
    drop_aside(session, part)


def drop_aside(session: Session, part: PartId) -> None:
    """Forget what people said of sentences that cannot come back any more."""
    session.fits_aside = {
        seq: each for seq, each in session.fits_aside.items() if each.part != part
    }


def lay_aside(session: Session, part: PartId, seq: int) -> None:
    """Put aside what people said of the sentence that entry ``seq`` writes over.

    It is kept as long as that can be taken back.
    """
    aside = {at: each for at, each in session.fits_aside.items() if at in session.undoable}
    session.fits_aside = aside | {seq: _take(session, part)}


def bring_back(session: Session, part: PartId, seq: int) -> None:
    """Let what people said hold again: what entry ``seq`` had written is taken back."""
    _take(session, part)  # of the words that are gone again
    said = session.fits_aside.pop(seq, None)
    if said is None:
        return
    session.fits |= {(part, person): fit for person, fit in said.fits}
    if said.shown:
        _show(session, part, on=True)


def _take(session: Session, part: PartId) -> Said:
    """Take away, and return, what people have said of the sentence of ``part``."""
    fits = tuple((person, fit) for (of, person), fit in session.fits.items() if of == part)
    for person, _fit in fits:
        del session.fits[part, person]
    session.fit_told.pop(part, None)
    return Said(part, fits, session.fit_shown.pop(part, False))


def _show(session: Session, part: PartId, *, on: bool) -> None:
    """Let the stage show how well the sentence fits, and phones how well it did at that moment.

    Were theirs to go on counting, each would be told whose thumb has just moved.
    """
    session.fit_shown[part] = on
    session.fit_told.pop(part, None)
    if on:
        session.fit_told[part] = counts(session, part)


def counts(session: Session, part: PartId) -> dict[str, int]:
    """Return how many said what of the sentence of ``part``."""
    said = Counter(fit for (of, _), fit in session.fits.items() if of == part)
    return {fit: said[fit] for fit in FITS}


def _standing(session: Session, part: PartId) -> bool:
    """Return whether people have the sentence of ``part`` before them."""
    here = session.stop.part == part and session.phase.name == "insight"
    return here and bool(session.insights.get(part))
