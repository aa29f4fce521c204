"""The list of sessions says what their logs say, on either database and after older tables."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, insert, text

from facilitator.core.entry import Entry
from facilitator.core.hosting.appointing import Appoint
from facilitator.core.hosting.hosted import Appointment
from facilitator.core.hosting.rehearsing import RehearsalEmptied
from facilitator.core.ids import PartId, SessionId
from facilitator.core.keeping import TakeMeasures
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.people import DESK
from facilitator.core.program import Part
from facilitator.storage import tables
from facilitator.storage.database import MIGRATIONS, address
from facilitator.storage.restoring import restore
from facilitator.storage.rows import to_row
from facilitator.storage.store import Store
from tests.core.world import ANN, FAY, PROGRAM, START, Evening, words
from tests.storage.keeping import begin, keep

S1 = SessionId("s1")
HELD = Appointment("2026-01-15", "18:30", "both", "Harbour hall")
PART = PROGRAM.steps()[0].id
QUESTIONS = [step.question for step in PROGRAM.steps() if step.question]
ASKED = list(dict.fromkeys(line for each in QUESTIONS for line in (each.ja, each.en)))
TALKING = replace(
    PROGRAM,
    parts=(
        *PROGRAM.parts,
        Part(PartId("talk"), "talk", words("Talk"), {30: {"talk": 5}}),
        Part(PartId("more"), "talk", words("More"), {30: {"talk": 0}, 60: {"talk": 5}}),
    ),
)
SAID = Appoint(HELD.day, HELD.time, HELD.place, HELD.venue)


def held(store: Store) -> Evening:
    """Return an evening that was appointed and held, with two notes of one person."""
    evening = begin(store)
    evening.act(FAY, SAID)
    evening.go("open/write")
    evening.write(ANN)
    evening.write(ANN)
    evening.act(FAY, WriteInsight(PART, "The kitchen is where it begins"))
    evening.act(DESK, TakeMeasures())
    keep(store, evening)
    return evening


def test_a_new_session_is_listed_with_its_zone_and_nothing_that_nobody_has_said(store):
    begin(store)

    [listed] = store.sessions.all()

    assert (listed.zone, listed.appointed, listed.figures) == ("Asia/Tokyo", Appointment(), None)


def test_the_list_follows_the_log(store):
    held(store)

    [listed] = store.sessions.all()

    assert listed.appointed == HELD
    assert listed.figures == {"people": 0, "notes": 2}
    assert store.sessions.find("482913") == listed


def test_a_session_is_searched_by_its_questions_and_by_what_was_seen_last(store):
    evening = held(store)
    evening.act(FAY, WriteInsight(PART, "Somebody asks"))
    keep(store, evening)

    assert store.sessions.lines() == {"482913": [*ASKED, "Somebody asks"]}
    evening.act(FAY, WriteInsight(PART, ""))
    keep(store, evening)
    assert store.sessions.lines() == {"482913": ASKED}


def test_of_a_rehearsal_that_was_emptied_nothing_was_seen(store):
    evening = held(store)

    evening.log.append(Entry(evening.session.seq + 1, START, FAY.id, RehearsalEmptied(())))
    keep(store, evening)

    assert store.sessions.lines() == {"482913": ASKED}


def test_a_session_that_is_written_whole_is_listed_as_it_is(store):
    evening = Evening()
    evening.act(FAY, SAID)
    evening.act(FAY, WriteInsight(PART, "Somebody asks"))

    store.log.create(evening.session, *evening.log)

    assert store.sessions.all()[0].appointed == HELD
    assert store.sessions.lines() == {"482913": [*ASKED, "Somebody asks"]}


def test_a_restored_session_is_listed_as_its_log_says_whatever_the_backup_claims(store, tmp_path):
    held(store)
    out = io.BytesIO()
    with store.engine.begin() as connection:
        connection.execute(text("""UPDATE session SET appointed = '{"day": "soon"}'"""))
    store.backups.write([S1], out)
    other = Store(tmp_path / "other")

    restore(other.engine, other.data / "files", io.BytesIO(out.getvalue()))

    [listed] = other.sessions.all()
    assert (listed.appointed, listed.figures) == (HELD, {"people": 0, "notes": 2})
    other.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def older(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str, Engine]:
    """A database as it was before the list knew when sessions are held: where, and its engine."""
    if request.param == "sqlite":
        (tmp_path / "data").mkdir()
        url, engine = "", create_engine(f"sqlite:///{tmp_path}/data/tsunagari.db")
    else:
        server: Any = request.getfixturevalue("postgres")
        url = str(server.create())
        engine = create_engine(address(url))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0008")
    return tmp_path / "data", url, engine


def test_days_and_figures_of_older_sessions_are_found_in_the_list(older):
    folder, url, engine = older
    evening = Evening(TALKING)
    evening.go("open/write")
    evening.write(ANN)
    evening.act(FAY, WriteInsight(PART, "Somebody asks"))
    evening.act(DESK, TakeMeasures())
    row = {
        "id": "s1",
        "code": "482913",
        "head": len(evening.log),
        "title": "T",
        "program": {"ja": "", "en": ""},
        "state": "ended",
        "rehearsal": False,
        "created_at": START,
    }
    with engine.begin() as connection:
        old = [column for column in tables.session.c if column.name in row]
        connection.execute(
            insert(tables.session).values({column: row[column.name] for column in old})
        )
        connection.execute(insert(tables.entry), [to_row(S1, each) for each in evening.log])
        connection.execute(text("INSERT INTO standing (session, day) VALUES ('s1', '2026-01-15')"))
    engine.dispose()

    store = Store(folder, url)

    [listed] = store.sessions.all()
    assert listed.appointed == Appointment("2026-01-15")
    assert listed.figures == {"people": 0, "notes": 1}
    assert (listed.zone, listed.talks) == ("Asia/Tokyo", 1)  # the other has no time in 30 minutes
    assert store.standings.all().keys() == {S1}
    assert store.sessions.lines() == {"482913": [*ASKED, "Somebody asks"]}
    store.close()


def test_of_what_runs_the_list_knows_when_it_last_went_on(store):
    evening = begin(store)
    assert store.sessions.moved() == {}

    evening.go("open/write")
    evening.write(ANN)
    keep(store, evening)

    assert store.sessions.moved() == {S1: evening.session.visit.since}
