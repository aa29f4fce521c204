"""A PostgreSQL server of the tests' own, on a socket in a folder of its own."""

import os
import shutil
import subprocess
from pathlib import Path
from secrets import token_hex
from tempfile import mkdtemp

import psycopg

USER = "tests"
TEMPLATE = "migrated"


class Postgres:
    """A cluster in a new folder, started; `stop` ends it and takes the folder away.

    It refuses to run as root, so as root it runs as the user that came with it. Nothing is
    synced to the disk: what is tested here is not the disk. The folder is not pytest's, whose
    names are too long for a socket and whose owner is the only one let in.
    """

    def __init__(self) -> None:
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
        with psycopg.connect(self._dsn("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
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

    def _dsn(self, name: str) -> str:
        return f"host={self._folder} user={USER} dbname={name}"

    def _run(self, tool: str, *arguments: str) -> None:
        environment = os.environ | {"PGDATA": str(self._folder / "data")}
        subprocess.run(
            [_tool(tool), *arguments],
            user=self._owner,
            env=environment,
            check=True,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def _tool(name: str) -> str:
    """Return the path of one of PostgreSQL's tools: Debian keeps them out of the way."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    path = shutil.which(name) or (str(found[-1]) if found else None)
    assert path, f"{name} is not installed; bin/setup test installs it"
    return path
