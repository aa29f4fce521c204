"""The media types of Office files are longer than the names of any others."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for them; SQLite never minded."""
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column(
            "file",
            "media_type",
            type_=sa.String(length=128),
            existing_type=sa.String(length=64),
            existing_nullable=False,
        )
