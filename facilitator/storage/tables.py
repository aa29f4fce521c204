"""The tables. What they hold and why: decisions 11; how they change: `migrations/`."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """An aware moment, stored as ISO text in UTC: SQLite keeps no zone, and text sorts."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        """Return what is stored."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        """Return what was stored."""
        return None if value is None else datetime.fromisoformat(value)


metadata = MetaData()

session = Table(
    "session",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("code", String(6), nullable=False, unique=True),
    Column("head", BigInteger, nullable=False),  # seq of the last entry
    # What a list of sessions shows. The log is the truth; these follow it.
    Column("title", Text, nullable=False),
    Column("program", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("rehearsal", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("zone", String(64), nullable=True),
    Column("appointed", JSON(none_as_null=True), nullable=True),  # when and where it is held
    Column("talks", Integer, nullable=True),  # in its minutes
    Column("figures", JSON(none_as_null=True), nullable=True),  # of its end: people, notes
    Column("questions", JSON(none_as_null=True), nullable=True),  # in every language
    Column("saw", JSON(none_as_null=True), nullable=True),  # the sentence of each part
)

# How it stands in the list: nothing that its log, or its screens, would ask.
standing = Table(
    "standing",
    metadata,
    Column("session", ForeignKey("session.id"), primary_key=True),
    Column("ticked", JSON(none_as_null=True), nullable=True),  # of what is to be done before it
    Column("archived_at", Moment, nullable=True),
    Column("binned_at", Moment, nullable=True),
)

# Programs that were made here, as TOML. A session has its own in its log and asks nothing of these.
program = Table(
    "program",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("text", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("binned_at", Moment, nullable=True),
)

entry = Table(
    "entry",
    metadata,
    Column("session", ForeignKey("session.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("by", String(32), nullable=False),
    Column("alias", String(32), nullable=True),  # takes the place of `by` when severed
    Column("type", String(40), nullable=False),
    Column("subject", String(48), nullable=True),  # whose words it carries: a note, a theme …
    Column("body", JSON, nullable=False),
    Index("entry_subject", "session", "subject"),
)

answer = Table(
    "answer",
    metadata,
    Column("session", ForeignKey("session.id"), primary_key=True),
    Column("person", String(32), primary_key=True),
    Column("action_id", String(64), primary_key=True),
    Column("digest", String(32), nullable=False),
    Column("first_seq", BigInteger, nullable=False),
    Column("last_seq", BigInteger, nullable=False),
)

person = Table(
    "person",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("session", ForeignKey("session.id"), nullable=False, index=True),
    Column("nickname", Text, nullable=False),
    Column("place", String(8), nullable=False),
    Column("created_at", Moment, nullable=False),
)

# What somebody keeps for themselves: with whom they take a step, and when their calendar rings.
# Never in the log, read only by their own pages, gone after `expires_at`.
private = Table(
    "private",
    metadata,
    Column("session", ForeignKey("session.id"), primary_key=True),
    Column("person", String(32), primary_key=True),
    Column("key", String(64), primary_key=True),
    Column("text", Text, nullable=False),
    Column("expires_at", Moment, nullable=False),
)

link = Table(
    "link",
    metadata,
    Column("secret_hash", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("session", ForeignKey("session.id"), nullable=True),
    Column("epoch", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("revoked_at", Moment, nullable=True),
    Column("label", Text, nullable=False, server_default=""),
    Column("pin_hash", String(64), nullable=True),
)

job = Table(
    "job",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("session", ForeignKey("session.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("options", JSON, nullable=False),
    Column("state", String(8), nullable=False),  # queued | running | done | failed
    Column("progress", Integer, nullable=False),  # percent
    Column("message", Text, nullable=False),
    Column("file", String(32), nullable=True),
    Column("announced", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
)

# Who is connected to which process, for as long as it says so again and again: numbers, and who
# of those that came by a link.
presence = Table(
    "presence",
    metadata,
    Column("process", String(32), primary_key=True),
    Column("session", ForeignKey("session.id"), primary_key=True),
    Column("venue", Integer, nullable=False),
    Column("online", Integer, nullable=False),
    Column("stages", Integer, nullable=False),
    Column("crew", JSON, nullable=False, server_default="[]"),
    Column("checking", Integer, nullable=False, server_default="0"),
    Column("until", Moment, nullable=False),
)

file = Table(
    "file",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("session", ForeignKey("session.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("media_type", String(128), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("created_at", Moment, nullable=False),
)
