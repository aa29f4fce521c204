"""The evening with its manuscript in both languages, as a command would have kept it."""

from collections.abc import Mapping
from itertools import count

from facilitator.core.editing import WritePassages
from facilitator.core.ids import NoteId, PassageId
from facilitator.core.session import Session
from facilitator.report.gather import gather
from facilitator.report.manuscript import file
from facilitator.report.options import Options
from tests.core.world import FAY, Evening
from tests.golden.twin.evening import an_evening, manuscript


def the_twin() -> tuple[Evening, Mapping[str, NoteId]]:
    """Return the evening, and the ids of the notes that are cited, by name."""
    evening, ids = an_evening()
    for lang in ("ja", "en"):
        keep(evening, text_of(evening.session, ids, lang))
    return evening, ids


def text_of(session: Session, ids: Mapping[str, NoteId], lang: str) -> str:
    """Return the file in ``lang`` as somebody would have written it, with the numbers of now."""
    notes = gather(session, Options(lang)).notes
    numbers = {name: notes[note].number for name, note in ids.items()} | {"leo-1": "leo-1"}
    return manuscript(lang, numbers).replace("of: 0", f"of: {session.seq}")


def keep(evening: Evening, text: str) -> int:
    """Keep what a file says; return how many passages that changed."""
    session, ids = evening.session, count(evening.session.seq * 1000)
    draft = file.read(text, session)
    write, remove = file.changes(draft, session, lambda: PassageId(f"{next(ids):08d}"))
    evening.act(FAY, WritePassages(session.seq, write, remove))
    return len(write) + len(remove)
