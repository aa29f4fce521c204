"""The export of a session: one document of plain values (docs/export.md).

It holds what a report may see (`core/views.py`, `Audience.REPORT`) and less: no person, no
nickname, no moment. Notes leave in the order of their ids, which were drawn by chance.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from facilitator.core.program import Part
from facilitator.core.seeing import brought
from facilitator.core.session import Session
from facilitator.exporting import pulse, votes
from facilitator.exporting.program_table import program_table
from facilitator.report.material import held_on, read

FORMAT = "tsunagari-export"
VERSION = 1
MADE = ("id", "what", "owner", "when", "if_then", "sign_of_success")

Record = Mapping[str, Any]
Records = Mapping[str, Record]


def document(session: Session, now: datetime | None = None) -> dict[str, Any]:
    """Return the export of ``session`` as it is made ``now``; None: by the clock."""
    records = read(session, now)
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
        "parts": [
            _part(records, part.id)
            | _rules(records, part.id)
            | _guest(records, part, session.lang)
            | _asks(session, part)
            for part in session.program.parts
        ],
        "pulse": pulse.said(records),
        "manuscript": _manuscript(records),
        "program": program_table(session.program),
    }


def to_json(session: Session) -> bytes:
    """Return the export as the bytes of a JSON file."""
    return (json.dumps(document(session), ensure_ascii=False, indent=2) + "\n").encode()


def _part(records: Records, part: str) -> dict[str, Any]:
    count = records.get(f"count/{part}", {})
    insight = records.get(f"insight/{part}")
    brought = (records.get("brought") or {"notes": {}})["notes"]
    themes = sorted(_of(records, "theme/", part), key=lambda theme: int(theme["order"]))
    return {
        "id": part,
        "step": records[f"part/{part}"]["step"],
        **{key: count.get(key, 0) for key in ("people", "missing", "kept_out", "withdrawn")},
        "notes": [
            {key: note[key] for key in ("id", "text", "category", "theme", "relates", "under")}
            | {"replies": sorted(reply["text"] for reply in note["replies"])}
            | ({"channel": brought[note["id"]]} if note["id"] in brought else {})
            | ({"as_written": True} if note["as_written"] else {})
            for note in _of(records, "note/", part)
        ],
        "themes": [{"id": theme["id"], "title": theme["title"]} for theme in themes],
        **votes.said(records, part),
        "insight": insight["text"] if insight else None,
        "fit": _counts(records.get(f"fit/{part}"), ("fits", "not_quite", "add")),
        "first_steps": _first_steps(records, part),
    }


def _rules(records: Records, part: str) -> dict[str, Any]:
    """Return the ground rules that were added to those of the program."""
    told = records.get(f"rules/{part}")
    return {"rules": told["added"]} if told else {}


def _guest(records: Records, part: Part, lang: str) -> dict[str, Any]:
    """Return who gave a talk and about what, as far as the program does not say so."""
    told = records[f"part/{part.id}"]["guest"]
    if told is None:
        return {}
    program = {"name": part.guest, "topic": part.topic}
    said = {key: (told[key] or {}).get(lang, "") for key in program}
    new = {
        key: "" if text and text.of(lang) == said[key] else said[key]
        for key, text in program.items()
    }
    return {"guest": new} if any(new.values()) else {}


def _asks(session: Session, part: Part) -> dict[str, int]:
    """Return which of its questions a check-in asked, where that was not the program's first."""
    n = session.asked.get(part.id, 0)
    return {"asks": n} if n else {}


def _manuscript(records: Records) -> list[Record]:
    """Return what the facilitator has written for the report, in the order of the document."""
    passages = [each for key, each in records.items() if key.startswith("passage/")]
    return sorted(passages, key=lambda each: (each["lang"], each["place"], each["order"]))


def _first_steps(records: Records, part: str) -> dict[str, Any] | None:
    counts = _counts(records.get(f"pledges/{part}"), ("decided", "not_yet", "missing"))
    if counts is None:
        return None
    steps = _of(records, "pledge/", part)
    known = {} if brought.tells_days([each["when"] for each in steps]) else {"when": None}
    made = [{key: step[key] for key in MADE} | known for step in steps]
    return counts | {"made": made}


def _counts(record: Record | None, keys: tuple[str, ...]) -> dict[str, Any] | None:
    return None if record is None else {key: record[key] for key in keys}


def _of(records: Records, family: str, part: str) -> list[Record]:
    return [
        record
        for key, record in sorted(records.items())
        if key.startswith(family) and record["part"] == part
    ]
