"""What the pages need from the rest of the product, handed to them by `create_app`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import current_app

from facilitator.config import Settings
from facilitator.core.program import Program
from facilitator.jobs.crowd import Crowds
from facilitator.jobs.queue import Jobs
from facilitator.library.reading import Reading
from facilitator.library.stored import programs
from facilitator.storage.store import Store
from facilitator.storage.threads import Threads
from facilitator.tickets import Tickets

if TYPE_CHECKING:
    from facilitator.live.registry import Sessions

NAME = "tsunagari"


@dataclass(frozen=True, slots=True)
class House:
    """One running installation. ``address`` is where phones find it, ``files`` are its programs."""

    settings: Settings
    store: Store
    threads: Threads
    sessions: "Sessions"
    files: Sequence[Reading]
    jobs: Jobs
    tickets: Tickets
    address: str
    crowds: Crowds = field(default_factory=Crowds)

    def programs(self) -> Mapping[str, Program]:
        """Return every program that can be run by its id: of files, then those made here.

        These are read afresh each time: another server may have stored one.
        """
        return self.threads.read(self._programs)

    def _programs(self) -> Mapping[str, Program]:
        here = (each for each in self.store.programs.all() if each.binned_at is None)
        return programs(self.files, ((each.id, each.text) for each in here))


def house() -> House:
    """Return the installation that the present request is for."""
    found: House = current_app.extensions[NAME]
    return found
