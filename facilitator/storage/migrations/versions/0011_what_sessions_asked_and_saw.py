"""What the questions of a session are, and what was seen: what its log says, to be searched."""

from collections import defaultdict

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

session = sa.table(
    "session",
    *(sa.column("id"), sa.column("questions", sa.JSON), sa.column("saw", sa.JSON)),
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
    for row in here.execute(sa.select(entry).where(entry.c.seq == 1)).all():
        parts = row.body["program"]["parts"]
        _say(here, row.session, questions=[each["question"] for each in parts if each["question"]])
    saw: dict[str, dict[str, str]] = defaultdict(dict)
    written = sa.select(entry).where(entry.c.type == "InsightWritten").order_by(entry.c.seq)
    for row in here.execute(written).all():
        saw[row.session][row.body["part"]] = row.body["text"]
    for of, sentences in saw.items():
        _say(here, of, saw=sentences)


def _say(here: sa.Connection, of: str, **values: object) -> None:
    here.execute(sa.update(session).where(session.c.id == of).values(**values))
