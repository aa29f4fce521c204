"""Names drawn by chance: none of them tells when, where or by whom it was made."""

from secrets import choice, token_hex

from facilitator.core.ids import SessionId

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # nothing that is read for something else
DIGITS = "2345679"  # none that is heard or read for another: no 0/O, 1/I, 8/B


def fresh_id() -> str:
    """Return eight random characters: about 10^12 ids, for what people make in a session."""
    return "".join(choice(ALPHABET) for _ in range(8))


def fresh_code() -> str:
    """Return six digits for people to join by. Whoever writes them finds out if they are taken."""
    return "".join(choice(DIGITS) for _ in range(6))


def fresh_session() -> SessionId:
    """Return the id of a new session."""
    return SessionId(token_hex(8))
