"""The programs: which there are, a copy of one, one as a file, and the bin of those made here."""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from facilitator.core.program import LANGS
from facilitator.core.seeing.staging import milliseconds
from facilitator.library.copying import copy, free, to_json
from facilitator.library.reading import Reading, read_text
from facilitator.library.stored import read_stored
from facilitator.storage.programs import Stored
from facilitator.web.data import download
from facilitator.web.house import House, house
from facilitator.web.identity import require_owner
from facilitator.web.page import current_lang
from facilitator.web.program_cards import cards
from facilitator.web.zones import ZONE

blueprint = Blueprint("programs", __name__)


@blueprint.get("/programs")
def programs() -> str:
    """List the programs; one may just have come (``program``, ``done``), or be ``gone``."""
    require_owner()
    return listed()


def listed(*, refused: Any = None, question: Any = None) -> str:
    """Return the list, with what came of bringing a program (`program_import.py`)."""
    here = house()

    def stored() -> list[tuple[Stored, Reading]]:
        every = here.store.programs.all()
        return [(each, read_stored(each.id, each.text, here.files)) for each in every]

    now = datetime.now(UTC)
    found = cards(here.files, here.threads.read(stored), now, day)
    asked = {name: request.args.get(name, "") for name in ("done", "was", "gone")}
    origin = "file" if request.args.get("from") == "file" else "here"
    asked["shown"] = f"{origin}-{request.args.get('program', '')}"
    asked |= {"refused": refused, "question": question}
    return render_template("programs.html", cards=found, read=milliseconds(now), **asked)


@blueprint.get("/programs/<program>.toml")
def export_toml(program: str) -> Response:
    """Hand out a program as it stands, comments and all."""
    require_owner()
    body = _text(program).encode()
    return download(BytesIO(body), "application/toml; charset=utf-8", f"{program}.toml")


@blueprint.get("/programs/<program>.json")
def export_json(program: str) -> Response:
    """Hand out the same tables in JSON."""
    require_owner()
    text = _text(program)
    try:
        body = house().threads.read(to_json, text).encode()
    except ValueError:
        abort(404)  # it is no TOML, and nobody was offered this
    return download(BytesIO(body), "application/json", f"{program}.json")


@blueprint.post("/programs/<program>/duplicate")
def duplicate(program: str) -> Response:
    """Make a copy here, with an id and a title of its own."""
    require_owner()
    reading: Reading = house().threads.read(read_text, _found(program) or "", program)
    if reading.program is None:
        return to_list()
    title = reading.program.title
    here = house()
    while True:
        name, others = free(program, taken(here)), here.threads.read(_titles, here)
        if add(name, here.threads.read(copy, reading.text, name, title, others)):
            return to_card(name, "copied")


@blueprint.post("/programs/<program>/delete")
def delete(program: str) -> Response:
    """Put a program that was made here into the bin for thirty days."""
    require_owner()
    return _binned(program, datetime.now(UTC), "binned")


@blueprint.post("/programs/<program>/restore")
def restore(program: str) -> Response:
    """Take a program out of the bin again."""
    require_owner()
    return _binned(program, None, "restored")


def taken(here: House) -> set[str]:
    """Return the ids that a new program cannot have: those in the bin want to come back."""
    stored = here.threads.read(here.store.programs.all)
    return {each.id for each in stored} | of_files(here)


def of_files(here: House) -> set[str]:
    """Return the ids of the programs that stand in files."""
    return {each.program.id for each in here.files if each.program is not None}


def add(name: str, text: str) -> bool:
    """Keep a new program; return whether it is kept: not where another server was quicker."""
    here = house()
    return here.threads.write(here.store.programs.add, name, text, datetime.now(UTC))


def to_card(program: str, done: str, **more: str) -> Response:
    """Return the way to a program in the list, which says what was ``done`` to it."""
    asked = "".join(f"&{name}={value}" for name, value in more.items())
    return redirect(f"/programs?program={program}&done={done}{asked}#here-{program}", 303)


def to_file(program: str) -> Response:
    """Return the way to the program of a file, which says that the same is there already."""
    return redirect(f"/programs?program={program}&from=file&done=same#file-{program}", 303)


def to_list() -> Response:
    """Return the way to the list, which says that what somebody chose in it is not there."""
    return redirect("/programs?gone=1", 303)


def _titles(here: House) -> set[str]:
    """Return what the programs are called, in either language, those in the bin too."""
    stored = (read_stored(each.id, each.text, here.files) for each in here.store.programs.all())
    found = (each.program for each in (*here.files, *stored) if each.program is not None)
    return {each.title.of(lang) for each in found for lang in LANGS}


def _binned(program: str, at: datetime | None, done: str) -> Response:
    there = house().threads.write(house().store.programs.bin, program, at)
    return to_card(program, done) if there else to_list()


def _text(program: str) -> str:
    """Return the text of a program, from a file or (``from``) made ``here``; else 404."""
    text = _found(program)
    if text is None:
        abort(404)
    return text


def _found(program: str) -> str | None:
    """Return the text of a program, from a file or (``from``) made ``here``, if it is there."""
    here = house()
    files = () if request.values.get("from") == "here" else here.files
    for file in files:
        if file.program is not None and file.program.id == program:
            return file.text
    stored = here.threads.read(here.store.programs.get, program)
    return None if stored is None else stored.text


def day(at: date | datetime) -> str:
    """Return how a day is written in the list."""
    local = at.astimezone(ZoneInfo(ZONE)) if isinstance(at, datetime) else at
    return format_date(local, "medium", locale=current_lang())
