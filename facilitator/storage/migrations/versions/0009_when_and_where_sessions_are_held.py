"""When and where a session is held, and how many were there: what its log says, for the list."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

session = sa.table(
    "session",
    *(sa.column("id"), sa.column("zone"), sa.column("talks")),
    *(sa.column("appointed", sa.JSON), sa.column("figures", sa.JSON)),
)
entry = sa.table(
    "entry",
    *(sa.column("session"), sa.column("seq"), sa.column("at"), sa.column("type")),
    sa.column("body", sa.JSON),
)
standing = sa.table("standing", sa.column("session"), sa.column("day"))


def upgrade() -> None:
    """Days move over from where the list alone knew them; figures are read from the logs."""
    with op.batch_alter_table("session") as table:
        table.add_column(sa.Column("zone", sa.String(length=64), nullable=True))
        table.add_column(sa.Column("appointed", sa.JSON(), nullable=True))
        table.add_column(sa.Column("talks", sa.Integer(), nullable=True))
        table.add_column(sa.Column("figures", sa.JSON(), nullable=True))
    here = op.get_bind()
    for row in here.execute(sa.select(entry).where(entry.c.seq == 1)).all():
        talks = [each for each in row.body["program"]["parts"] if each["kind"] == "talk"]
        _say(here, row.session, zone=row.body["zone"], talks=len(talks))
    for row in here.execute(sa.select(standing).where(standing.c.day != "")).all():
        _say(here, row.session, appointed={"day": row.day})
    ends = sa.select(entry).where(entry.c.type == "MeasuresTaken").order_by(entry.c.seq)
    for row in here.execute(ends).all():
        values = row.body["values"]
        figures = {name: int(values.get(name, 0)) for name in ("people", "notes")}
        _say(here, row.session, figures=figures)
    with op.batch_alter_table("standing") as table:
        table.drop_column("day")


def _say(here: sa.Connection, of: str, **values: object) -> None:
    here.execute(sa.update(session).where(session.c.id == of).values(**values))
