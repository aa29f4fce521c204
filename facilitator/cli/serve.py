"""`facilitator serve`: the live process, its worker, and on an empty database a demo evening."""

import argparse
import logging
import os
import signal
import socket
import sys
from dataclasses import replace
from pathlib import Path
from threading import Thread

import gevent
from sqlalchemy.exc import OperationalError

from facilitator import app, config
from facilitator.cli import listening, several
from facilitator.cli.address import address_of
from facilitator.cli.greeting import end, greet
from facilitator.cli.lock import hold
from facilitator.jobs.supervise import Suggester, Worker, stop_all
from facilitator.live import garbage
from facilitator.live.server import make_server
from facilitator.web.house import NAME, House


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser("serve", help="run the toolkit")
    parser.add_argument("--port", type=int, help="port to listen on; 0 takes a free one")
    parser.add_argument("--host", help="address to listen on (all of them unless given)")
    parser.add_argument("--data", type=Path, help="folder of the data (instance/ unless given)")
    parser.add_argument("--new-owner-link", action="store_true", help="print a new owner's link")
    parser.add_argument(
        "--no-demo", action="store_true", help="no demo evening on an empty database"
    )
    parser.add_argument(
        "--workers",
        type=int,
        metavar="N",
        help="N servers behind one address, each started again if it ends; they share "
        "TSUNAGARI_DATABASE, and Caddy stands before them",
    )
    parser.add_argument(
        "--member",
        action="store_true",
        help="one of several servers on the same TSUNAGARI_DATABASE and data: it leaves the demo "
        "and the work on reports to another",
    )
    parser.add_argument(
        "--socket",
        type=Path,
        metavar="FILE",
        help="listen on a file, for a proxy on this machine; --host and --port are the proxy's",
    )
    parser.add_argument(
        "--ready-json",
        action="store_true",
        help="print one line of JSON when ready, and no demo (for programs that start this one)",
    )
    parser.add_argument(
        "--attached",
        action="store_true",
        help="say nothing, and end when standard input closes (for programs that start this one)",
    )


def run(asked: argparse.Namespace) -> int:
    """Serve until interrupted."""
    if socket.socket.__module__.startswith("gevent"):
        # The writer's thread would be a greenlet, and every fsync would stop every phone.
        raise RuntimeError("this process is monkey-patched; run facilitator without that")
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    try:
        settings = _settings(asked)
        return several.run(asked, settings) if asked.workers else _alone(asked, settings)
    except OperationalError as error:
        print(f"facilitator serve: the database cannot be used: {error.orig}", file=sys.stderr)
    except (ValueError, OSError) as error:
        print(f"facilitator serve: {error}", file=sys.stderr)
    return 2


def _alone(asked: argparse.Namespace, settings: config.Settings) -> int:
    """Serve from this process. Raises what says why it cannot."""
    lock = None if settings.member else hold(settings.data)
    listener = _listen(settings)
    if settings.socket is None:
        settings = replace(settings, port=listener.getsockname()[1])
    address = address_of(settings)
    application = app.create_app(settings, address)
    house: House = application.extensions[NAME]
    server = make_server(listener, application)
    garbage.settle()
    beside = [] if settings.member else [Worker(settings.data), Suggester(settings.data)]
    gevent.signal_handler(signal.SIGTERM, server.stop)
    gevent.signal_handler(signal.SIGINT, server.stop)
    if asked.attached:
        Thread(target=_end_with_parent, daemon=True).start()
    server.start()
    for process in beside:
        process.start()
    demo = None
    if not asked.attached:
        demo = greet(asked, settings, house.store, address, f"http://127.0.0.1:{settings.port}")
    try:
        server.serve_forever()
    finally:
        end(demo)
        stop_all(beside)
        house.crowds.stop()
        house.sessions.stop()
        house.store.close()
        if lock is not None:
            lock.close()
    return 0


def _settings(asked: argparse.Namespace) -> config.Settings:
    settings = config.from_environment(os.environ)
    if asked.port is not None:
        if not 0 <= asked.port < 65536:
            raise ValueError(f"--port must be a number from 0 to 65535, and not {asked.port}")
        settings = replace(settings, port=asked.port)
    if asked.host is not None:
        settings = replace(settings, host=asked.host)
    if asked.data is not None:
        settings = replace(settings, data=asked.data.resolve())
    _together(asked, settings)
    return replace(settings, member=asked.member, socket=asked.socket)


def _together(asked: argparse.Namespace, settings: config.Settings) -> None:
    """Refuse what several servers cannot do, or cannot do without."""
    if asked.workers is not None:
        if not 1 <= asked.workers <= several.MOST:
            raise ValueError(f"--workers must be from 1 to {several.MOST}, and not {asked.workers}")
        if asked.member or asked.socket:
            raise ValueError("--workers starts the members itself, and chooses their files")
    if not settings.database:
        for given, name in ((asked.member, "--member"), (asked.workers, "--workers")):
            if given:
                raise ValueError(
                    f"{name} needs a database that the servers share: set "
                    "TSUNAGARI_DATABASE to postgresql://user:password@host/name"
                )


def _listen(settings: config.Settings) -> socket.socket:
    if settings.socket is not None:
        return listening.on_file(settings.socket)
    return listening.at_port(settings.host, settings.port)


def _end_with_parent() -> None:
    """Wait for standard input to close; the parent holds the other end and writes nothing."""
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
