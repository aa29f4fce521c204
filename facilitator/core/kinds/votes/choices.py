"""What people can choose from in a part, and how its next vote would be opened."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from facilitator.core.ids import PartId, VoteId
from facilitator.core.kinds.votes.held import LENS, MODES, ONS, Mode, On, Preparation, Vote
from facilitator.core.session import Session

FEWEST_THEMES = 2  # below that, people vote on the notes themselves
MOST_DOTS = 5
SIZES: Mapping[Mode, tuple[int, int | None]] = {
    "dots": (2, None),
    "ranking": (2, 7),
    "decision": (2, 5),
}
"""How few and how many choices a vote that was prepared may have."""
MOST_LINES = 7
NOT_OFFERED = (("decision", "notes"),)  # what a note says is its author's, and not to be fixed


@dataclass(frozen=True, slots=True)
class Plan:
    """How a vote would be opened now. ``again`` is the vote that it would be, opened once more.

    ``prepared``: somebody prepared it, now or when it was held first; ``uses``: the preparation
    that waits is used up by it.
    """

    mode: Mode
    on: On
    budget: int
    targets: tuple[str, ...]
    again: VoteId | None = None
    prepared: bool = False
    uses: bool = False
    quorum: int | None = None
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Offer:
    """A way to vote, on how many things, and why it cannot be: ``none``, ``few``, ``many``, ""."""

    mode: Mode
    on: On
    n: int
    why: str


def there(session: Session, part: PartId, on: On) -> tuple[str, ...]:
    """Return the themes with a name, or the notes that may be shown, of a part; lines are none."""
    if on == "themes":
        return tuple(theme.id for theme in session.themes_of(part) if theme.title)
    if on == "notes":
        return tuple(note.id for note in session.notes_of(part) if note.showable)
    return ()


def nameless(session: Session, part: PartId) -> tuple[str, ...]:
    """Return the themes of a part that no vote is on, because nobody has named them."""
    return tuple(theme.id for theme in session.themes_of(part) if not theme.title)


def unfit(mode: Mode, n: int) -> str:
    """Return why ``n`` choices are no vote in this mode: ``none``, ``few``, ``many``; "" if so."""
    fewest, most = SIZES[mode]
    if n < fewest:
        return "few" if n else "none"
    return "many" if most is not None and n > most else ""


def offers(session: Session, part: PartId) -> tuple[Offer, ...]:
    """Return every way to vote in a part. Lines are typed for it: there are always enough."""
    sizes = {on: len(there(session, part, on)) for on in ONS}
    return tuple(
        Offer(mode, on, sizes[on], "" if on == "lines" else unfit(mode, sizes[on]))
        for mode in MODES
        for on in ONS
        if (mode, on) not in NOT_OFFERED
    )


def budget_for(session: Session, targets: int) -> int:
    """Return how many dots each: the program's word, or about a third of the choices."""
    asked = session.program.votes_per_person or -(-targets // 3)
    return max(1, min(MOST_DOTS, asked))


def why_not(session: Session, part: PartId, wanted: Preparation) -> str:
    """Return why a vote cannot be opened as it was prepared, as `unfit` does; "" if it can."""
    on = wanted.on
    return unfit(wanted.mode, len(wanted.lines if on == "lines" else there(session, part, on)))


def plan(session: Session, part: PartId, *, anew: bool = False) -> Plan | None:
    """Return how the vote of a part would be opened on coming to it; None: it stays closed.

    As it was prepared, if it was and if it can be. Otherwise it is the one that was held before,
    if any, with its ballots; but a decision stays decided, and a ranking ranked: opened again,
    what one latecomer sends would be the difference. ``anew``: it is another one.
    """
    wanted = session.preparations.get(part)
    if wanted is not None and not why_not(session, part, wanted):
        return _prepared(session, part, wanted)
    last = session.votes.get(part)
    if last is not None and last.mode != "dots" and not anew:
        return None
    return _again(session, last, anew) or _by_itself(session, part, last, anew)


def _prepared(session: Session, part: PartId, wanted: Preparation) -> Plan:
    lines = {f"line-{n}": line for n, line in enumerate(wanted.lines, start=1)}
    targets = tuple(lines) if wanted.on == "lines" else there(session, part, wanted.on)
    words = dict(lines) if wanted.on == "lines" else {}
    if wanted.mode == "decision" and wanted.on == "themes":
        words |= {theme.id: theme.title for theme in session.themes_of(part) if theme.title}
    if wanted.lens is not None:
        words |= {LENS["ja"]: wanted.lens.ja, LENS["en"]: wanted.lens.en}
    return Plan(
        mode=wanted.mode,
        on=wanted.on,
        budget=_budget(session, wanted.mode, wanted.budget, len(targets)),
        targets=targets,
        prepared=True,
        uses=True,
        quorum=wanted.quorum if wanted.mode == "decision" else None,
        words=words,
    )


def _again(session: Session, last: Vote | None, anew: bool) -> Plan | None:
    """Return the vote that was prepared and held before, with what there is to choose from now."""
    if last is None or not last.prepared:
        return None
    on: On = "notes" if last.on == "notes" else "lines" if last.on == "lines" else "themes"
    said = tuple(each for each in last.targets if last.words.get(each))
    targets = said if on == "lines" else there(session, last.part, on)
    if unfit(last.mode, len(targets)):
        return None
    words = dict(last.words)
    if last.mode == "decision" and on == "themes":
        words |= {each.id: each.title for each in session.themes_of(last.part) if each.title}
        words = {name: said for name, said in words.items() if name in (*targets, *LENS.values())}
    return Plan(
        mode=last.mode,
        on=on,
        budget=min(last.budget, len(targets)),
        targets=targets,
        again=None if anew else last.id,
        prepared=True,
        quorum=last.quorum,
        words=words,
    )


def _by_itself(session: Session, part: PartId, last: Vote | None, anew: bool) -> Plan:
    """Return the vote that nobody prepared: dots on themes, or without enough on the notes."""
    themes = there(session, part, "themes")
    on: On = "themes" if len(themes) >= FEWEST_THEMES else "notes"
    targets = themes if on == "themes" else there(session, part, "notes")
    same = last is not None and last.mode == "dots" and not last.prepared and not anew
    return Plan(
        mode="dots",
        on=on,
        budget=budget_for(session, len(targets)),
        targets=targets,
        again=last.id if last is not None and same else None,
    )


def _budget(session: Session, mode: Mode, asked: int | None, targets: int) -> int:
    if mode != "dots":
        return 1
    wanted = budget_for(session, targets) if asked is None else asked
    return max(1, min(MOST_DOTS, targets, wanted))
