"""What can keep the sessions of a server: SQLite, or PostgreSQL with Redis as the doorbell.

What depends on how something is stored runs on both; the rest need not wait for the second.
"""

from typing import Any

import pytest

from tests.postgres import TEMPLATE

STORAGES = ("sqlite", "postgresql")


def on_both(fixture: str) -> pytest.MarkDecorator:
    """Return a mark: what is marked runs on both storages, which ``fixture`` is told."""
    return pytest.mark.parametrize(fixture, STORAGES, indirect=True)


def storage(request: Any) -> dict[str, str]:
    """Return an empty database, as `Server` wants it, for what a fixture was told."""
    if getattr(request, "param", STORAGES[0]) == STORAGES[0]:
        return {}
    postgres, redis = request.getfixturevalue("postgres"), request.getfixturevalue("redis")
    return {"database": postgres.create(TEMPLATE), "redis": redis.url}
