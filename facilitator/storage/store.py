"""Everything that is kept, in one place."""

from pathlib import Path

from sqlalchemy import text

from facilitator.storage.backup import Backup
from facilitator.storage.database import open_database
from facilitator.storage.files import Files
from facilitator.storage.jobs import JobTable
from facilitator.storage.links import Links
from facilitator.storage.log import SessionLog
from facilitator.storage.people import People
from facilitator.storage.presence import PresenceTable
from facilitator.storage.private import Private
from facilitator.storage.programs import Programs
from facilitator.storage.reading import reading
from facilitator.storage.sessions import SessionList
from facilitator.storage.stage_pins import StagePins
from facilitator.storage.standing import Standings


class Store:
    """The data of one installation. Threads may share it.

    All below the folder ``data``, or the tables in the PostgreSQL database ``database`` and only
    the finished files in the folder.
    """

    def __init__(self, data: Path, database: str = "") -> None:
        self.data = data
        self.engine = open_database(data, database)
        self.files = Files(self.engine, data / "files")
        self.backups = Backup(self.engine, data / "files")
        self.log = SessionLog(self.engine, self.files)
        self.sessions = SessionList(self.engine)
        self.people = People(self.engine)
        self.private = Private(self.engine)
        self.links = Links(self.engine)
        self.stage_pins = StagePins(self.engine)
        self.jobs = JobTable(self.engine)
        self.presence = PresenceTable(self.engine)
        self.programs = Programs(self.engine)
        self.standings = Standings(self.engine, self.files)

    @property
    def shared(self) -> bool:
        """Whether other processes may serve the same sessions."""
        return self.engine.dialect.name == "postgresql"

    def ready(self) -> bool:
        """Return whether the database answers."""
        with reading(self.engine) as connection:
            return bool(connection.scalar(text("SELECT 1")) == 1)

    def close(self) -> None:
        """Let go of every connection."""
        self.log.close()
        self.engine.dispose()
