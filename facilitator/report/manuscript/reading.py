"""Reads a file that a facilitator wrote: every fault is found, each with its line and a remedy."""

import re
from collections.abc import Mapping
from dataclasses import replace

from facilitator.core import editing
from facilitator.core.ids import PassageId
from facilitator.core.kept import Passage
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.why import N_
from facilitator.report.gather import gather
from facilitator.report.manuscript import split, yaml
from facilitator.report.manuscript.citations import keys
from facilitator.report.manuscript.draft import Draft
from facilitator.report.manuscript.faults import Fault, Unreadable
from facilitator.report.manuscript.front import Front, is_plain
from facilitator.report.manuscript.markdown import CITATION
from facilitator.report.manuscript.names import Names
from facilitator.report.manuscript.split import Cut, Section
from facilitator.report.manuscript.yaml import Lines, Value
from facilitator.report.options import Options

_FREE = re.compile("[a-z0-9][a-z0-9-]{0,29}")
_NO_ID = PassageId("00000000")  # stands in for one that is drawn later
_TITLED = ("opening", "closing", "free")


def of(text: str) -> int:
    """Return the entry that a file is of, 0 for "as it stands". Raises ``Unreadable``."""
    data, lines = yaml.load(split.front(split.tidied(text))[0], 2)
    return _of(data, lines)


def wanted(text: str) -> tuple[str, ...]:
    """Return the names of the picture files that a file mentions. Raises ``Unreadable``."""
    data, _ = yaml.load(split.front(split.tidied(text))[0], 2)
    found = data.get("pictures")
    each = found.values() if isinstance(found, dict) else ()
    names = (one.get("file") for one in each if isinstance(one, dict))
    return tuple(name for name in names if isinstance(name, str) and name and is_plain(name))


def read(text: str, session: Session, files: Mapping[str, bytes] | None = None) -> Draft:
    """Return what a file says. ``session`` is as it was after the entry that the file is `of`.

    ``files`` holds the pictures that lie beside it. Raises ``Unreadable`` with all faults, and
    ``ValueError`` when the session is as it was at another time.
    """
    front, prose, first = split.front(split.tidied(text))
    data, lines = yaml.load(front, 2)
    entry, lang = _of(data, lines) or session.seq, _lang(data, lines)
    _belongs(data, lines, session, entry)
    opened = Front(data, lines, session, lang)
    faults: list[Fault] = []
    cards = {slug: list(each.cards) for slug, each in opened.sources.items()}
    names = Names(gather(session, Options(lang)), opened.remarks, cards)
    found = list(opened.passages(names, files or {}))
    sections, cuts = split.cut(prose, first, faults)
    places = _places(sections, names, faults)
    found += _prose(sections, cuts, places, names, lang, faults)
    found = [(line, _tidied(line, each, session, faults)) for line, each in found]
    faults += opened.faults()
    if faults:
        raise Unreadable(*faults)
    passages = tuple(each for _, each in found)
    return Draft(lang, entry, passages, tuple(line for line, _ in found), opened.whole)


def _of(data: Mapping[str, Value], lines: Lines) -> int:
    said = data.get("of", "0")
    if not isinstance(said, str) or not said.isdecimal() or len(said) > 9:
        line = lines.get(("of",), 2)
        raise Unreadable(Fault(line, N_("of should be the number of an entry, or 0 for now")))
    return int(said)


def _lang(data: Mapping[str, Value], lines: Lines) -> str:
    said = data.get("lang")
    if said not in ("ja", "en"):
        raise Unreadable(Fault(lines.get(("lang",), 2), N_("lang should be ja or en")))
    return str(said)


def _belongs(data: Mapping[str, Value], lines: Lines, session: Session, entry: int) -> None:
    code = data.get("session")
    if code and code != session.code:
        why = N_(
            "the file is of the session %(code)s, and this is %(here)s. Its numbers differ",
            code=code,
            here=session.code,
        )
        raise Unreadable(Fault(lines.get(("session",), 2), why))
    if entry > session.seq:
        why = N_("the session has %(n)s entries only. Write of: 0 for as it is now", n=session.seq)
        raise Unreadable(Fault(lines.get(("of",), 2), why))
    if entry != session.seq:
        raise ValueError(f"the file is of entry {entry}, and the session as of {session.seq}")


def _places(sections: list[Section], names: Names, faults: list[Fault]) -> dict[str, str]:
    """Return the places of sections by their names."""
    places: dict[str, str] = {}
    taken: dict[str, int] = {}
    for section in sections:
        if not section.name:
            continue
        try:
            place = _place(section.name, names)
        except ValueError as error:
            faults.append(Fault(section.line, error.args[0]))
            continue
        if place in taken:
            why = N_(
                "{#%(name)s} stands in line %(line)s already. Put both together",
                name=section.name,
                line=taken[place],
            )
            faults.append(Fault(section.line, why))
        taken.setdefault(place, section.line)
        places[section.name] = place
    return places


def _place(name: str, names: Names) -> str:
    """Return the place that a heading names. Raises ``ValueError``."""
    if name in ("opening", "closing"):
        return name
    family, _, own = name.partition("-")
    if family in ("step", "part"):
        return f"part/{names.part(own)}"
    if family == "free" and _FREE.fullmatch(own):
        return f"free/{own}"
    raise ValueError(
        N_(
            "{#%(name)s} is no place in a report. Known: opening, step-1, "
            "free-… (a-z, 0-9 and hyphens) and closing",
            name=name,
        )
    )


def _prose(
    sections: list[Section],
    cuts: list[Cut],
    places: Mapping[str, str],
    names: Names,
    lang: str,
    faults: list[Fault],
) -> list[tuple[int, Passage]]:
    """Return the prose, block by block, its citations by id; headings of our own first."""
    found = []
    for section in sections:
        place = places.get(section.name)
        inside = [each for each in cuts if each.section == section.name]
        if place is None:
            continue
        titled = place.partition("/")[0] in _TITLED and section.title
        if titled and (inside or place.startswith("free/")):
            inside.insert(0, Cut(section.line, section.name, "heading_open", f"# {section.title}"))
        for each in inside:
            text = _by_id(each, names, faults)
            found.append((each.line, Passage(PassageId(""), lang, place, 1, text)))
    return found


def _by_id(cut: Cut, names: Names, faults: list[Fault]) -> str:
    """Return the text of a block with what it cites called by id."""

    def anew(found: re.Match[str]) -> str:
        named = []
        for said in keys(found.group(1)):
            try:
                named.append(f"@{names.key(said)}")
            except ValueError as error:
                line = cut.line + cut.text.count("\n", 0, found.start())
                faults.append(Fault(line, error.args[0]))
        return f"[{'; '.join(named)}]" if named else found.group(0)

    return CITATION.sub(anew, cut.text)


def _tidied(line: int, passage: Passage, session: Session, faults: list[Fault]) -> Passage:
    """Return a passage as the log will hold it."""
    try:
        kept = editing.tidy(replace(passage, id=passage.id or _NO_ID), session.program)
    except Refused as refused:
        too_long = refused.reason is Reason.TOO_LONG
        why = N_("the block is too long. Cut it in two (%(reason)s)")
        why = why if too_long else N_("the block cannot be kept (%(reason)s)")
        faults.append(Fault(line, why.of(reason=refused.reason)))
        return passage
    return replace(kept, id=passage.id)
