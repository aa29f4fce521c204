"""What keeps a report from being made, said so that somebody with the file before them finds it."""

from collections.abc import Iterable, Iterator, Mapping

from facilitator.cli.edits import Edits
from facilitator.core.ids import PartId, PassageId, ThemeId
from facilitator.core.session import Session
from facilitator.report.audit import Unfounded
from facilitator.report.build import report
from facilitator.report.claims import unfounded
from facilitator.report.gather import gather
from facilitator.report.manuscript.hints import hints
from facilitator.report.options import Options

SHOWN = 40  # characters of a passage
COPY = "holds words that were taken back or may not be printed{words}. {remedy}"
REWORD = "Put it in other words, or take it out"
Places = Mapping[PassageId, int]
"""In which line of the file a passage stands."""

ON_THE_CONSOLE = "Put it in other words on the console"


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
    return [f"{each.where}: {each.what}" for each in hints(gather(session, options))]


def named(found: Iterable[Unfounded], given: Edits | None, places: Places) -> list[str]:
    """Return what does not hold, by line where there is a file."""
    said = [(places.get(PassageId(each.passage), 0), _said(each)) for each in found]
    return [_at(given, line, words) for line, words in sorted(said)]


def copies(session: Session, given: Edits | None, places: Places) -> list[str]:
    """Return where words stand that were taken back or may not be printed."""
    return sorted(_copies(session, given, places))


def _said(fault: Unfounded) -> str:
    return f"{fault.where}: {fault.why}"


def _at(given: Edits | None, line: int, words: str) -> str:
    return f"{given.path}:{line}: {words}" if given is not None and line else words


def _copies(session: Session, given: Edits | None, places: Places) -> Iterator[str]:
    for key, whose in session.copies.items():
        family, _, name = key.partition("/")
        said = [word for each in sorted(whose) for word in session.held.get((key, each), ())]
        words = f" ({', '.join(said)})" if said else ""
        if family == "passage":
            fault = COPY.format(words=words, remedy=REWORD)
            yield _at(given, places.get(PassageId(name), 0), f"{_where(session, name)}: {fault}")
        else:
            yield f"{_named(session, key)}: {COPY.format(words='', remedy=ON_THE_CONSOLE)}"


def _where(session: Session, passage: str) -> str:
    """Return where a passage stands, and how it begins."""
    found = session.passages[PassageId(passage)]
    begins = " ".join(found.text.split())
    begins = begins if len(begins) <= SHOWN else f"{begins[:SHOWN]}…"
    return f"{found.place}, “{begins}”"


def _named(session: Session, key: str) -> str:
    family, _, name = key.partition("/")
    if family == "theme":
        return f"theme “{session.themes[ThemeId(name)].title}”"
    return f"what we saw in {name}: “{session.insights[PartId(name)]}”"
