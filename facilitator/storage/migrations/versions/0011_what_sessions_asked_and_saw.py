"""What the questions of a session are, and what was seen: what its log says, to be searched.

How many talks it has is counted anew: those of its minutes, no more those of its program.
"""

from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

session = sa.table(
    "session",
    *(
        sa.column("id"),
        sa.column("talks"),
        sa.column("questions", sa.JSON),
        sa.column("saw", sa.JSON),
    ),
)
entry = sa.table(
    "entry",
    *(sa.column("session"), sa.column("seq"), sa.column("type"), sa.column("body", sa.JSON)),
)


def upgrade() -> None:
    """Both are read from the logs."""
    with op.batch_alter_table("session") as table:
        table.add_column(sa.Column("questions", sa.JSON(), nullable=True))
        table.add_column(sa.Column("saw", sa.JSON(), nullable=True))
    here = op.get_bind()
    formats, saw = _lengths(here), _sentences(here)
    for row in here.execute(sa.select(entry).where(entry.c.seq == 1)).all():
        parts = row.body["program"]["parts"]
        minutes = str(formats.get(row.session, row.body["format"]))
        held = [each for each in parts if each["kind"] == "talk" and _takes(each, minutes)]
        questions = [each["question"] for each in parts if each["question"]]
        _say(here, row.session, talks=len(held), questions=questions, saw=saw[row.session])


def _takes(part: dict[str, Any], minutes: str) -> bool:
    """Return whether a part has any time in a session of so many minutes."""
    return any(part["minutes"].get(minutes, {}).values())


def _lengths(here: sa.Connection) -> dict[str, int]:
    """Return the minutes of each session whose length was chosen anew."""
    chosen = sa.select(entry).where(entry.c.type == "FormatChosen").order_by(entry.c.seq)
    return {row.session: row.body["format"] for row in here.execute(chosen).all()}


def _sentences(here: sa.Connection) -> dict[str, dict[str, str]]:
    """Return what was seen in the parts of each session; of a rehearsal, since it was emptied."""
    saw: dict[str, dict[str, str]] = defaultdict(dict)
    types = ("InsightWritten", "RehearsalEmptied")
    said = sa.select(entry).where(entry.c.type.in_(types)).order_by(entry.c.seq)
    for row in here.execute(said).all():
        if row.type == "RehearsalEmptied":
            saw[row.session].clear()
        else:
            saw[row.session][row.body["part"]] = row.body["text"]
    return saw


def _say(here: sa.Connection, of: str, **values: object) -> None:
    here.execute(sa.update(session).where(session.c.id == of).values(**values))
