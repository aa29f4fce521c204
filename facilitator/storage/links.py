"""Links that carry a right: whoever holds one may act in its role. Only a hash is kept.

A link that is handed to somebody has a name and asks for a PIN. That is kept hashed together with
the secret: who reads the database can try neither. A screen that was paired (`stage_pins.py`) has
a link without a PIN, and that one ends by itself: the computer belongs to somebody else.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from itertools import pairwise
from secrets import choice
from string import ascii_letters, digits

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    and_,
    delete,
    func,
    insert,
    select,
    update,
)

from facilitator.core.hosting.leading import MAY_LEAD
from facilitator.core.ids import SessionId
from facilitator.core.moving.agenda import ENDED
from facilitator.core.people import Role
from facilitator.storage import tables
from facilitator.storage.reading import reading

# Letters and figures only: a secret that begins with a dash is an option to every command, and one
# that ends with a dash loses it when it is copied out of a sentence.
_ALPHABET = ascii_letters + digits
_LENGTH = 32  # 190 bits

GIVEN = ("facilitator", "co", "host", "scribe", "observer", "stage")
"""The roles in which somebody helps to run a session."""

GUEST = "guest"
"""The role of a speaker who looks through their own words; ``label`` is the guest's."""

BY_PIN = "stage-pin"
"""The role of what is no link yet: a PIN that waits to be typed (`stage_pins.py`)."""

OF_SESSIONS = (*GIVEN, GUEST, BY_PIN)
"""The roles whose links belong to one session."""

RESTS = timedelta(hours=24)
"""How long a session rests at its end until the screens that were paired show nothing more."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a link opens: everything (``owner``), or one session in a role.

    ``label`` is what the facilitator called it; ``pin`` says whether it asks for one.
    """

    id: str
    role: str
    session: SessionId | None
    epoch: int
    label: str = ""
    pin: bool = False

    @property
    def paired(self) -> bool:
        """Whether this is a screen that was paired by a PIN, on a computer of anybody's."""
        return self.role == Role.STAGE and not self.pin


class Links:
    """The links that were given out. Threads may share it."""

    def __init__(
        self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._engine = engine
        self._now = now

    def add(
        self, role: str, session: SessionId | None, at: datetime, label: str = "", pin: str = ""
    ) -> str:
        """Make a link; the secret is returned once and kept nowhere."""
        secret = "".join(choice(_ALPHABET) for _ in range(_LENGTH))
        with self._engine.begin() as connection:
            connection.execute(
                insert(tables.link).values(
                    secret_hash=_hashed(secret),
                    role=role,
                    session=session,
                    epoch=1,
                    created_at=at,
                    label=label,
                    pin_hash=_hashed(f"{secret}:{pin}") if pin else None,
                )
            )
        return secret

    def open(self, secret: str) -> Link | None:
        """Return what ``secret`` opens, unless it was revoked or never given out."""
        return self._find(_hashed(secret))

    def knows(self, secret: str, pin: str) -> bool:
        """Return whether ``pin`` is the one that the link asks for; so is any if it asks none."""
        wanted = select(tables.link.c.pin_hash).where(tables.link.c.secret_hash == _hashed(secret))
        with reading(self._engine) as connection:
            kept = connection.scalar(wanted)
        return kept is None or compare_digest(kept, _hashed(f"{secret}:{pin}"))

    def get(self, link: str) -> Link | None:
        """Return a link by its id, unless it was revoked."""
        return self._find(link)

    def of(self, session: SessionId) -> Sequence[Link]:
        """Return the links of a session that are worth something, the oldest first."""
        wanted = (
            select(tables.link)
            .where(tables.link.c.session == session, tables.link.c.revoked_at.is_(None))
            .order_by(tables.link.c.created_at)
        )
        with reading(self._engine) as connection:
            rows = connection.execute(wanted).all()
            return [_link(row) for row in rows if not self._over(connection, row)]

    def given(self) -> frozenset[SessionId]:
        """Return the sessions for which somebody has a link; a screen that was paired is nobody."""
        wanted = select(tables.link.c.session).where(
            tables.link.c.session.is_not(None),
            tables.link.c.revoked_at.is_(None),
            tables.link.c.role != BY_PIN,
            ~and_(tables.link.c.role == Role.STAGE.value, tables.link.c.pin_hash.is_(None)),
        )
        with reading(self._engine) as connection:
            return frozenset(map(SessionId, connection.scalars(wanted)))

    def revoke(self, role: str, session: SessionId | None, at: datetime) -> None:
        """Make every link of a role worthless, and the PIN that one of them may have made."""
        with self._engine.begin() as connection:
            connection.execute(
                update(tables.link)
                .where(tables.link.c.role == role, tables.link.c.session == session)
                .values(revoked_at=at)
            )
            if session is not None and role in MAY_LEAD:
                connection.execute(delete(tables.link).where(waiting_of(session)))

    def revoke_one(self, link: str, session: SessionId, at: datetime) -> None:
        """Make one link of a session worthless; nothing happens if it is none, or is already.

        Whoever came by it may have made the PIN that waits, so that is worth nothing any more, too.
        """
        mine = (tables.link.c.secret_hash == link, tables.link.c.session == session)
        with self._engine.begin() as connection:
            revoked = connection.execute(
                update(tables.link)
                .where(*mine, tables.link.c.revoked_at.is_(None))
                .values(revoked_at=at)
            )
            role = connection.scalar(select(tables.link.c.role).where(*mine))
            if revoked.rowcount and role in MAY_LEAD:
                connection.execute(delete(tables.link).where(waiting_of(session)))

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
            if row is None or row.revoked_at is not None or self._over(connection, row):
                return None
            return _link(row)

    def _over(self, connection: Connection, row: Row[tuple[object, ...]]) -> bool:
        """Return whether a screen was paired for a session that has rested at its end since.

        Once it has, it stays so, although somebody goes back to an earlier stop to look at it.
        """
        now = self._now()
        if not _link(row).paired or now < row.created_at + RESTS:
            return False  # so that nothing is looked up during an evening
        entry = tables.entry.c
        moves = (
            select(entry.at, entry.body)
            .where(entry.session == row.session, entry.type == "Moved")
            .order_by(entry.seq)
        )
        moved = [(each.at, each.body["to"]) for each in connection.execute(moves)]
        return any(
            stop == ENDED and until - max(since, row.created_at) >= RESTS
            for (since, stop), (until, _) in pairwise([*moved, (now, "")])
        )


def waiting_of(session: SessionId) -> ColumnElement[bool]:
    """Return what holds for the PIN of a session that waits to be typed."""
    return and_(tables.link.c.session == session, tables.link.c.role == BY_PIN)


def _link(row: Row[tuple[object, ...]]) -> Link:
    session = SessionId(row.session) if row.session else None
    pin = row.pin_hash is not None
    return Link(row.secret_hash, row.role, session, row.epoch, row.label, pin)


def _hashed(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
