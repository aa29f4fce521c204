"""What a phone's page shows at first: the records of a snapshot, laid out for its screen.

The browser lays out the same records again whenever one changes (static/src/phone/).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.core.ids import LONE

Record = Mapping[str, Any]
Looks = Mapping[str, Sequence[Record]]

BETWEEN = ("wait", "plain", "takeaway", "checkout")
"""Screens between the steps: there one sees all notes of one's own."""


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
    """Notes that lie together: a theme, the lone voices (no title), or what is in neither.

    ``size`` is how many lie here; of many notes only those of some pages are read already.
    """

    id: str
    title: str
    size: int
    notes: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be voted for."""

    target: str
    title: str
    size: int
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
    """The finished page. ``seat`` is the label under which this browser remembers the person.

    ``count`` is how many notes there are to read, ``more`` whether some are on other pages.
    """

    seat: str
    nickname: str
    session: Record
    screen: str
    part: Record | None
    title: Record | None
    lines: tuple[str, ...]
    notes: tuple[Item, ...]
    count: int
    more: bool
    mine: tuple[Item, ...]
    trays: tuple[Tray, ...]
    choices: tuple[Choice, ...]
    rows: tuple[Row, ...]
    voters: int
    tie: bool
    insight: str


def view(put: Mapping[str, Record], own: Record, reader: Reader, looks: Looks) -> View:
    """Lay out a phone's snapshot, with the pages of notes it begins at under their keys.

    ``looks`` are the categories of the parts one has written in.
    """
    session = put["session"]
    here = session["stop"]["part"]
    part = put.get(f"part/{here}")
    items = tuple(_item(note, part) for note in _shuffled(put, here, reader.id))
    pages = put.get(f"pages/{here}")
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
        count=pages["notes"] if pages else len(items),
        more=pages is not None and len(items) < pages["notes"],
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
    """Return the notes of a part as one person reads them, page after page if there are many."""
    if f"pages/{part}" in put:
        pages = [page for key, page in put.items() if key.startswith(f"page/{part}/")]
        return [note for page in pages for note in _shuffle(page["notes"], reader)]
    notes = [note for key, note in put.items() if key.startswith("note/") and note["part"] == part]
    return _shuffle(notes, reader)


def _shuffle(notes: Sequence[Record], reader: str) -> Sequence[Record]:
    """Return notes in the order of one person: in time shuffled, then late as they came."""
    in_time = [note for note in notes if not note["late"]]
    in_time.sort(key=lambda note: scatter(f"{reader}/{note['id']}"))
    return [*in_time, *(note for note in notes if note["late"])]


def _mine(notes: Sequence[Record], session: Record, looks: Looks) -> tuple[Item, ...]:
    """Return one's own notes, newest first: of this step, or all of them between the steps."""
    if session["ended"] or session["screen"] in BETWEEN:
        return items_of(notes, session, looks)
    here = session["stop"]["part"] if session["screen"] != "pair" else ""
    return tuple(
        Item(note, _category(note, looks.get(note["part"], ())))
        for note in reversed(notes)
        if note["part"] == here
    )


def items_of(notes: Sequence[Record], session: Record, looks: Looks) -> tuple[Item, ...]:
    """Return notes of several steps, newest first, each with the step it belongs to."""
    titles = {each["id"]: each["title"] for each in session["parts"]}
    return tuple(
        Item(note, _category(note, looks.get(note["part"], ())), titles.get(note["part"]))
        for note in reversed(notes)
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
    trays = [
        Tray(theme["id"], theme["title"], theme["size"], _in(items, theme["id"]))
        for theme in themes
    ]
    pages = put.get(f"pages/{part}")
    for id, home in ((LONE, LONE), ("loose", None)):
        inside = _in(items, home)
        trays.append(Tray(id, "", pages[id] or 0 if pages else len(inside), inside))
    return tuple(tray for tray in trays if tray.size)


def _in(items: Sequence[Item], theme: str | None) -> tuple[Item, ...]:
    return tuple(item for item in items if item.note["theme"] == theme)


def _choices(
    put: Mapping[str, Record], part: str, items: Sequence[Item], ballot: Sequence[str]
) -> tuple[Choice, ...]:
    """Return what can be voted for: themes in their order, or notes as this person reads them."""
    vote = put.get(f"vote/{part}")
    if vote is None:
        return ()
    if vote["on"] == "themes":
        themes = {each: put[f"theme/{each}"] for each in vote["targets"] if f"theme/{each}" in put}
        return tuple(
            Choice(id, theme["title"], theme["size"], _in(items, id), id in ballot)
            for id, theme in themes.items()
        )
    pages = [page for key, page in put.items() if key.startswith(f"page/{part}/")]
    open_ = {*vote["targets"], *(target for page in pages for target in page["choices"] or ())}
    notes = [item.note for item in items if item.note["id"] in open_]
    return tuple(Choice(note["id"], note["text"], 0, (), note["id"] in ballot) for note in notes)


def _rows(result: Record | None, ballot: Sequence[str]) -> tuple[Row, ...]:
    """Return the lines of a result; none at all where no dot was placed."""
    rows = result["rows"] if result else ()
    if not any(row["votes"] for row in rows):
        return ()
    return tuple(
        Row(row["rank"], row["target"], row["title"], row["votes"], row["target"] in ballot)
        for row in rows
    )
