"""The facilitator's own text of a report as a file: handed out, and taken in again.

A file is read on a thread of storage: it may be long, and nothing may stop the phones meanwhile.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from secrets import token_hex
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile

from flask import Blueprint, Response, abort, make_response, request
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from facilitator.core.editing import PassageRemoved, PassageWritten, WritePassages
from facilitator.core.ids import PassageId, PersonId, SessionId
from facilitator.core.kept import Passage
from facilitator.core.log import rebuild
from facilitator.core.people import Person
from facilitator.core.program import LANGS
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.why import said
from facilitator.report.claims import unfounded
from facilitator.report.gather import gather
from facilitator.report.manuscript import file
from facilitator.report.options import Options
from facilitator.storage.store import Store
from facilitator.web.console_words import reasons
from facilitator.web.data import download
from facilitator.web.house import house
from facilitator.web.reporting import allowed, page
from facilitator.web.way_back import way_back

if TYPE_CHECKING:
    from facilitator.live.running import RunningSession

blueprint = Blueprint("manuscript", __name__)

LARGEST = 12 * 1024 * 1024  # bytes of a text and its pictures together
SUFFIXES = (".md", ".markdown", ".txt")
_EDITS = (PassageRemoved, PassageWritten)


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong: where, and why, with what to do."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a text. ``faults`` kept it out; ``open`` is in the text and does not hold.

    ``back``: it is one that was there before.
    """

    lang: str = ""
    written: int = 0
    removed: int = 0
    unchanged: int = 0
    back: bool = False
    faults: Sequence[Trouble] = ()
    open: Sequence[Trouble] = ()
    problem: str = ""

    @property
    def kept(self) -> bool:
        """Whether the text is in the session now."""
        return not self.faults and not self.problem


@dataclass(frozen=True, slots=True)
class Read:
    """A text that could be read, and what it changes; ``beside``: where others wrote since."""

    draft: file.Draft
    action: WritePassages
    beside: Sequence[Passage] = ()


@blueprint.get("/sessions/<code>/report/text.<lang>")
def hand_out(code: str, lang: str) -> AnyResponse:
    """Hand out the text of an edition to work on; with its pictures, if there are any."""
    if lang not in LANGS:
        abort(404)
    running, _person = allowed(code)
    name = f"tsunagari-{running.code}-{lang}"
    store, id_ = house().store, running.durable.id
    if "at" in request.args:
        return _looked_at(store, id_, lang, request.args.get("at", 0, int))

    def made() -> tuple[str, Mapping[str, bytes]]:
        session = rebuild(store.log.entries(id_))
        return file.write(session, lang), file.pictures(session)

    text, pictures = house().threads.read(made)
    if not pictures:
        return download(BytesIO(text.encode()), "text/markdown; charset=utf-8", f"{name}.md")
    body = BytesIO()
    with ZipFile(body, "w", ZIP_STORED) as packed:
        packed.writestr(f"{name}.md", text)
        for picture, data in pictures.items():
            packed.writestr(picture, data)
    body.seek(0)
    return download(body, "application/zip", f"{name}.zip")


def _looked_at(store: Store, id_: SessionId, lang: str, seq: int) -> Response:
    """Show an earlier version to read."""

    def made() -> str:
        try:
            then = file.as_it_was(store.log.entries(id_), seq)
        except ValueError:
            return ""
        return file.write(then, lang)

    text = house().threads.read(made) or abort(404)
    return Response(text, content_type="text/plain; charset=utf-8")


@blueprint.get("/sessions/<code>/report/text")
@blueprint.get("/sessions/<code>/report/text/<int:seq>")
def ask(code: str, seq: int = 0) -> AnyResponse:
    """Lead back to the forms, for whoever comes by an address that they are sent to."""
    return way_back(f"/sessions/{code}/report#text")


@blueprint.post("/sessions/<code>/report/text/<int:seq>")
def put_back(code: str, seq: int) -> Response:
    """Make the text what it was after an entry; that is one more version, and can be put back."""
    running, person = allowed(code)
    store, id_ = house().store, running.durable.id

    def read() -> WritePassages | None:
        try:
            return file.back(store.log.entries(id_), seq)
        except ValueError:
            return None

    action = house().threads.read(read) or abort(404)
    try:
        running.act(person, token_hex(12), action)
        outcome = Outcome(back=True, written=len(action.write), removed=len(action.remove))
    except Refused as refused:
        outcome = Outcome(problem=str(reasons().get(refused.reason, refused.reason)))
    return make_response(page(running, outcome=outcome), 200 if outcome.kept else 422)


@blueprint.post("/sessions/<code>/report/text")
def take_in(code: str) -> Response:
    """Keep a text in the session; says what changed, or everything that is wrong with it."""
    running, person = allowed(code)
    outcome = _outcome(running, person)
    return make_response(page(running, outcome=outcome), 200 if outcome.kept else 422)


def _outcome(running: "RunningSession", person: Person) -> Outcome:
    request.max_content_length = LARGEST
    try:
        text, pictures = _uploaded(request.files.getlist("files"))
    except RequestEntityTooLarge:
        return Outcome(problem=_("The files are larger than 12 MB together"))
    except UnicodeDecodeError:
        return Outcome(problem=_("The text is not UTF-8. Save it as UTF-8"))
    if text is None:
        return Outcome(problem=_("Choose the text, a file that ends in .md"))
    store, id_ = house().store, running.durable.id
    read = house().threads.read(_read, text, pictures, store, id_, person.id)
    if isinstance(read, file.Unreadable):
        return Outcome(faults=[_at(each.line, each.why) for each in read.faults])
    if read.beside:
        return _overtaken(read.draft, read.beside)
    return _kept(running, person, read)


def _kept(running: "RunningSession", person: Person, read: Read) -> Outcome:
    before = dict(running.durable.passages)
    try:
        running.act(person, token_hex(12), read.action)
    except Refused as refused:
        return _refused(read, running.durable, refused.reason)
    after = running.durable.passages
    written = sum(before.get(id_) != passage for id_, passage in after.items())
    session = running.durable.copy()
    return Outcome(
        lang=read.draft.lang,
        written=written,
        removed=len(before.keys() - after.keys()),
        unchanged=max(0, len(read.draft.passages) - written),
        open=[_at(*each) for each in house().threads.read(_open, read.draft, session)],
    )


def _uploaded(files: Iterable[FileStorage]) -> tuple[str | None, Mapping[str, bytes]]:
    """Return the text, None when there is none, and the pictures that came with it."""
    text, pictures = None, {}
    for each in files:
        name = (each.filename or "").replace("\\", "/").rpartition("/")[2]
        if name.lower().endswith(SUFFIXES):
            text = each.read().decode("utf-8-sig")
        elif name:
            pictures[name] = each.read()
    return text, pictures


def _read(
    text: str, pictures: Mapping[str, bytes], store: Store, id_: SessionId, by: PersonId
) -> Read | file.Unreadable:
    """Return what a text changes, or everything that is wrong with it.

    Returned, not raised: what a thread raises is written to the server's log. Somebody goes on
    with the file that they uploaded before: what changed since it was handed out is then their
    own, and the file is compared with the text of now. What others changed is never overwritten.
    """
    log = list(store.log.entries(id_))
    try:
        of = file.of(text) or len(log)
        then = rebuild(log[:of])
        draft = file.read(text, then, pictures)
    except file.Unreadable as unreadable:
        return unreadable
    now = rebuild(log)
    own = all(entry.by == by for entry in log[then.seq :] if isinstance(entry.event, _EDITS))
    base = now if own else file.base(draft, then, now)
    write, remove = file.changes(draft, base)
    action = WritePassages(base.seq, file.left(write, base, now), remove)
    return Read(draft, action, tuple(file.beside(draft, action.write, base, now)))


def _open(draft: file.Draft, session: Session) -> list[tuple[int, str]]:
    """Return what of the text does not hold yet, by line: no report is made until it does.

    Put into the reader's language only by whoever has the request.
    """
    lines = file.lines(draft, session)
    found = unfounded(gather(session, Options(draft.lang)))
    return sorted((lines.get(PassageId(each.passage), 0), each.fault()) for each in found)


def _at(line: int, why: str) -> Trouble:
    return Trouble(_("Line %(n)s", n=line) if line else _("Text"), said(why, _))


def _refused(read: Read, session: Session, reason: Reason) -> Outcome:
    if reason is not Reason.CHANGED_SINCE:
        return Outcome(problem=str(reasons().get(reason, reason)))
    changed = {id_ for id_, seq in session.edited.items() if seq > read.action.base}
    return _overtaken(read.draft, [each for each in read.action.write if each.id in changed])


def _overtaken(draft: file.Draft, passages: Iterable[Passage]) -> Outcome:
    """Return that somebody else was quicker, and where."""
    why = _("Somebody has changed this passage meanwhile.")
    problem = _(
        "The text was changed by somebody else after your file was handed out. Download it anew, "
        "put your changes into that, and upload it."
    )
    faults = [_at(_line_of(draft, each), why) for each in passages]
    return Outcome(problem=problem, faults=faults)


def _line_of(draft: file.Draft, passage: Passage) -> int:
    pairs = zip(draft.passages, draft.lines, strict=True)
    here = (passage.place, passage.text)
    return next((line for each, line in pairs if (each.place, each.text) == here), 0)
