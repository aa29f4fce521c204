"""Asking the process that reads notes (`suggest.py`) for suggestions: the live process's side.

One line of JSON there, one back, over a socket file in the data folder. When nobody listens there
are no suggestions, and nothing else is different.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gevent import socket

from facilitator.core.ids import LONE, PartId
from facilitator.core.session import Session
from facilitator.jobs.line import place

PATIENCE = 4.0  # seconds
OFF: dict[str, Any] = {"state": "off"}


def question(
    session: Session, part: PartId, outcomes: Sequence[tuple[float, bool]]
) -> dict[str, Any]:
    """Return the board of a part as it is asked about: words, and where they lie.

    Neither lone voices nor what is hidden, waits, or lies under another note is asked about.
    """
    notes = (note for note in session.notes_of(part) if note.showable and note.theme != LONE)
    return {
        "notes": [[note.id, note.text, note.theme] for note in notes],
        "themes": [[theme.id, theme.title] for theme in session.themes_of(part)],
        "outcomes": [list(each) for each in outcomes],
    }


def ask(data: Path, asked: dict[str, Any]) -> dict[str, Any]:
    """Return what is suggested, or that there are no suggestions now."""
    path = place(data)
    if path is None:
        return OFF
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(PATIENCE)
            line.connect(str(path))
            line.sendall(json.dumps(asked).encode() + b"\n")
            told: dict[str, Any] = json.loads(_all(line))
            return told
    except (OSError, ValueError):
        return OFF


def _all(line: socket.socket) -> bytes:
    parts = []
    while part := line.recv(65536):
        parts.append(part)
    return b"".join(parts)
