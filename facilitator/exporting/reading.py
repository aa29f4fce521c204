"""Reads an export and checks it: its words by the rules of words, its numbers against each other.

Everything that is wrong is said at once, with its place. Keys that nobody knows are left out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from zoneinfo import available_timezones

from facilitator.core.hosting.scribing import CHANNELS
from facilitator.core.ids import LONE, PartId, StopId
from facilitator.core.kinds import rules, talk
from facilitator.core.kinds.guests import Guest
from facilitator.core.kinds.notes import insight, replying, themes
from facilitator.core.kinds.notes.fitting import FITS
from facilitator.core.kinds.notes.writing import NOTES_IN_ALL
from facilitator.core.kinds.pledge import LENGTH
from facilitator.core.kinds.votes.choices import MOST_DOTS
from facilitator.core.program import LANGS, Part
from facilitator.core.refused import Reason, Refused
from facilitator.core.words import text as policy
from facilitator.exporting import pulse, votes
from facilitator.exporting.contents import (
    Contents,
    Here,
    NoteSaid,
    PartContents,
    StepMade,
    ThemeSaid,
    VoteCounted,
)
from facilitator.exporting.document import FORMAT, VERSION
from facilitator.exporting.manuscript import read_manuscript
from facilitator.library.checked import Problem, Table
from facilitator.library.program_file import read_program

MOST = 20_000  # people: no count is larger
TITLE = 200  # characters of a session's title


def read_contents(data: Any, file: str, today: date) -> tuple[Contents | None, list[Problem]]:
    """Return what the document ``data`` holds, or None and everything that is wrong with it."""
    problems: list[Problem] = []
    table = Table(_present(data), file, "", problems)
    contents = _contents(table, today) if _is_an_export(table) else None
    problems = [problem for problem in problems if not problem.notice]
    return (None if problems else contents), problems


def _present(data: Any) -> Any:
    """Return ``data`` without what is null: in a table it is simply not there."""
    if isinstance(data, dict):
        return {key: _present(value) for key, value in data.items() if value is not None}
    return [_present(each) for each in data] if isinstance(data, list) else data


def _is_an_export(table: Table) -> bool:
    found, version = table.string("format"), table.number("version", 1)
    if found and found != FORMAT:
        table.wrong("format", f"is {found!r}", f"Choose a file that says {FORMAT!r}")
    if version > VERSION:
        newer = f"is {version}, and this Tsunagari reads {VERSION}"
        table.wrong("version", newer, "Import it with a newer Tsunagari")
    return found == FORMAT and version == VERSION


def _contents(table: Table, today: date) -> Contents:
    about, program = table.table("session"), read_program(table.table("program"))
    minutes = about.number("minutes", 1)
    if minutes not in program.formats:
        offered = ", ".join(map(str, program.formats))
        about.wrong("minutes", f"{minutes} is no format of the program", f"It has {offered}")
    known = {part.id: part for part in program.parts}
    parts = tuple(_part(each, known) for each in table.tables("parts"))
    if sum(len(part.notes) for part in parts) > NOTES_IN_ALL:
        table.wrong("parts", "hold too many notes", f"One session has {NOTES_IN_ALL} at most")
    _once(table, "parts", (part.id for part in parts))
    return Contents(
        title=_line(about, "title", TITLE),
        day=_day(about, today),
        zone=about.choice("zone", sorted(available_timezones())),
        lang=about.choice("lang", LANGS),
        minutes=minutes,
        rehearsal=about.flag("rehearsal"),
        program=program,
        attendance=tuple(_here(each) for each in table.tables("attendance")),
        parts=parts,
        manuscript=read_manuscript(table, program, parts),
        pulse=table.optional("pulse", lambda key: pulse.read(table.table(key), program)),
    )


def _part(table: Table, known: Mapping[PartId, Part]) -> PartContents:
    part = known.get(PartId(table.choice("id", sorted(known))))
    grouped = tuple(_theme(each) for each in table.tables("themes"))
    notes = tuple(_note(each, part, grouped) for each in table.tables("notes"))
    if (notes or grouped) and not (part and part.takes_notes):
        table.wrong("notes", "stand in a part in which nobody writes", "Take them out")
    _piles(table, notes, part)
    steps = table.optional("first_steps", table.table)
    read = PartContents(
        id=part.id if part else PartId(""),
        people=_count(table, "people"),
        missing=_count(table, "missing"),
        kept_out=_count(table, "kept_out"),
        withdrawn=_count(table, "withdrawn"),
        notes=notes,
        themes=grouped,
        votes=_votes(table, part, notes, grouped),
        insight=_line(table, "insight", insight.LENGTH) if table.has("insight") else "",
        fit=table.optional("fit", lambda key: _fit(table.table(key))) or {},
        made=tuple(_step(each) for each in steps.tables("made")) if steps else (),
        not_yet=_count(steps, "not_yet") if steps else 0,
        steps_missing=_count(steps, "missing") if steps else 0,
        guest=table.optional("guest", lambda key: _guest(table.table(key), part)),
        rules=_rules(table, part),
        asks=_asks(table, part),
    )
    _once(table, "notes and themes", read.ids)
    return read


def _asks(table: Table, part: Part | None) -> int:
    n, others = _count(table, "asks") if table.has("asks") else 0, part.alternatives if part else ()
    if n > len(others):
        table.wrong("asks", f"is {n}", f"The part has {len(others)} other questions")
    return n


def _note(table: Table, part: Part | None, grouped: Sequence[ThemeSaid]) -> NoteSaid:
    categories = [category.id for category in part.categories] if part else []
    homes = [LONE, *(theme.id for theme in grouped)]
    return NoteSaid(
        id=table.string("id"),
        text=_words(table, "text"),
        category=table.optional("category", lambda key: table.choice(key, categories)),
        theme=table.optional("theme", lambda key: table.choice(key, homes)),
        relates=_count(table, "relates"),
        replies=_replies(table, part),
        under=table.optional("under", table.string),
        channel=table.choice("channel", CHANNELS) if table.has("channel") else "",
        as_written=table.flag("as_written"),
    )


def _piles(table: Table, notes: Sequence[NoteSaid], part: Part | None) -> None:
    """Say where a double is of no note, or of one that is a double itself."""
    tops = {note.id for note in notes if note.under is None}
    if part is None or part.kind != "notes":
        tops = set()
    wrong = sorted(note.id for note in notes if note.under is not None and note.under not in tops)
    if wrong:
        remedy = "Name a note of the same step that is under no other itself"
        table.wrong("under", f"of {wrong[0]!r} is no note that could lie open", remedy)


def _replies(table: Table, part: Part | None) -> tuple[str, ...]:
    said = table.strings("replies")
    lines = tuple(_one_line(table, "replies", each, replying.LENGTH) for each in said)
    if len(said) > replying.ON_A_NOTE or (said and part and part.kind != "notes"):
        most = f"A note of a step has {replying.ON_A_NOTE} at most"
        table.wrong("replies", "are too many, or not on a note of a step", most)
    return lines


def _one_line(table: Table, key: str, said: str, characters: int) -> str:
    """Return one of several lines that stand under ``key``."""
    try:
        sound = bool(policy.tidy_line(said, characters=characters))
    except Refused:
        sound = False
    if not sound:
        longest = f"Write one line of {characters} characters at most"
        table.wrong(key, f"{said[:20]!r} is empty or too long", longest)
    return policy.clean(said)


def _theme(table: Table) -> ThemeSaid:
    """Return a theme, which may have no name yet."""
    named = bool(table.has("title") and table.text_of("title"))
    return ThemeSaid(table.string("id"), _line(table, "title", themes.TITLE) if named else "")


def _votes(
    table: Table, part: Part | None, notes: Sequence[NoteSaid], grouped: Sequence[ThemeSaid]
) -> tuple[VoteCounted, ...]:
    """Return every vote of a part: those told one by one, or the only one there was."""
    only = table.optional("vote", lambda key: _vote(table.table(key), notes, grouped))
    ids = {"themes": [each.id for each in grouped], "notes": [each.id for each in notes]}
    every = votes.read(table, "votes", part, ids)
    return tuple(every) if every else (only,) if only else ()


def _vote(table: Table, notes: Sequence[NoteSaid], grouped: Sequence[ThemeSaid]) -> VoteCounted:
    on = table.choice("on", ("themes", "notes"))
    ids = [each.id for each in (grouped if on == "themes" else notes)]
    rows = table.tables("votes")
    counts = {each.choice("id", ids): _count(each, "votes") for each in rows}
    voters, budget = _count(table, "voters"), table.number("budget", 1)
    if len(counts) < len(rows):
        table.wrong("votes", "name something twice", "Let each be another")
    if (
        budget > MOST_DOTS
        or sum(counts.values()) > voters * budget
        or max([0, *counts.values()]) > voters
    ):
        remedy = "Let no one have more dots than the budget, and one for each choice"
        table.wrong("votes", f"are more than {voters} people can give", remedy)
    hands = {each.string("id"): _count(each, "hands") for each in rows}
    hands = {id_: n for id_, n in hands.items() if n}
    return VoteCounted(on, budget, voters, counts, hands, undecided=_count(table, "undecided"))


def _rules(table: Table, part: Part | None) -> tuple[str, ...]:
    """Return the ground rules that were added on the day."""
    said = table.strings("rules")
    if said and (part is None or part.kind != "rules" or len(said) > rules.ADDED):
        most = f"The part of the rules has {rules.ADDED} at most"
        table.wrong("rules", "are too many, or not in the part of the rules", most)
    return tuple(_one_line(table, "rules", each, rules.CHARACTERS) for each in said)


def _guest(table: Table, part: Part | None) -> Guest:
    """Return who gave a talk and about what, where it was said on the day."""
    if part is None or part.kind != "talk":
        table.wrong("name", "stands in a part that is no talk", "Take it out")
    name, topic = (
        _line(table, key, talk.LINE) if table.text_of(key) else "" for key in ("name", "topic")
    )
    return Guest(name, topic)


def _fit(table: Table) -> Mapping[str, int]:
    return {fit: _count(table, fit) for fit in FITS}


def _step(table: Table) -> StepMade:
    when = table.text_of("when")  # a sheet may name no day
    if when and _date(when) is None:
        table.wrong("when", f"{when!r} is no day", 'Write it as "2026-01-31"')
    if_then, owner, sign = (
        _line(table, key, LENGTH) if table.text_of(key) else ""
        for key in ("if_then", "owner", "sign_of_success")
    )
    what = _line(table, "what", LENGTH)
    return StepMade(what, when, if_then, table.text_of("id"), owner, sign)


def _here(table: Table) -> Here:
    people = _count(table, "people")
    online = _count(table, "online")
    if online > people:
        table.wrong("online", f"is more than all {people}", "Count them among the people")
    return Here(StopId(table.string("stop")), people, online)


def _day(table: Table, today: date) -> date:
    found = _date(said := table.string("day"))
    if said and found is None:
        table.wrong("day", f"{said!r} is no day", 'Write it as "2026-01-31"')
    if found is not None and found > today + timedelta(days=1):
        table.wrong("day", f"{said} is yet to come", "Import what has been")
    return found or today


def _date(said: str) -> date | None:
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None


def _count(table: Table, key: str) -> int:
    found = table.number(key, 0, 0)
    if found > MOST:
        table.wrong(key, f"is {found}", f"Write {MOST} at most")
    return min(found, MOST)


def _words(table: Table, key: str) -> str:
    said = table.string(key)
    try:
        return policy.tidy(said) if said.strip() else ""
    except Refused as refused:
        return _refused(table, key, refused, policy.CHARACTERS)


def _line(table: Table, key: str, characters: int) -> str:
    said = table.string(key)
    try:
        line = policy.tidy_line(said, characters=characters)
    except Refused as refused:
        return _refused(table, key, refused, characters)
    if said.strip() and not line:
        table.wrong(key, "shows nothing", "Write something that can be seen")
    return line


def _refused(table: Table, key: str, refused: Refused, characters: int) -> str:
    if refused.reason is Reason.TOO_LONG:
        table.wrong(key, "is too long", f"Write {characters} characters at most")
    else:
        table.wrong(key, "shows nothing", "Write something that can be seen")
    return ""


def _once(table: Table, key: str, ids: Iterable[str]) -> None:
    twice = sorted(each for each, times in Counter(ids).items() if times > 1 and each)
    if twice:
        table.wrong(key, f"{twice[0]!r} stands there twice", "Let each be another")
