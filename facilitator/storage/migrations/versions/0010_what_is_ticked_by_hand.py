"""What was ticked by hand of the things to do before a session."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Of sessions there are nothing was ticked."""
    with op.batch_alter_table("standing") as table:
        table.add_column(sa.Column("ticked", sa.JSON(), nullable=True))
