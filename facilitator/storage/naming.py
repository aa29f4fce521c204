"""Names drawn by chance: none of them tells when, where or by whom it was made."""

from secrets import choice, randbelow, token_hex

from facilitator.core.ids import SessionId

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # nothing that is read for something else
CODES = 900_000  # from 100000 on: what begins with a nought is shortened by spreadsheets


def fresh_id() -> str:
    """Return eight random characters: about 10^12 ids, for what people make in a session."""
    return "".join(choice(ALPHABET) for _ in range(8))


def fresh_code() -> str:
    """Return six digits for people to join by. Whoever writes them finds out if they are taken."""
    return str(1_000_000 - CODES + randbelow(CODES))


def fresh_session() -> SessionId:
    """Return the id of a new session."""
    return SessionId(token_hex(8))
