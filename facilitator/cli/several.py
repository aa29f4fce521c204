"""`facilitator serve --workers N`: several servers behind one address, and all of them kept going.

This process serves nobody: it holds the folder, starts the servers, the process that works on
reports, and Caddy before the servers (`front.py`), and starts again whichever of them ends. A phone
whose server has died finds itself at another one when it comes back, and nothing that was
acknowledged is missing there (decisions 13).
"""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

import requests

from facilitator.cli import front
from facilitator.cli.address import address_of
from facilitator.cli.greeting import end, greet
from facilitator.cli.listening import at_port
from facilitator.cli.lock import hold
from facilitator.config import Settings
from facilitator.jobs.supervise import Kept, Suggester, Worker, stop_all
from facilitator.library.shelf import load_shelf
from facilitator.live.capacity import MIB, bound
from facilitator.storage.store import Store
from facilitator.tickets import secret_key

MOST = 64
STARTING = 60.0  # seconds in which the first server must be ready
EVERYWHERE = ("0.0.0.0", "::")


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Serve until interrupted. Raises ``ValueError`` and ``OSError`` that say what to do."""
    caddy = front.program()
    with at_port(settings.host, settings.port) as probe:  # a sentence of ours, if it is taken
        settings = replace(settings, port=probe.getsockname()[1])
    with hold(settings.data), TemporaryDirectory(prefix="tsunagari-") as folder:
        store = _opened(settings)
        files = [Path(folder, f"{n}.sock") for n in range(1, asked.workers + 1)]
        kept = [
            Worker(settings.data),
            Suggester(settings.data),
            *(_server(settings, file, asked.workers) for file in files),
            front.front(caddy, Path(folder), settings, files),
        ]
        try:
            return _serve(asked, settings, store, kept)
        finally:
            stop_all(kept)
            store.close()


def _opened(settings: Settings) -> Store:
    """Return the store, once all is there that the servers must find and share."""
    load_shelf(settings.programs)
    secret_key(settings.data)
    store = Store(settings.data, settings.database)
    store.files.sweep()  # nobody else makes files yet
    return store


def _server(settings: Settings, file: Path, workers: int) -> Kept:
    """Return one of so many servers, not started yet; they share the memory of one."""
    mib = settings.allowance.memory or max(1, bound(0) // MIB // workers)
    command = [sys.executable, "-m", "facilitator.cli.main", "serve", "--member", "--attached"]
    command += ["--socket", str(file), "--data", str(settings.data)]
    command += ["--host", settings.host, "--port", str(settings.port)]
    return Kept(file.stem, command, os.environ | {"TSUNAGARI_MEMORY": str(mib)})


def _serve(
    asked: argparse.Namespace, settings: Settings, store: Store, kept: Sequence[Kept]
) -> int:
    ending = Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: ending.set())
    for process in kept:
        process.start()
    local = f"http://{_reached_at(settings.host)}:{settings.port}"
    if not _ready(local, ending):
        if not ending.is_set():
            print("facilitator serve: no server got ready; see above", file=sys.stderr)
        return 0 if ending.is_set() else 1
    demo = greet(asked, settings, store, address_of(settings), local)
    try:
        ending.wait()
    finally:
        end(demo)
    return 0


def _reached_at(host: str) -> str:
    return "127.0.0.1" if host in EVERYWHERE else host


def _ready(local: str, ending: Event) -> bool:
    """Return whether one of the servers answers in time: the others may follow."""
    for _ in range(round(STARTING / 0.1)):
        if ending.wait(0.1):
            return False
        try:
            if requests.get(f"{local}/readyz", timeout=STARTING).ok:
                return True
        except requests.RequestException:
            continue
    return False
