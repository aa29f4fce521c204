"""Votes in an export: what came of each, and back.

A part in which there was one vote of dots, with the question of the program, says all of it under
``vote``. What else there was stands under ``votes``, every vote of the part in its order.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, cast

from facilitator.core.carrying import VoteCarried
from facilitator.core.ids import PartId, VoteId
from facilitator.core.kinds.hands import HandsCounted
from facilitator.core.kinds.vote import VoteClosed, VoteOpened, WordsFixed
from facilitator.core.kinds.votes.choices import MOST_DOTS, MOST_LINES
from facilitator.core.kinds.votes.held import LENS, MODES, ONS, Mode
from facilitator.core.kinds.votes.preparing import LENS as LENS_LENGTH
from facilitator.core.program import LANGS, Part, Text
from facilitator.core.refused import Refused
from facilitator.core.words.text import tidy_line
from facilitator.exporting.contents import VoteCounted
from facilitator.library.checked import Table

Record = Mapping[str, Any]
Records = Mapping[str, Record]

MOST = 20_000  # people: no count is larger
LONGEST = 200  # characters of a choice


def said(records: Records, part: str) -> dict[str, Any]:
    """Return what an export says of the votes of a part, as ``vote`` and, if need be, ``votes``."""
    held = sorted(_of(records, part), key=lambda each: int(each["n"]))
    program = records[f"part/{part}"]["lens"]
    plain = [each for each in held if each["mode"] == "dots" and each["on"] != "lines"]
    told: dict[str, Any] = {"vote": _plain(plain[-1]) if plain else None}
    if len(held) > len(plain) or len(held) > 1 or any(each["lens"] != program for each in held):
        told["votes"] = [_whole(each, program) for each in held]
    return told


def read(table: Table, key: str, part: Part | None, ids: Mapping[str, Sequence[str]]) -> list[Any]:
    """Return the votes of a part that stand under ``key``; ``ids`` are its themes and notes."""
    return [_read(each, part, ids) for each in table.tables(key)]


def events(
    part: PartId, vote: VoteCounted, ids: Mapping[str, str], fresh: Callable[[], str]
) -> Iterator[Any]:
    """Yield what makes a vote of an import: opened, counted and closed."""
    named = {id_: ids.get(id_, f"line-{n}") for n, id_ in enumerate(vote.votes, start=1)}
    name = VoteId(fresh())
    yield VoteOpened(
        part=part,
        on=vote.on,
        budget=vote.budget,
        targets=tuple(named.values()),
        vote=name,
        mode=cast(Mode, vote.mode),
        quorum=vote.quorum,
        present=vote.present,
        prepared=vote.mode != "dots" or vote.on == "lines" or vote.lens is not None,
        uses=False,
    )
    for id_, text in vote.texts.items():
        yield WordsFixed(part, name, named[id_], text)
    if vote.lens is not None:
        yield WordsFixed(part, name, LENS["ja"], vote.lens.ja)
        yield WordsFixed(part, name, LENS["en"], vote.lens.en)
    yield VoteCarried(
        part,
        vote.voters,
        {named[id_]: n for id_, n in vote.votes.items() if n},
        {named[id_]: n for id_, n in vote.firsts.items() if n},
        vote.undecided,
    )
    if vote.hands:
        yield HandsCounted(part, {named[id_]: n for id_, n in vote.hands.items()}, {})
    yield VoteClosed(part)


def _of(records: Records, part: str) -> list[Record]:
    before = [each for key, each in records.items() if key.startswith(f"earlier/{part}/")]
    result = records.get(f"result/{part}")
    return [*before, result] if result is not None else before


def _plain(result: Record) -> dict[str, Any]:
    return {
        "on": result["on"],
        "budget": result["budget"],
        "voters": result["voters"],
        "undecided": result["undecided"],
        "votes": [_row(row) for row in result["rows"]],
    }


def _whole(result: Record, program: Record | None) -> dict[str, Any]:
    """Return all of a vote; its question is empty where it was taken back."""
    fixed = result["on"] == "lines" or result["mode"] == "decision"
    asked = result["lens"] or (program and dict.fromkeys(LANGS, ""))
    return {
        **{key: result[key] for key in ("mode", "on")},
        "lens": asked,
        **{key: result[key] for key in ("budget", "quorum", "present")},
        **{key: result[key] for key in ("voters", "undecided")},
        "votes": [_row(row) | ({"text": row["title"]} if fixed else {}) for row in result["rows"]],
    }


def _row(row: Record) -> dict[str, Any]:
    """Return what came of one choice; hands that were raised stand apart from the dots."""
    counted = {"id": row["target"], "votes": row["votes"] - row["hands"]}
    counted |= {"hands": row["hands"]} if row["hands"] else {}
    return counted | ({"first": row["first"]} if row["first"] else {})


def _read(table: Table, part: Part | None, ids: Mapping[str, Sequence[str]]) -> VoteCounted:
    mode, on = table.choice("mode", MODES), table.choice("on", ONS)
    rows = table.tables("votes")
    fixed = on == "lines" or mode == "decision"
    names = [row.string("id") if fixed else row.choice("id", ids.get(on, ())) for row in rows]
    counts = dict(zip(names, (_count(row, "votes") for row in rows), strict=True))
    hands = dict(zip(names, (_count(row, "hands") for row in rows), strict=True))
    firsts = dict(zip(names, (_count(row, "first") for row in rows), strict=True))
    texts = dict(zip(names, (_line(row, "text", LONGEST) for row in rows), strict=True))
    vote = VoteCounted(
        on=on,
        budget=table.number("budget", 1),
        voters=_count(table, "voters"),
        votes=counts,
        hands={id_: n for id_, n in hands.items() if n},
        mode=mode,
        lens=_lens(table, part),
        quorum=table.optional("quorum", lambda key: min(100, table.number(key, 1))),
        present=_count(table, "present"),
        undecided=_count(table, "undecided"),
        firsts=firsts if mode == "ranking" else {},
        texts=texts if fixed else {},
    )
    if len(counts) < len(rows):
        table.wrong("votes", "name something twice", "Let each be another")
    if not _possible(vote):
        table.wrong("votes", f"cannot come of {vote.voters} people", "Count the ballots again")
    return vote


def _possible(vote: VoteCounted) -> bool:
    """Return whether so many people can have voted so."""
    chose = vote.voters - vote.undecided
    votes, most = sum(vote.votes.values()), max([0, *vote.votes.values()])
    if vote.mode == "ranking":
        above = MOST_LINES - 1  # below which others may have been that are not told
        first = sum(vote.firsts.values())
        return 0 <= first <= chose and most <= above * chose and not vote.hands
    if vote.mode == "decision":
        return votes == chose
    return 1 <= vote.budget <= MOST_DOTS and votes <= chose * vote.budget and most <= max(0, chose)


def _lens(table: Table, part: Part | None) -> Text | None:
    """Return the question of a vote, empty if it was taken back; None where it is the program's."""
    if not table.has("lens"):
        return None
    inside = table.table("lens")
    asked = Text(*(_line(inside, lang, LENS_LENGTH) for lang in LANGS))
    return None if part is not None and asked == part.lens else asked


def _line(table: Table, key: str, characters: int) -> str:
    written = table.text_of(key)
    try:
        return tidy_line(written, characters=characters) if written else ""
    except Refused:
        table.wrong(key, "is too long", f"Write {characters} characters at most")
        return ""


def _count(table: Table, key: str) -> int:
    found = table.number(key, 0, 0)
    if found > MOST:
        table.wrong(key, f"is {found}", f"Write {MOST} at most")
    return min(found, MOST)
