"""The tables, and how they came to be what they are."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, select

from facilitator.storage import tables
from facilitator.storage.database import migrate
from facilitator.storage.store import Store
from tests.core.world import START
from tests.storage.keeping import begin


def test_the_migrations_make_exactly_the_tables_that_the_code_knows(store):
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})

        assert compare_metadata(context, tables.metadata) == []


def test_the_migrations_leave_no_table_of_their_own_but_the_number_they_are_at(store):
    names = set(inspect(store.engine).get_table_names())

    assert names == set(tables.metadata.tables) | {"alembic_version"}


def test_opening_a_database_again_changes_nothing_in_it(store, database):
    evening = begin(store)

    migrate(store.engine)
    again = Store(store.data, database)

    assert again.log.entries(evening.session.id) == evening.log
    again.close()


@pytest.mark.parametrize("name", ["つながり", "what?", "a#b", "100%25", "with space"])
def test_the_folder_of_the_data_may_have_any_name(tmp_path, name):
    store = Store(tmp_path / name)

    assert store.ready()
    assert (tmp_path / name / "tsunagari.db").exists()
    store.close()


def test_a_store_answers_once_it_is_open(store):
    assert store.ready()


def test_moments_are_kept_in_one_zone_so_that_they_sort(store):
    begin(store)
    early = START.astimezone(timezone(timedelta(hours=9)))
    late = datetime(2026, 1, 15, 9, 0, 0, 1, tzinfo=UTC)
    for job, at in [("j1", late), ("j2", early)]:
        store.jobs.add(job, "s1", "report", {}, at)

    in_order = select(tables.job.c.id, tables.job.c.created_at).order_by(tables.job.c.created_at)
    with store.engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(in_order)]

    assert rows == [("j2", START), ("j1", late)]
    assert all(at.tzinfo is not None for _, at in rows)
