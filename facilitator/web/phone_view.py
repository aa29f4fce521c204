"""What a phone's page shows at first: the records of a snapshot, laid out for its screen.

The browser lays out the same records again whenever one changes (static/src/phone/).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.core.ids import LONE

Record = Mapping[str, Any]
Looks = Mapping[str, Sequence[Record]]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: ``id`` decides the order of the notes, ``lang`` the words of the program."""

    id: str
    nickname: str
    seat: str
    lang: str


@dataclass(frozen=True, slots=True)
class Item:
    """A note, the category it names, and, where notes of several steps stand, its step."""

    note: Record
    category: Record | None
    step: Record | None = None


@dataclass(frozen=True, slots=True)
class Tray:
    """Notes that lie together: a theme, the lone voices (no title), or what is in neither."""

    id: str
    title: str
    notes: tuple[Item, ...]

    @property
    def size(self) -> int:
        """How many notes lie here."""
        return len(self.notes)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be voted for."""

    target: str
    title: str
    notes: tuple[Item, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the result, and whether this person had chosen it. No votes make no rank."""

    rank: int
    target: str
    title: str
    votes: int
    mine: bool


@dataclass(frozen=True, slots=True)
class View:
    """The finished page. ``seat`` is the label under which this browser remembers the person."""

    seat: str
    nickname: str
    session: Record
    screen: str
    part: Record | None
    title: Record | None
    lines: tuple[str, ...]
    notes: tuple[Item, ...]
    mine: tuple[Item, ...]
    trays: tuple[Tray, ...]
    choices: tuple[Choice, ...]
    rows: tuple[Row, ...]
    voters: int
    tie: bool
    insight: str


def view(put: Mapping[str, Record], own: Record, reader: Reader, looks: Looks) -> View:
    """Lay out a phone's snapshot; ``looks`` are the categories of the parts one has written in."""
    session = put["session"]
    here = session["stop"]["part"]
    part = put.get(f"part/{here}")
    items = tuple(_item(note, part) for note in _shuffled(put, here, reader.id))
    result = put.get(f"result/{here}")
    ballot = own["ballots"].get(here, ())
    insight = put.get(f"insight/{here}")
    return View(
        seat=reader.seat,
        nickname=reader.nickname,
        session=session,
        screen=session["screen"],
        part=part,
        title=next((each["title"] for each in session["parts"] if each["id"] == here), None),
        lines=_lines(part, reader.lang),
        notes=items,
        mine=_mine(own["notes"], session, looks),
        trays=_trays(put, here, items),
        choices=_choices(put, here, items, ballot),
        rows=_rows(result, ballot),
        voters=result["voters"] if result else 0,
        tie=result is not None and result["tie"] is not None,
        insight=insight["text"] if insight else "",
    )


def scatter(text: str) -> int:
    """Return the 32-bit FNV-1a hash; static/src/phone/order.js has the same."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def _shuffled(put: Mapping[str, Record], part: str, reader: str) -> Sequence[Record]:
    """Return the notes of a part as one person reads them: those in time first, shuffled."""
    notes = [note for key, note in put.items() if key.startswith("note/") and note["part"] == part]
    in_time = [note for note in notes if not note["late"]]
    in_time.sort(key=lambda note: scatter(f"{reader}/{note['id']}"))
    return [*in_time, *(note for note in notes if note["late"])]


def _mine(notes: Sequence[Record], session: Record, looks: Looks) -> tuple[Item, ...]:
    """Return one's own notes, newest first: of this step, or all of them between the steps."""
    here = session["stop"]["part"]
    whole = session["ended"] or session["screen"] in ("wait", "plain")
    titles = {each["id"]: each["title"] for each in session["parts"]}
    return tuple(
        Item(
            note,
            _category(note, looks.get(note["part"], ())),
            titles.get(note["part"]) if whole else None,
        )
        for note in reversed(notes)
        if whole or note["part"] == here
    )


def _item(note: Record, part: Record | None) -> Item:
    return Item(note, _category(note, part["categories"] if part else ()))


def _category(note: Record, categories: Sequence[Record]) -> Record | None:
    return next((each for each in categories if each["id"] == note["category"]), None)


def _lines(part: Record | None, lang: str) -> tuple[str, ...]:
    if part is None:
        return ()
    if part["lines"]:
        return tuple(part["lines"][lang])
    return (part["question"][lang],) if part["question"] else ()


def _trays(put: Mapping[str, Record], part: str, items: Sequence[Item]) -> tuple[Tray, ...]:
    themes = [theme for key, theme in put.items() if key.startswith("theme/")]
    themes = sorted(
        (each for each in themes if each["part"] == part), key=lambda each: each["order"]
    )
    trays = [Tray(theme["id"], theme["title"], _in(items, theme["id"])) for theme in themes]
    trays += [Tray(LONE, "", _in(items, LONE)), Tray("loose", "", _in(items, None))]
    return tuple(tray for tray in trays if tray.notes)


def _in(items: Sequence[Item], theme: str | None) -> tuple[Item, ...]:
    return tuple(item for item in items if item.note["theme"] == theme)


def _choices(
    put: Mapping[str, Record], part: str, items: Sequence[Item], ballot: Sequence[str]
) -> tuple[Choice, ...]:
    vote = put.get(f"vote/{part}")
    if vote is None:
        return ()
    found = []
    for target in vote["targets"]:
        record = put.get(f"theme/{target}") or put.get(f"note/{target}")
        if record is not None:
            title = record["title"] if "title" in record else record["text"]
            found.append(Choice(target, title, _in(items, target), target in ballot))
    return tuple(found)


def _rows(result: Record | None, ballot: Sequence[str]) -> tuple[Row, ...]:
    """Return the lines of a result; none at all where no dot was placed."""
    rows = result["rows"] if result else ()
    if not any(row["votes"] for row in rows):
        return ()
    return tuple(
        Row(row["rank"], row["target"], row["title"], row["votes"], row["target"] in ballot)
        for row in rows
    )
