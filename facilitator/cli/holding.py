"""What keeps a report from being made, said so that somebody with the file before them finds it."""

from collections.abc import Iterable, Iterator, Mapping

from facilitator.cli.edits import Edits, at
from facilitator.core.ids import PartId, PassageId, ThemeId
from facilitator.core.session import Session
from facilitator.core.why import N_
from facilitator.report.audit import Unfounded
from facilitator.report.build import report
from facilitator.report.claims import unfounded
from facilitator.report.gather import gather
from facilitator.report.manuscript.hints import hints
from facilitator.report.options import Options

SHOWN = 40  # characters of a passage
COPY = N_("holds words that were taken back or may not be printed%(words)s. %(remedy)s")
PLACED = N_("%(where)s: %(why)s")
REWORD = N_("Put it in other words, or take it out")
Places = Mapping[PassageId, int]
"""In which line of the file a passage stands."""

ON_THE_CONSOLE = N_("Put it in other words on the console")


def faults(session: Session, options: Options, given: Edits | None, places: Places) -> list[str]:
    """Return everything that does not hold, printed or not, by line where there is a file."""
    if session.copies:
        return copies(session, given, places)
    found = list(unfounded(gather(session, options)))
    try:
        report(session, options)
    except Unfounded as error:
        known = {(each.where, each.why) for each in found}
        found += [each for each in error.faults if (each.where, each.why) not in known]
    return named(found, given, places)


def doubts(session: Session, options: Options) -> list[str]:
    """Return what a second look is worth, of the text as it is kept; nothing of it must change."""
    found = hints(gather(session, options))
    return [
        N_("worth a second look: %(where)s: %(why)s").of(where=h.where, why=h.what) for h in found
    ]


def named(found: Iterable[Unfounded], given: Edits | None, places: Places) -> list[str]:
    """Return what does not hold, by line where there is a file."""
    placed = [(places.get(PassageId(each.passage), 0), each.fault()) for each in found]
    return [_at(given, line, fault) for line, fault in sorted(placed)]


def copies(session: Session, given: Edits | None, places: Places) -> list[str]:
    """Return where words stand that were taken back or may not be printed."""
    return sorted(_copies(session, given, places))


def _at(given: Edits | None, line: int, why: str) -> str:
    return at(given.path, line, why) if given is not None and line else why


def _copies(session: Session, given: Edits | None, places: Places) -> Iterator[str]:
    for key, whose in session.copies.items():
        family, _, name = key.partition("/")
        said = [word for each in sorted(whose) for word in session.held.get((key, each), ())]
        words = f" ({', '.join(said)})" if said else ""
        if family == "passage":
            fault = PLACED.of(where=_where(session, name), why=COPY.of(words=words, remedy=REWORD))
            yield _at(given, places.get(PassageId(name), 0), fault)
        else:
            why = COPY.of(words="", remedy=ON_THE_CONSOLE)
            yield PLACED.of(where=_named(session, key), why=why)


def _where(session: Session, passage: str) -> str:
    """Return where a passage stands, and how it begins."""
    found = session.passages[PassageId(passage)]
    begins = " ".join(found.text.split())
    begins = begins if len(begins) <= SHOWN else f"{begins[:SHOWN]}…"
    return f"{found.place}, “{begins}”"


def _named(session: Session, key: str) -> str:
    family, _, name = key.partition("/")
    if family == "theme":
        return N_("theme “%(title)s”", title=session.themes[ThemeId(name)].title)
    return N_(
        "what we saw in %(part)s: “%(words)s”", part=name, words=session.insights[PartId(name)]
    )
