"""A PostgreSQL server of one's own, on a socket in a folder of its own."""

import os
import shutil
import subprocess
from pathlib import Path
from secrets import token_hex
from tempfile import mkdtemp

from sqlalchemy import create_engine, text

from facilitator.bench.faults.installed import installed
from facilitator.storage.database import address

USER = "tests"
TEMPLATE = "migrated"


class Postgres:
    """A cluster in a new folder, started; `stop` ends it and takes the folder away.

    It refuses to run as root, so as root it runs as the user that came with it. Nothing is
    synced to the disk: what is tested with it is not the disk. The folder is in the system's own
    place for such, since others' names may be too long for a socket.
    """

    def __init__(self) -> None:
        """Start it. Raises ``NotInstalled``."""
        installed("initdb")
        self._folder = Path(mkdtemp(prefix="postgres-"))
        self._owner = "postgres" if os.getuid() == 0 else None
        if self._owner:
            shutil.chown(self._folder, self._owner)
        self._run("initdb", "--auth=trust", f"--username={USER}", "--encoding=UTF8", "--no-sync")
        options = f"-k {self._folder} -c listen_addresses= -c fsync=off -c max_connections=200"
        self._run("pg_ctl", "-w", "-l", str(self._folder / "log"), "-o", options, "start")

    def create(self, template: str = "template1", name: str = "") -> str:
        """Make a database, empty or like another, and return its URL."""
        name = name or f"t{token_hex(6)}"
        engine = create_engine(address(self.url("postgres")), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
        engine.dispose()
        return self.url(name)

    def url(self, name: str) -> str:
        """Return the URL of a database."""
        return f"postgresql://{USER}@/{name}?host={self._folder}"

    def restart(self) -> None:
        """End every connection, and take new ones."""
        self._run("pg_ctl", "-w", "-m", "immediate", "restart")

    def stop(self) -> None:
        """End it at once."""
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(self._folder)

    def _run(self, tool: str, *arguments: str) -> None:
        environment = os.environ | {"PGDATA": str(self._folder / "data")}
        subprocess.run(
            [installed(tool), *arguments],
            user=self._owner,
            env=environment,
            check=True,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
