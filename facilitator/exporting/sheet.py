"""The export as a table: one row for each note, and one for everything else that was said.

For spreadsheets: UTF-8 with a byte order mark, every cell in quotation marks. A cell that a
spreadsheet would take for a formula, and one that begins with an apostrophe, begins with one
apostrophe more; take that away and what was typed is there again.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from facilitator.core.kinds.asked import as_asked
from facilitator.core.program import Part
from facilitator.core.session import Session
from facilitator.exporting import pulse
from facilitator.exporting.document import document

COLUMNS = (
    *("kind", "step", "part", "question", "theme", "category"),
    *("text", "as_written", "owner", "if_then", "sign_of_success", "when", "votes", "relates"),
    *("count", "on"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", "'")

Row = dict[str, Any]


def to_csv(session: Session, lang: str) -> bytes:
    """Return the export as the bytes of a CSV file, titles and questions in ``lang``."""
    return table(COLUMNS, _rows(session, lang))


def table(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return ``rows`` as the bytes of a CSV file; a row may leave columns out."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([inert(row.get(column, "")) for column in columns])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def inert(value: Any) -> str:
    """Return ``value`` as a cell that no spreadsheet runs."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _rows(session: Session, lang: str) -> Iterator[Row]:
    whole = document(session)
    for said in whole["parts"]:
        part = session.program.part(said["id"])
        if part is None:
            continue
        asked = part.question or as_asked(session, part).activity
        about = {
            "step": said["step"],
            "part": part.title.of(lang),
            "question": asked.of(lang) if asked else "",
        }
        for row in _said(said, part, lang):
            yield about | row
    yield from pulse.rows(whole["pulse"], session.program, lang)


def _said(said: Any, part: Part, lang: str) -> Iterator[Row]:
    """Yield what was said in a part: its sentence, themes, notes, first steps, what is missing."""
    votes = {row["id"]: row["votes"] for row in said["vote"]["votes"]} if said["vote"] else {}
    titles = {theme["id"]: theme["title"] for theme in said["themes"]}
    labels = {category.id: category.label.of(lang) for category in part.categories}
    yield from ({"kind": "rule", "text": rule} for rule in said.get("rules", ()))
    if said["insight"]:
        yield {"kind": "insight", "text": said["insight"]}
    for theme in said["themes"]:
        inside = sum(note["theme"] == theme["id"] for note in said["notes"])
        yield {
            "kind": "theme",
            "text": theme["title"],
            "votes": votes.get(theme["id"]),
            "count": inside,
        }
    for note in said["notes"]:
        yield {
            "kind": "note",
            "theme": titles.get(note["theme"], note["theme"]),
            "category": labels.get(note["category"]),
            "text": note["text"],
            "as_written": 1 if note.get("as_written") else None,
            "votes": votes.get(note["id"]),
            "relates": note["relates"],
        }
        yield from (
            {"kind": "reply", "text": reply, "on": note["text"]} for reply in note["replies"]
        )
    yield from _votes(said, lang)
    if said["missing"]:
        yield {"kind": "missing", "count": said["missing"]}
    steps = said["first_steps"] or {"made": [], "missing": 0, "not_yet": 0}
    for step in steps["made"]:
        beside = ("owner", "if_then", "sign_of_success", "when")
        yield {"kind": "first_step", "text": step["what"]} | {key: step[key] for key in beside}
    for kind in ("not_yet", "missing"):
        if steps[kind]:
            yield {"kind": kind, "count": steps[kind]}


def _votes(said: Any, lang: str) -> Iterator[Row]:
    """Yield every vote of a part in which there was more than one of dots, and what came of it."""
    words = {each["id"]: each["title"] for each in said["themes"]}
    words |= {each["id"]: each["text"] for each in said["notes"]}
    for vote in said.get("votes", ()):
        asked = (vote["lens"] or {}).get(lang, "")
        yield {"kind": f"vote_{vote['mode']}", "text": asked, "count": vote["voters"]}
        for row in vote["votes"]:
            title = row.get("text") or words.get(row["id"], "")
            given = row["votes"] + row.get("hands", 0)
            yield {"kind": "choice", "text": title, "votes": given, "on": asked}
