"""A program that comes as a file: kept if it can be run, or told what is wrong with it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, request
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response

from facilitator.library.bringing import LARGE, NO_FILE, bring
from facilitator.library.copying import called, free, unchanged
from facilitator.library.reading import Reading, read_text, unreadable
from facilitator.storage.programs import Stored
from facilitator.web.house import house
from facilitator.web.identity import require_owner
from facilitator.web.program_words import Told, told
from facilitator.web.programs import add, day, listed, of_files, taken, to_card, to_file
from facilitator.web.way_back import way_back

blueprint = Blueprint("program_import", __name__)

REQUEST = 8 * 1024 * 1024  # bytes: what is a little too large is told so, and not just cut off
TEXT = 2 * 1024 * 1024  # bytes of a field: as TOML, what came as JSON is longer


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not kept, and why. ``more`` are the problems that are not listed."""

    file: str
    told: list[Told]
    more: int


@dataclass(frozen=True, slots=True)
class Question:
    """Whether what was brought takes the place of a program, or stands beside it, as ``new``."""

    id: str
    title: Any
    since: str
    new: str
    file: str
    text: str


@blueprint.get("/programs/import")
def back() -> Response:
    """Go to the list, where files are chosen: somebody has loaded the answer anew."""
    require_owner()
    return way_back("/programs")


@blueprint.post("/programs/import")
def bring_in() -> Response | tuple[str, int]:
    """Keep a program that came as a ``file``; one that is there already is asked about.

    Then ``text`` comes again, and ``how``: ``replace`` or ``beside``.
    """
    require_owner()
    reading = _brought()
    if reading.program is None:
        wrong = [each for each in reading.problems if not each.notice]
        found = told(wrong)
        return listed(refused=Refused(reading.file, found, len(wrong) - len(found))), 400
    return _kept(reading, reading.program.id, request.form.get("how", ""))


def _brought() -> Reading:
    """Return what came, read on a thread of storage: it may be anything."""
    request.max_content_length, request.max_form_memory_size = REQUEST, TEXT
    try:
        file, text = request.files.get("file"), request.form.get("text")
    except RequestEntityTooLarge:
        return unreadable("", *LARGE)
    if text is not None:
        name = request.form.get("name", "")
        return house().threads.read(read_text, text.replace("\r\n", "\n"), name)
    if file is None or not file.filename:
        return unreadable("", *NO_FILE)
    return house().threads.read(bring, file.read(), file.filename)


def _kept(reading: Reading, name: str, how: str) -> Response | tuple[str, int]:
    """Keep a program, and again if another server was quicker with what was to be its id."""
    here = house()
    answer: Response | tuple[str, int] | None = None
    in_file = name in of_files(here)
    if in_file and any(_is_of(file, reading, name) for file in here.files):
        return to_file(name)
    while answer is None:
        mine = None if in_file else here.threads.read(here.store.programs.get, name)
        if mine is not None and here.threads.read(unchanged, reading.text, mine.text):
            answer = _there(mine)
        elif mine is None or mine.binned_at is not None or how == "beside":
            answer = _added(reading, name)
        else:
            answer = _replaced(mine, reading.text) if how == "replace" else _asked(reading, mine)
    return answer


def _is_of(file: Reading, reading: Reading, name: str) -> bool:
    """Return whether what came is the program ``name`` as it stands in a file."""
    mine = file.program is not None and file.program.id == name
    return mine and house().threads.read(unchanged, reading.text, file.text)


def _there(mine: Stored) -> Response | None:
    """Leave a program that is the same as it is, if need be out of the bin."""
    here = house()
    if mine.binned_at is None:
        return to_card(mine.id, "same")
    out = here.threads.write(here.store.programs.bin, mine.id, None)
    return to_card(mine.id, "back") if out else None


def _added(reading: Reading, name: str) -> Response | None:
    """Keep a new program, under another id where its own is taken."""
    here = house()
    new = free(name, taken(here))
    text = reading.text if new == name else here.threads.read(called, reading.text, new)
    if not add(new, text):
        return None
    return to_card(new, "added", **({"was": name} if new != name else {}))


def _replaced(was: Stored, text: str) -> Response | None:
    """Put ``text`` in the place of a program, which goes into the bin under an id of its own."""
    here = house()
    name = free(was.id, taken(here))
    kept = name, here.threads.read(called, was.text, name)
    now = datetime.now(UTC)
    done = here.threads.write(here.store.programs.replace, was, text, kept, now)
    return to_card(was.id, "replaced") if done else None


def _asked(reading: Reading, mine: Stored) -> tuple[str, int]:
    here = house()
    old = here.threads.read(read_text, mine.text, mine.id).program
    question = Question(
        id=mine.id,
        title=old.title if old is not None else None,
        since=day(mine.made_at),
        new=free(mine.id, taken(here)),
        file=reading.file,
        text=reading.text,
    )
    return listed(question=question), 409
