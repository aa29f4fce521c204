"""How the next vote of a step is to be opened: prepared by a facilitator, kept until then."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from facilitator.core.entry import Entry
from facilitator.core.ids import PartId
from facilitator.core.instant import Instant
from facilitator.core.kinds.votes import choices
from facilitator.core.kinds.votes.held import Preparation
from facilitator.core.people import Person, Role
from facilitator.core.program import Text
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.undo import Claims, remember
from facilitator.core.words.text import tidy_line

LENS = 60  # characters of a question
LINE = 60  # characters of a line


@dataclass(frozen=True, slots=True)
class VotePrepared:
    """The next vote of a part is to be opened so (``was``: before); None: as by itself."""

    part: PartId
    preparation: Preparation | None
    was: Preparation | None
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class PreparationsForgotten:
    """What was typed for votes of a part is blanked: it holds words that somebody took back.

    ``keeps`` is how the next one is to be opened all the same.
    """

    part: PartId
    keeps: Preparation | None


Event = VotePrepared | PreparationsForgotten


@dataclass(frozen=True, slots=True)
class PrepareVote:
    """Say how the next vote of a part is to be opened; None: as by itself."""

    part: PartId
    preparation: Preparation | None


Action = PrepareVote
ROLES: Mapping[type, Role] = {PrepareVote: Role.FACILITATOR}


def decide(session: Session, person: Person, action: Action, at: Instant) -> tuple[Event, ...]:
    """Return what follows from an action. Raises ``Refused``."""
    part, was = action.part, session.preparations.get(action.part)
    if not votes_in(session, part):
        raise Refused(Reason.NO_SUCH_PART)
    wanted = action.preparation and _tidied(session, part, action.preparation)
    return (VotePrepared(part, wanted, was),) if wanted != was else ()


def apply(session: Session, entry: Entry, event: Event) -> None:
    """Change ``session`` into what it is after ``event``."""
    part = event.part
    if isinstance(event, PreparationsForgotten):
        _put(session, part, event.keeps)
        session.worded[part] = event.keeps.words if event.keeps else ()
        _not_undone(session, part)
        return
    _put(session, part, event.preparation)
    said = [*session.worded.get(part, ())]
    said += [word for each in (event.preparation, event.was) if each for word in each.words]
    session.worded[part] = tuple(dict.fromkeys(said))
    remember(session, entry, event, claims(event), event.undoes)


def touches(session: Session, event: Event) -> Iterable[str]:
    """Return the keys of the records that ``event`` may have changed."""
    return (f"preparation/{event.part}", "next", "console")


def claims(event: Event) -> Claims:
    """Return what taking ``event`` back would change."""
    return Claims((f"preparation/{event.part}",))


def inverse(session: Session, event: Event) -> Event:
    """Return the event that takes ``event`` back."""
    if isinstance(event, PreparationsForgotten):
        raise Refused(Reason.NOT_UNDOABLE)
    return VotePrepared(event.part, event.was, event.preparation)


def votes_in(session: Session, part: PartId) -> bool:
    """Return whether people vote in a part at all."""
    return any(stop.part == part and stop.kind == "vote" for stop in session.agenda)


def _put(session: Session, part: PartId, preparation: Preparation | None) -> None:
    if preparation is None:
        session.preparations.pop(part, None)
    else:
        session.preparations[part] = preparation


def _not_undone(session: Session, part: PartId) -> None:
    """Let nothing be taken back that would bring those words back."""
    for seq, done in list(session.undoable.items()):
        if isinstance(done.event, VotePrepared) and done.event.part == part:
            del session.undoable[seq]


def _tidied(session: Session, part: PartId, wanted: Preparation) -> Preparation:
    """Return a preparation as it is kept. Raises ``Refused`` where no vote can be made of it."""
    lines = [tidy_line(each, characters=LINE) for each in wanted.lines] if _typed(wanted) else []
    lines = list(dict.fromkeys(filter(None, lines)))
    tidied = replace(
        wanted,
        budget=wanted.budget if wanted.mode == "dots" else None,
        quorum=wanted.quorum if wanted.mode == "decision" else None,
        lens=_asked(session, part, wanted.lens),
        lines=tuple(lines),
    )
    if tidied.budget is not None and not 1 <= tidied.budget <= choices.MOST_DOTS:
        raise Refused(Reason.MALFORMED)
    if tidied.quorum is not None and not 1 <= tidied.quorum <= 100:
        raise Refused(Reason.MALFORMED)
    if (tidied.mode, tidied.on) in choices.NOT_OFFERED:
        raise Refused(Reason.CHOICES)
    if len(lines) > choices.MOST_LINES or choices.why_not(session, part, tidied):
        raise Refused(Reason.CHOICES)
    return tidied


def _typed(wanted: Preparation) -> bool:
    return wanted.on == "lines"


def _asked(session: Session, part: PartId, lens: Text | None) -> Text | None:
    """Return the question of a vote; None where it is the program's."""
    if lens is None:
        return None
    ja, en = (tidy_line(each, characters=LENS) for each in (lens.ja, lens.en))
    about = session.program.part(part)
    asked = Text(ja or en, en or ja)
    return None if not asked.ja or (about and asked == about.lens) else asked
