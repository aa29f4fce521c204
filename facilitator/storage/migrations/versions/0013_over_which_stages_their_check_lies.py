"""Over how many stages of a process their check lies, so that every console can say so."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Leases there are say nothing of it; each is said again within a second."""
    with op.batch_alter_table("presence") as table:
        table.add_column(sa.Column("checking", sa.Integer(), nullable=False, server_default="0"))
