"""What the pages need from the rest of the product, handed to them by `create_app`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import current_app

from facilitator.config import Settings
from facilitator.core.program import Program
from facilitator.jobs.crowd import Crowds
from facilitator.jobs.queue import Jobs
from facilitator.storage.store import Store
from facilitator.storage.threads import Threads
from facilitator.tickets import Tickets

if TYPE_CHECKING:
    from facilitator.live.registry import Sessions

NAME = "tsunagari"


@dataclass(frozen=True, slots=True)
class House:
    """One running installation. ``address`` is where phones find it."""

    settings: Settings
    store: Store
    threads: Threads
    sessions: "Sessions"
    library: Mapping[str, Program]
    jobs: Jobs
    tickets: Tickets
    address: str
    crowds: Crowds = field(default_factory=Crowds)


def house() -> House:
    """Return the installation that the present request is for."""
    found: House = current_app.extensions[NAME]
    return found
