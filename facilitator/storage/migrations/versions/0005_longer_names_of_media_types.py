"""The media types of Office files are longer than the names of any others."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for them."""
    with op.batch_alter_table("file", schema=None) as batch_op:
        batch_op.alter_column(
            "media_type", existing_type=sa.String(length=64), type_=sa.String(length=128)
        )
