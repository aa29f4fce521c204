"""The day of a session, and whether it was put away: what only the list of sessions asks."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Sessions there are have no day, and stand in the list."""
    op.create_table(
        "standing",
        sa.Column("session", sa.String(length=16), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("archived_at", sa.String(length=32), nullable=True),
        sa.Column("binned_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["session"], ["session.id"]),
        sa.PrimaryKeyConstraint("session"),
    )
