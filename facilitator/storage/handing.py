"""What a command hands over to the server that holds the data: it alone may append (decisions 12).

It goes through the table of jobs, done as far as the worker is concerned. The server decides it,
enters what follows, takes the words out of the row and puts its answer there.
"""

from collections.abc import Mapping
from dataclasses import replace
from secrets import token_hex
from typing import Any

from facilitator.core import codec
from facilitator.core.editing import WritePassages
from facilitator.core.people import DESK, TERMINAL, Person
from facilitator.core.severing import Sever
from facilitator.storage.jobs import Job

HANDED: Mapping[str, tuple[Person, type]] = {
    "sever": (DESK, Sever),
    "edit": (TERMINAL, WritePassages),
}
"""Kinds of jobs that are handed over: who does what in each."""


def kind_of(action: Any) -> str:
    """Return the kind of job by which ``action`` is handed over. Raises ``KeyError``."""
    return {kind: name for name, (_, kind) in HANDED.items()}[type(action)]


def doer(kind: str) -> Person:
    """Return who does what is handed over.

    With a secret that nobody knows: what an action was is kept in its answer, as a digest.
    """
    return replace(HANDED[kind][0], secret=token_hex(16))


def action_of(job: Job) -> Any:
    """Return what a job asks for. Raises ``Malformed``."""
    return codec.decode(HANDED[job.kind][1], job.options)
