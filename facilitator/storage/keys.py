"""What a key can be at all, whoever it comes from."""


def possible(key: str) -> bool:
    """Return whether anything can be found under ``key``: PostgreSQL does not even take a NUL."""
    return "\0" not in key
