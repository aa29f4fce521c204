"""A link that is given to somebody has a name, and may ask for a PIN."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for both; the links there are have neither."""
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.add_column(sa.Column("label", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("pin_hash", sa.String(length=64), nullable=True))
