"""The crew that is connected to a process, so that every other one knows who leads and is there."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Leases there are say nothing of a crew; each is said again within a second."""
    with op.batch_alter_table("presence") as table:
        table.add_column(sa.Column("crew", sa.JSON(), nullable=False, server_default="[]"))
