"""The export of a session: one document of plain values (docs/export.md).

It holds what a report may see (`core/views.py`, `Audience.REPORT`) and less: no person, no
nickname, no moment. Notes leave in the order of their ids, which were drawn by chance.
"""

import json
from collections.abc import Mapping
from typing import Any

from facilitator.core.session import Session
from facilitator.core.views import Audience, snapshot
from facilitator.exporting.program_table import program_table
from facilitator.report.material import held_on

FORMAT = "tsunagari-export"
VERSION = 1

Record = Mapping[str, Any]
Records = Mapping[str, Record]


def document(session: Session) -> dict[str, Any]:
    """Return the export of ``session``."""
    records = snapshot(session, Audience.REPORT)
    return {
        "format": FORMAT,
        "version": VERSION,
        "session": {
            "title": session.title,
            "day": held_on(session).isoformat(),
            "zone": session.zone,
            "lang": session.lang,
            "minutes": session.format,
            "rehearsal": session.rehearsal,
        },
        "attendance": records["attendance"]["stops"],
        "parts": [_part(records, part.id) for part in session.program.parts],
        "manuscript": _manuscript(records),
        "program": program_table(session.program),
    }


def to_json(session: Session) -> bytes:
    """Return the export as the bytes of a JSON file."""
    return (json.dumps(document(session), ensure_ascii=False, indent=2) + "\n").encode()


def _part(records: Records, part: str) -> dict[str, Any]:
    count = records.get(f"count/{part}", {})
    insight = records.get(f"insight/{part}")
    themes = sorted(_of(records, "theme/", part), key=lambda theme: int(theme["order"]))
    return {
        "id": part,
        "step": records[f"part/{part}"]["step"],
        **{key: count.get(key, 0) for key in ("people", "missing", "kept_out", "withdrawn")},
        "notes": [
            {key: note[key] for key in ("id", "text", "category", "theme", "relates")}
            for note in _of(records, "note/", part)
        ],
        "themes": [{"id": theme["id"], "title": theme["title"]} for theme in themes],
        "vote": _vote(records, part),
        "insight": insight["text"] if insight else None,
        "fit": _counts(records.get(f"fit/{part}"), ("fits", "not_quite", "add")),
        "first_steps": _first_steps(records, part),
    }


def _manuscript(records: Records) -> list[Record]:
    """Return what the facilitator has written for the report, in the order of the document."""
    passages = [each for key, each in records.items() if key.startswith("passage/")]
    return sorted(passages, key=lambda each: (each["lang"], each["place"], each["order"]))


def _vote(records: Records, part: str) -> dict[str, Any] | None:
    """Return what came of a vote, None while it is open or where there was none."""
    vote, result = records.get(f"vote/{part}"), records.get(f"result/{part}")
    if vote is None or result is None:
        return None
    return {
        "on": vote["on"],
        "budget": vote["budget"],
        "voters": result["voters"],
        "votes": [{"id": row["target"], "votes": row["votes"]} for row in result["rows"]],
    }


def _first_steps(records: Records, part: str) -> dict[str, Any] | None:
    counts = _counts(records.get(f"pledges/{part}"), ("decided", "not_yet", "missing"))
    if counts is None:
        return None
    made = [
        {key: step[key] for key in ("id", "what", "when", "if_then")}
        for step in _of(records, "pledge/", part)
    ]
    return counts | {"made": made}


def _counts(record: Record | None, keys: tuple[str, ...]) -> dict[str, Any] | None:
    return None if record is None else {key: record[key] for key in keys}


def _of(records: Records, family: str, part: str) -> list[Record]:
    return [
        record
        for key, record in sorted(records.items())
        if key.startswith(family) and record["part"] == part
    ]
