"""What a phone's page shows at first: the records of a snapshot, laid out for its screen.

The browser lays out the same records again whenever one changes (static/src/phone/).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.core.ids import LONE
from facilitator.web.phone_beside import PulseView, pulse_view, whisper

Record = Mapping[str, Any]
Looks = Mapping[str, Sequence[Record]]

BETWEEN = ("wait", "plain", "takeaway", "checkout")
"""Screens between the steps: there one sees all notes of one's own."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: ``id`` decides the order of the notes, ``lang`` the words of the program.

    ``easily``: plain Japanese, where the program has it.
    """

    id: str
    nickname: str
    seat: str
    lang: str
    easily: bool = False


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
    """A line of the result, and its place on this person's ballot, 0 if it is not on it.

    No votes make no rank. In a ranking ``votes`` are points, and ``first`` put it first.
    """

    rank: int
    target: str
    title: str
    votes: int
    first: int
    place: int


@dataclass(frozen=True, slots=True)
class View:
    """The finished page. ``seat`` is the label under which this browser remembers the person.

    ``count`` is how many notes there are to read, ``more`` whether some are on other pages; ``ask``
    is what pairs talk about; ``done`` whether one has said so. ``whisper`` is the quiet line above
    the field: its kind, and words of the program.
    """

    seat: str
    nickname: str
    session: Record
    screen: str
    part: Record | None
    title: Record | None
    lines: tuple[str, ...]
    hints: tuple[str, ...]
    activity: str
    ask: str
    notes: tuple[Item, ...]
    count: int
    more: bool
    mine: tuple[Item, ...]
    trays: tuple[Tray, ...]
    mode: str
    lens: Record | None
    choices: tuple[Choice, ...]
    voteless: bool
    rows: tuple[Row, ...]
    chose: int
    undecided: int
    close: int
    gap: int
    insight: str
    done: bool
    whisper: tuple[str, Record | None]
    pulse: PulseView | None


def view(put: Mapping[str, Record], own: Record, reader: Reader, looks: Looks, now: float) -> View:
    """Lay out a phone's snapshot, with the pages of notes it begins at under their keys.

    ``looks`` are the categories of the parts one has written in; ``now`` is in milliseconds.
    """
    session = put["session"]
    here = session["stop"]["part"]
    part = put.get(f"part/{here}")
    items = tuple(_item(note, part) for note in _shuffled(put, here, reader.id))
    pages = put.get(f"pages/{here}")
    result = put.get(f"result/{here}")
    vote = put.get(f"vote/{here}") or result
    ballot = own["ballots"].get(here, ())
    insight = put.get(f"insight/{here}")
    return View(
        seat=reader.seat,
        nickname=reader.nickname,
        session=session,
        screen=session["screen"],
        part=part,
        title=next((each["title"] for each in session["parts"] if each["id"] == here), None),
        lines=_lines(part, reader),
        hints=_hints(part, reader),
        activity=_words(part, reader, "activity"),
        ask=_words(part, reader, _asks(part)),
        notes=items,
        count=pages["notes"] if pages else len(items),
        more=pages is not None and len(items) < pages["notes"],
        mine=_mine(own["notes"], session, looks),
        trays=_trays(put, here, items),
        mode=vote["mode"] if vote else "dots",
        lens=vote["lens"] if vote else part["lens"] if part else None,
        choices=_choices(put, here, items, ballot, reader.id),
        voteless=_voteless(put, here),
        rows=_rows(result, ballot),
        chose=result["chose"] if result else 0,
        undecided=result["undecided"] if result else 0,
        close=result["close"] if result else 0,
        gap=(result["tie"] or 0) if result else 0,
        insight=insight["text"] if insight else "",
        done=here in own["done"],
        whisper=_whisper(put, own, reader, now),
        pulse=pulse_view(put, own, now),
    )


def _whisper(
    put: Mapping[str, Record], own: Record, reader: Reader, now: float
) -> tuple[str, Record | None]:
    place = f"{put['session']['code']}:{reader.id}"
    return whisper(put, own, scatter(place), now)


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


def _lines(part: Record | None, reader: Reader) -> tuple[str, ...]:
    if part is None:
        return ()
    easy = _easy(part, reader, "question")
    if easy:
        return (easy,)
    if part["lines"]:
        return tuple(part["lines"][reader.lang])
    return (_said(part, reader, "question"),) if part["question"] else ()


def _hints(part: Record | None, reader: Reader) -> tuple[str, ...]:
    if part is None:
        return ()
    return tuple(_easy(part, reader, "sub") or (each[reader.lang] for each in part["sub"]))


def _asks(part: Record | None) -> str:
    """Return under which key stands what pairs talk about."""
    return next((each for each in ("pair", "question") if part and part[each]), "activity")


def _words(part: Record | None, reader: Reader, what: str) -> str:
    """Return what a part says under a key, as plainly as the reader wants and the part can."""
    return _easy(part, reader, what) or _said(part, reader, what)


def _easy(part: Record | None, reader: Reader, what: str) -> Any:
    """Return what a part says in plain Japanese; nothing where it is not wanted, or not there."""
    easy = part["easy"] if part and reader.easily else None
    return easy[what] if easy else ""


def _said(part: Record | None, reader: Reader, what: str) -> str:
    words = part[what] if part else None
    return str(words[reader.lang]) if words else ""


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


def _voteless(put: Mapping[str, Record], part: str) -> bool:
    """Return whether there is nothing to vote on; `phone/voting.js` has the same rule."""
    vote, pages = put.get(f"vote/{part}"), put.get(f"pages/{part}")
    return vote is not None and not vote["targets"] and not (pages and pages["notes"])


def _choices(
    put: Mapping[str, Record],
    part: str,
    items: Sequence[Item],
    ballot: Sequence[str],
    reader: str,
) -> tuple[Choice, ...]:
    """Return what can be voted for: themes and lines in their order, notes as one reads them.

    What is to be ranked stands in the order of this person: as they sent it, or by chance.
    """
    found = _votables(put, part, items, ballot)
    vote = put.get(f"vote/{part}")
    if vote is None or vote["mode"] != "ranking":
        return found
    known = {target: n for n, target in enumerate(ballot)}
    last = len(known)

    def place(choice: Choice) -> tuple[int, int]:
        return known.get(choice.target, last), scatter(f"{reader}/{choice.target}")

    return tuple(sorted(found, key=place))


def _votables(
    put: Mapping[str, Record], part: str, items: Sequence[Item], ballot: Sequence[str]
) -> tuple[Choice, ...]:
    vote = put.get(f"vote/{part}")
    if vote is None:
        return ()
    if vote["on"] != "notes":
        return tuple(
            Choice(id, title, size, _in(items, id) if size else (), id in ballot)
            for id, title, size in _titled(put, vote)
        )
    pages = [page for key, page in put.items() if key.startswith(f"page/{part}/")]
    open_ = {*vote["targets"], *(target for page in pages for target in page["choices"] or ())}
    notes = [item.note for item in items if item.note["id"] in open_]
    return tuple(Choice(note["id"], note["text"], 0, (), note["id"] in ballot) for note in notes)


def _titled(put: Mapping[str, Record], vote: Record) -> Iterator[tuple[str, str, int]]:
    """Yield the themes and lines of a vote: id, what it says, how many notes it has."""
    for id in vote["targets"]:
        theme = put.get(f"theme/{id}", {"title": None, "size": 0})
        title = vote["words"].get(id, theme["title"])
        if title is not None:
            yield id, title, theme["size"]


def _rows(result: Record | None, ballot: Sequence[str]) -> tuple[Row, ...]:
    """Return the lines of a result; none at all where no dot was placed."""
    rows = result["rows"] if result else ()
    if not any(row["votes"] for row in rows):
        return ()
    return tuple(
        Row(
            row["rank"],
            row["target"],
            row["title"],
            row["votes"],
            row["first"],
            _place(row, ballot),
        )
        for row in rows
    )


def _place(row: Record, ballot: Sequence[str]) -> int:
    return ballot.index(row["target"]) + 1 if row["target"] in ballot else 0
