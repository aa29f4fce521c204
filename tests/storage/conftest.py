"""A store of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.storage.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "data")
    yield store
    store.close()


@pytest.fixture
def again(store: Store) -> Iterator[Store]:
    """Return the same data, opened a second time as another process would."""
    again = Store(store.data)
    yield again
    again.close()
