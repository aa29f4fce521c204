"""What stands in the tables: every note and line, every theme, every step, every first step.

No person is in them, and no number that the report itself may not tell.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from facilitator.core.ids import NoteId
from facilitator.report import polls
from facilitator.report.chapters.participation import turnout
from facilitator.report.figures import Turn
from facilitator.report.material import Material, Record, Step, Written
from facilitator.report.tables import numbers
from facilitator.report.trimmed import trimmed
from facilitator.report.words import say

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its head, its width in characters, and how its cells are set.

    ``form`` is "words" (of people: never a formula), "label", "order", "count", "each", "share".
    """

    head: str
    width: int
    form: str = "count"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: the key of its name, its columns, its rows."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


NOTES = (
    Column("col.number", 9, "label"),
    Column("col.step", 8, "order"),
    Column("col.question", 28, "label"),
    Column("col.theme", 24, "words"),
    Column("col.category", 16, "label"),
    Column("col.note", 60, "words"),
    Column("as.written", 11, "label"),
    Column("col.relates", 9),
    Column("votes", 9),
)
THEMES = (
    Column("col.step", 8, "order"),
    Column("col.question", 28, "label"),
    Column("col.theme", 40, "words"),
    Column("col.notes", 9),
    Column("votes", 9),
)
LINES = (
    Column("col.number", 9, "label"),
    Column("col.step", 8, "order"),
    Column("col.question", 28, "label"),
    Column("col.note", 40, "words"),
    Column("built", 60, "words"),
)
STEPS = (
    Column("col.step", 8, "order"),
    Column("col.question", 40, "label"),
    Column("col.present", 9),
    Column("col.writers", 9),
    Column("col.share", 9, "share"),
    Column("col.notes", 9),
    Column("col.each", 11, "each"),
    Column("col.grouped", 11),
    Column("col.lone", 11),
    Column("col.unplaced", 11),
    Column("col.kept", 9),
    Column("col.hidden", 9),
    Column("col.withdrawn", 9),
    Column("col.relates", 9),
    Column("col.voters", 11),
    Column("insight", 50, "words"),
    Column("fit.fits", 11),
    Column("fit.not_quite", 11),
    Column("fit.add", 11),
)
POLLS = (
    Column("col.step", 8, "order"),
    Column("col.vote", 8, "order"),
    Column("col.asked", 32, "words"),
    Column("col.mode", 12, "label"),
    Column("col.voters", 11),
    Column("col.choice", 40, "words"),
    Column("col.votes", 11),
    Column("col.first", 13),
    Column("col.hands", 9),
)
FIRST_STEPS = (
    Column("col.number", 9, "label"),
    Column("first", 60, "words"),
    Column("step.owner", 20, "words"),
    Column("if.then", 40, "words"),
    Column("step.sign", 40, "words"),
    Column("col.when", 18, "label"),
)
SOMETIMES = ("step.owner", "step.sign")  # where a program asks for it

PULSE = (
    Column("col.item", 40, "label"),
    Column("col.measure", 24, "label"),
    Column("col.people", 9),
    Column("col.mean", 11, "each"),
)


def sheets(material: Material) -> tuple[Sheet, ...]:
    """Return the sheets of a session. One that would be empty, or is not wanted, is left out."""
    material = trimmed(material)
    made = (
        Sheet("col.notes", NOTES, tuple(_notes(material))),
        Sheet("built", LINES, tuple(_lines(material))),
        Sheet("figure.themes", THEMES, tuple(_themes(material))),
        Sheet("col.step", STEPS, tuple(_steps(material))),
        Sheet("polls", POLLS, tuple(_polls(material))),
        _first_steps(tuple(_made(material))),
        Sheet("pulse", PULSE, tuple(_pulse(material))),
    )
    return tuple(sheet for sheet in made if sheet.rows)


def _notes(material: Material) -> Iterator[tuple[Value, ...]]:
    for step in material.steps:
        votes = _votes(material, step)
        for title, notes in _trays(step, material.lang):
            for note in notes:
                yield _note(note, step.number, step.question, title, votes.get(note.id))
    for opening in material.openings:
        for note in opening.notes:
            yield _note(note, None, opening.asked or opening.title, None, None)


def _note(
    note: Written, step: int | None, asked: str, theme: str | None, votes: int | None
) -> tuple[Value, ...]:
    category = note.facet.label if note.facet else None
    kept = "✓" if note.as_written else None
    return (note.number, step, asked, theme, category, note.text, kept, note.relates, votes)


def _lines(material: Material) -> Iterator[tuple[Value, ...]]:
    """Yield what people built on notes, without the names they may have added."""
    for step in material.steps:
        for note in step.notes:
            for line in note.replies:
                yield (note.number, step.number, step.question, note.text, line.text)


def _trays(step: Step, lang: str) -> Iterator[tuple[str | None, tuple[Written, ...]]]:
    yield from ((group.title, group.notes) for group in step.groups)
    yield say("lone", lang), step.lone
    yield None, step.unplaced


def _votes(material: Material, step: Step) -> Mapping[NoteId, int]:
    """Return the votes for notes, where the vote was on notes."""
    _, result = polls.dots(material.records, step.part, "notes") or ("", _NONE)
    return {row["target"]: row["votes"] for row in result["rows"]}


def _themes(material: Material) -> Iterator[tuple[Value, ...]]:
    for step in material.steps:
        for group in step.groups:
            yield (step.number, step.question, group.title, len(group.notes), group.votes)


def _steps(material: Material) -> Iterator[tuple[Value, ...]]:
    for step, turn in zip(material.steps, turnout(material).rows, strict=True):
        count = material.record(f"count/{step.part}") or {}
        fit = material.record(f"fit/{step.part}") or {}
        insight = material.record(f"insight/{step.part}")
        yield (
            step.number,
            step.question,
            *_turned(turn),
            sum(len(group.notes) for group in step.groups),
            len(step.lone),
            len(step.unplaced),
            *_missing(count),
            turn.relates,
            turn.voters,
            insight["text"] if insight else None,
            *(fit.get(name) for name in ("fits", "not_quite", "add")),
        )


def _polls(material: Material) -> Iterator[tuple[Value, ...]]:
    """Yield every choice of every vote. In a ranking its votes are points."""
    for step in material.steps:
        for _, result in polls.held(material.records, step.part):
            asked = (result["lens"] or {}).get(material.lang) or None
            about = (step.number, result["n"], asked)
            way = say(f"poll.{result['mode']}", material.lang)
            for row in result["rows"]:
                first = row["first"] if result["mode"] == "ranking" else None
                said = row["title"] or say("poll.untold", material.lang)
                counted = (said, row["votes"], first, row["hands"] or None)
                yield (*about, way, result["chose"], *counted)


def _turned(turn: Turn) -> tuple[Value, ...]:
    each = turn.notes / turn.writers if turn.writers else None
    return (turn.present, turn.writers, turn.share, turn.notes, each)


def _missing(count: Record) -> tuple[Value, ...]:
    kept_out = count.get("kept_out", 0)
    return (kept_out, count.get("missing", 0) - kept_out, count.get("withdrawn", 0))


def _first_steps(rows: tuple[tuple[Value, ...], ...]) -> Sheet:
    """Return first steps without the columns that nobody was asked for, or nobody filled."""
    shown = [
        n
        for n, column in enumerate(FIRST_STEPS)
        if column.head not in SOMETIMES or any(row[n] for row in rows)
    ]
    columns = tuple(FIRST_STEPS[n] for n in shown)
    return Sheet("first", columns, tuple(tuple(row[n] for n in shown) for row in rows))


def _made(material: Material) -> Iterator[tuple[Value, ...]]:
    for pledged in () if material.leaves_out("first_steps") else material.pledged:
        for each in pledged.promises:
            when = say(pledged.label(each.due), material.lang)
            lines = (each.owner, each.if_then, each.sign_of_success)
            yield (each.number, each.text, *(line or None for line in lines), when)


def _pulse(material: Material) -> Iterator[tuple[Value, ...]]:
    """Yield what may be told of how people came and went: a number in each row."""
    record = material.record("pulse")
    if record is None or material.leaves_out("pulse"):
        return
    lang = material.lang
    items = {each["id"]: each for each in record["items"]}
    for each in record["changes"]:
        label = items[each["item"]]["label"][lang]
        yield (label, say("col.paired", lang), each["n"], None)
        for name in ("down", "same", "up"):
            yield (label, say(f"col.{name}", lang), each[name], None)
        for name in ("before", "after"):
            yield (label, say(f"col.mean.{name}", lang), None, each[name])
    for each in record["counts"]:
        item = items[each["item"]]
        heads = [say(f"col.{name}", lang) for name in ("below", "middle", "above")]
        if item["scale"] == "count":
            heads = numbers(len(each["counts"]), lang)
        for head, n in zip(heads, each["counts"], strict=True):
            yield (item["label"][lang], head, n, None)


_NONE: Record = {"rows": ()}
