"""Links that carry a right: whoever holds one may act in its role. Only a hash is kept."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import Engine, func, insert, select, update

from facilitator.core.ids import SessionId
from facilitator.storage import tables
from facilitator.storage.reading import reading


@dataclass(frozen=True, slots=True)
class Link:
    """What a link opens: everything (``owner``), or one session in a role."""

    id: str
    role: str
    session: SessionId | None
    epoch: int


class Links:
    """The links that were given out. Threads may share it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, role: str, session: SessionId | None, at: datetime) -> str:
        """Make a link; the secret is returned once and kept nowhere."""
        secret = token_urlsafe(24)
        with self._engine.begin() as connection:
            connection.execute(
                insert(tables.link).values(
                    secret_hash=_hashed(secret), role=role, session=session, epoch=1, created_at=at
                )
            )
        return secret

    def open(self, secret: str) -> Link | None:
        """Return what ``secret`` opens, unless it was revoked or never given out."""
        return self._find(_hashed(secret))

    def get(self, link: str) -> Link | None:
        """Return a link by its id, unless it was revoked."""
        return self._find(link)

    def revoke(self, role: str, session: SessionId | None, at: datetime) -> None:
        """Make every link of a role worthless."""
        with self._engine.begin() as connection:
            connection.execute(
                update(tables.link)
                .where(tables.link.c.role == role, tables.link.c.session == session)
                .values(revoked_at=at)
            )

    def count(self, role: str) -> int:
        """Return how many links of a role are worth something."""
        valid = (
            select(func.count())
            .select_from(tables.link)
            .where(tables.link.c.role == role, tables.link.c.revoked_at.is_(None))
        )
        with reading(self._engine) as connection:
            return connection.scalar(valid) or 0

    def _find(self, hashed: str) -> Link | None:
        wanted = select(tables.link).where(tables.link.c.secret_hash == hashed)
        with reading(self._engine) as connection:
            row = connection.execute(wanted).first()
        if row is None or row.revoked_at is not None:
            return None
        session = SessionId(row.session) if row.session else None
        return Link(row.secret_hash, row.role, session, row.epoch)


def _hashed(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
