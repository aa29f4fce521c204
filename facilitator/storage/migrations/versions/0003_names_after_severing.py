"""The name that takes a participant's place when a session is severed; themes have words, too."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Give every entry room for a second name, and for the name of what its words are about."""
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.add_column(sa.Column("alias", sa.String(length=32), nullable=True))
        batch_op.alter_column(
            "subject", existing_type=sa.String(length=16), type_=sa.String(length=48)
        )
