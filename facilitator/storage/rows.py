"""Between entries of the core and rows of the table."""

from typing import Any

from facilitator.core import codec
from facilitator.core.entry import Entry
from facilitator.core.ids import PersonId, SessionId
from facilitator.core.words.taking_back import subject


def to_row(session: SessionId, entry: Entry) -> dict[str, Any]:
    """Return the row of an entry."""
    name, body = codec.encode_event(entry.event)
    return {
        "session": session,
        "seq": entry.seq,
        "at": entry.at,
        "by": entry.by,
        "alias": entry.alias,
        "type": name,
        "subject": subject(entry.event),
        "body": body,
    }


def from_row(row: Any) -> Entry:
    """Return the entry of a row. Raises ``Malformed`` for one that no event has written."""
    event = codec.decode_event(row.type, row.body)
    return Entry(row.seq, row.at, PersonId(row.by), event, row.alias)
