"""Putting an evening of the core tests on disk."""

from collections.abc import Mapping, Sequence

from facilitator.core.entry import Entry
from facilitator.storage.log import Answer, Batch, Key, Lookup
from facilitator.storage.store import Store
from tests.core.world import Evening


def begin(store: Store) -> Evening:
    """Return an evening whose first entry is on disk."""
    evening = Evening()
    store.log.create(evening.session, evening.log[0])
    return evening


def keep(
    store: Store, evening: Evening, answers: Mapping[Key, Answer] | None = None
) -> Sequence[Entry]:
    """Write what is not on disk yet, in one transaction; return what was newer there."""
    id_ = evening.session.id
    seen = store.log.entries(id_)[-1].seq

    def work(newer: Sequence[Entry], lookup: Lookup) -> Batch:
        return Batch(evening.log[seen:], answers or {}, evening.session.state)

    newer, _ = store.log.append(id_, seen, work)
    return newer
