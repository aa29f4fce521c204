"""A store of its own for every test, on either database."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator.storage.store import Store
from tests.postgres import TEMPLATE


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database; "" where it is SQLite's, in the folder of the data."""
    if request.param == "sqlite":
        return ""
    server: Any = request.getfixturevalue("postgres")
    return str(server.create(TEMPLATE))


@pytest.fixture
def store(tmp_path: Path, database: str) -> Iterator[Store]:
    store = Store(tmp_path / "data", database)
    yield store
    store.close()


@pytest.fixture
def again(store: Store, database: str) -> Iterator[Store]:
    """Return the same data, opened a second time as another process would."""
    again = Store(store.data, database)
    yield again
    again.close()
