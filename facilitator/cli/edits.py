"""The manuscript of a session as a file, for `facilitator report`: kept, tried, and written out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from facilitator.cli.asking import ask, entries
from facilitator.cli.finding import Wrong
from facilitator.cli.texts import ELSEWHERE, beside, text_of
from facilitator.core.editing import PassageWritten, WritePassages
from facilitator.core.entry import Entry
from facilitator.core.ids import PassageId
from facilitator.core.kept import Passage
from facilitator.core.log import rebuild
from facilitator.core.people import TERMINAL
from facilitator.core.refused import Reason, Refused
from facilitator.core.session import Session
from facilitator.core.why import N_, Gettext, Why, said
from facilitator.report.manuscript import file
from facilitator.storage.sessions import Listed
from facilitator.storage.store import Store

AGAIN = N_("Write the file anew with --write-edits, and put your change into that")
REFUSED = {
    Reason.TOO_MANY: N_("a manuscript has at most 2,000 blocks"),
    Reason.FULL: N_("a manuscript has at most 2,000 blocks and 20 pictures"),
}


class Faulty(Exception):
    """A file cannot be kept, or does not hold. One line for each fault."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))

    def said(self, gettext: Gettext) -> str:
        """Return the lines as ``gettext`` translates them."""
        return "\n".join(said(each, gettext) for each in self.faults)


@dataclass(frozen=True, slots=True)
class Edits:
    """What a file says, and what it changes of the session that it is of."""

    path: Path
    draft: file.Draft
    action: WritePassages

    def line(self, passage: Passage) -> int:
        """Return the line in which a passage that this writes begins."""
        for each, line in zip(self.draft.passages, self.draft.lines, strict=True):
            if (each.place, each.text) == (passage.place, passage.text):
                return line
        return 1


def read(path: Path, log: Sequence[Entry]) -> Edits:
    """Return what a file says of the session with this log. Raises ``Wrong`` and ``Faulty``."""
    text = text_of(path)
    try:
        of = file.of(text) or len(log)
        then = rebuild(log[:of])
        draft = file.read(text, then, beside(path, file.wanted(text)))
    except file.Unreadable as unreadable:
        faults = [at(path, each.line, each.why) for each in unreadable.faults]
        raise Faulty(faults) from unreadable
    return _compared(path, draft, then, rebuild(log))


def _compared(path: Path, draft: file.Draft, then: Session, now: Session) -> Edits:
    """Return what a file changes of ``now``. Raises ``Faulty`` for what would be said twice."""
    base = file.base(draft, then, now)
    write, remove = file.changes(draft, base)
    edits = Edits(path, draft, WritePassages(base.seq, file.left(write, base, now), remove))
    if strange := file.beside(draft, edits.action.write, base, now):
        why = N_("this is new, and its place was written in since entry %(entry)s. %(again)s")
        why = why.of(entry=then.seq, again=AGAIN)
        raise Faulty(at(path, edits.line(each), why) for each in strange)
    return edits


def tried(edits: Edits, log: Sequence[Entry]) -> tuple[Session, str]:
    """Return the session as it would be with the edits, and how many passages that changes.

    Raises ``Faulty`` when they would be refused.
    """
    session = rebuild(log)
    try:
        made = entries(session, TERMINAL, edits.action)
    except Refused as refused:
        raise Faulty(why(edits, refused.reason, rebuild(log))) from refused
    written = sum(isinstance(each.event, PassageWritten) for each in made)
    unchanged = len(edits.draft.passages) - written
    return session, f"{written} written, {len(made) - written} removed, {unchanged} unchanged"


def keep(edits: Edits, store: Store, listed: Listed) -> None:
    """Keep the edits in the session. Raises ``Faulty`` and ``Unanswered``."""
    try:
        ask(store, listed, edits.action)
    except Refused as refused:
        session = rebuild(store.log.entries(listed.id))
        raise Faulty(why(edits, refused.reason, session)) from refused


def go_on(edits: Edits, session: Session) -> None:
    """Let the file be of the last entry of ``session``, which has kept it.

    So that whoever goes on writing in it changes what it brought, and need not write it out anew.
    Where others have written meanwhile the file stays as it is: it lacks their part.
    """

    def read(body: bytes) -> file.Draft:
        text = body.decode("utf-8-sig")
        return file.read(text, session, beside(edits.path, file.wanted(text)))

    with suppress(OSError):  # a file that cannot be changed is still good
        body = edits.path.read_bytes()
        after = file.moved_on(body, edits.draft, session, read)
        if after != body:
            edits.path.write_bytes(after)


def at(path: Path, line: int, why: str) -> Why:
    """Return what is wrong with a line of a file; 0 for all of it."""
    return Why("%(at)s: %(why)s", at=f"{path}:{line}" if line else path, why=why)


def why(edits: Edits, reason: Reason, session: Session) -> list[Why]:
    """Return why edits were refused, line by line, and what to do."""
    faults = [at(edits.path, line, why) for line, why in _why(edits, reason, session)]
    return faults or [at(edits.path, 0, REFUSED.get(reason, reason))]


def lines(edits: Edits | None, session: Session) -> Mapping[PassageId, int]:
    """Return in which line of the file each passage stands; nothing where there is no file."""
    return file.lines(edits.draft, session) if edits is not None else {}


def write(path: Path, session: Session, lang: str) -> None:
    """Write what is kept of an edition, and the pictures beside it.

    Raises ``OSError``, and ``Wrong`` where another picture of the name lies there.
    """
    pictures = {path.parent / name: body for name, body in file.pictures(session).items()}
    for there, body in pictures.items():
        if there.exists() and there.read_bytes() != body:
            raise Wrong(f"{there} is there already, and is another picture. {ELSEWHERE}")
    path.write_text(file.write(session, lang), "utf-8")
    for there, body in pictures.items():
        there.write_bytes(body)


def as_it_was(log: Sequence[Entry], seq: int | None) -> Session:
    """Return the session of now with the manuscript that it had after entry ``seq``.

    What was forgotten since is not in it. Raises ``Wrong``.
    """
    if seq is None:
        return rebuild(log)
    try:
        return file.as_it_was(log, seq)
    except ValueError as error:
        raise Wrong(f"--at is the number of an entry, from 1 to {len(log)}") from error


def _why(edits: Edits, reason: Reason, session: Session) -> Iterator[tuple[int, str]]:
    base, there = edits.action.base, {*session.notes, *session.pledges}
    changed = {each for each, seq in session.edited.items() if seq > base}
    changed_since = N_("somebody has changed this since entry %(entry)s. %(again)s")
    changed_since = changed_since.of(entry=base, again=AGAIN)
    for each in edits.action.write:
        if reason is Reason.CHANGED_SINCE and each.id in changed:
            yield edits.line(each), changed_since
        gone = each.place == "translation" and each.id.rpartition("/")[2] not in there
        if reason is Reason.NO_SUCH_NOTE and gone:
            yield edits.line(each), N_("what this translates was taken back. Take it out")
    for id_ in edits.action.remove:
        if reason is Reason.CHANGED_SINCE and id_ in changed:
            left_out = N_("somebody has changed what this file leaves out (%(id)s). %(again)s")
            yield 1, left_out.of(id=id_, again=AGAIN)
