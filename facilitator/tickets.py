"""Tickets and cookies: who somebody is, signed so that nobody else can say it.

A page carries a ticket and sends it when its socket connects; a cookie remembers it
for the next visit. Neither is encrypted: they hold nothing that its holder must not know.
"""

import hmac
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes, token_hex
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer

from facilitator.core.ids import PersonId
from facilitator.core.people import Person, Role

KEY = 32  # bytes


@dataclass(frozen=True, slots=True)
class Ticket:
    """Who somebody is in one session. ``link`` is the link they came by, "" for participants.

    ``place`` is ``venue`` or ``online``, and what `placed` adds to it.
    """

    code: str
    person: Person
    place: str = ""
    link: str = ""


def placed(place: str, group: int | None) -> str:
    """Return where somebody sits together with their position, by its place in the program.

    Tickets alone carry it: nothing on disk says who has which position.
    """
    return place if group is None else f"{place}+{group}"


def sitting(place: str) -> tuple[str, int | None]:
    """Return where somebody sits and their position, from what `placed` made of them."""
    where, _, group = place.partition("+")
    return where, int(group) if group.isdecimal() else None


class Tickets:
    """Signs tickets and reads them."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._signer = URLSafeSerializer(key, salt="ticket")

    def sign(self, ticket: Ticket) -> str:
        """Return ``ticket`` as text that only this server can make."""
        person = ticket.person
        return str(
            self._signer.dumps(
                [
                    ticket.code,
                    person.id,
                    person.role.value,
                    person.secret,
                    person.nickname,
                    ticket.place,
                    ticket.link,
                ]
            )
        )

    def read(self, signed: object) -> Ticket | None:
        """Return the ticket, or None for anything that this server did not sign."""
        if not isinstance(signed, str):
            return None
        try:
            code, id, role, secret, nickname, place, link = self._signer.loads(signed)
            person = Person(PersonId(id), Role(role), secret, nickname)
        except (BadSignature, ValueError, TypeError):
            return None
        return Ticket(code, person, place, link)

    def sign_link(self, link: str) -> str:
        """Return the id of a link as text that only this server can make."""
        return str(self._signer.dumps(link))

    def read_link(self, signed: object) -> str | None:
        """Return the id of a link that this server signed."""
        try:
            link: Any = self._signer.loads(signed) if isinstance(signed, str) else None
        except BadSignature:
            return None
        return link if isinstance(link, str) else None

    def digest(self, what: str, text: str) -> str:
        """Return what stands for a ``text`` too short to be hashed: nobody else can make it."""
        return hmac.new(
            self._key, f"{what}:{text}".encode("utf-8", "replace"), "sha256"
        ).hexdigest()


def secret_key(data: Path) -> bytes:
    """Return the key of this installation, made at its first run and readable by its owner only.

    Raises ``PermissionError`` when others can read it, and ``ValueError`` for one that was
    never written whole: with a short key, anybody could sign.
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = data / "secret.key"
    if not path.exists():
        _make(path)
    if path.stat().st_mode & 0o077:
        raise PermissionError(f"{path} can be read by others; chmod 600 {path}")
    key = path.read_bytes()
    if len(key) < KEY:
        raise ValueError(f"{path} is broken; delete it, and everybody joins anew")
    return key


def _make(path: Path) -> None:
    """Write a key whole, unless another process that starts now is quicker: then its holds."""
    mine = path.with_name(f"{path.name}.{token_hex(8)}")
    made = os.open(mine, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(made, "wb") as out:
        out.write(token_bytes(KEY))
        out.flush()
        os.fsync(out.fileno())
    with suppress(FileExistsError):
        os.link(mine, path)
    mine.unlink()
