"""`facilitator serve`: the live process, its worker, and on an empty database a demo evening."""

import argparse
import json
import logging
import os
import signal
import socket
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import gevent

from facilitator import app, config
from facilitator.cli.address import own_address
from facilitator.cli.lock import hold
from facilitator.cli.terminal import qr
from facilitator.jobs.supervise import Worker
from facilitator.live.server import make_server
from facilitator.web.house import NAME, House

BACKLOG = 4096  # joins that may wait to be accepted when a whole hall scans at once


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
        "--member",
        action="store_true",
        help="one of several servers on the same TSUNAGARI_DATABASE and data: it leaves the demo "
        "and the work on reports to another",
    )
    parser.add_argument(
        "--ready-json",
        action="store_true",
        help="print one line of JSON when ready, and no demo (for programs that start this one)",
    )


def run(asked: argparse.Namespace) -> int:
    """Serve until interrupted."""
    if socket.socket.__module__.startswith("gevent"):
        # The writer's thread would be a greenlet, and every fsync would stop every phone.
        raise RuntimeError("this process is monkey-patched; run facilitator without that")
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    try:
        settings = _settings(asked)
        lock = None if settings.member else hold(settings.data)
        listener = _listen(settings.host, settings.port)
    except (ValueError, OSError) as error:
        print(f"facilitator serve: {error}", file=sys.stderr)
        return 2
    address = (
        settings.public_url or f"http://{own_address(settings.host)}:{listener.getsockname()[1]}"
    )
    try:
        application = app.create_app(settings, address)
    except (ValueError, PermissionError) as error:
        print(f"facilitator serve: {error}", file=sys.stderr)
        return 2
    house: House = application.extensions[NAME]
    server = make_server(listener, application)
    worker = None if settings.member else Worker(settings.data)
    local = f"http://127.0.0.1:{listener.getsockname()[1]}"
    gevent.signal_handler(signal.SIGTERM, server.stop)
    gevent.signal_handler(signal.SIGINT, server.stop)
    server.start()
    if worker is not None:
        worker.start()
    demo = _greet(asked, house, address, local)
    try:
        server.serve_forever()
    finally:
        if demo is not None and demo.poll() is None:
            demo.terminate()
        if worker is not None:
            worker.stop()
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
    if asked.member and not settings.database:
        raise ValueError("--member needs a TSUNAGARI_DATABASE that the members share")
    return replace(settings, member=asked.member)


def _listen(host: str, port: int) -> socket.socket:
    """Return a listening socket. Raises ``OSError`` that says what to do."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        raise OSError(
            f"cannot listen on {host}:{port} ({error.strerror}); try --port {port + 1}"
        ) from error
    listener.listen(BACKLOG)
    listener.setblocking(False)
    return listener


def _greet(
    asked: argparse.Namespace, house: House, address: str, local: str
) -> subprocess.Popen[bytes] | None:
    """Say where everything is; on an empty database start the demo evening."""
    empty = not house.sessions.list()
    first = house.store.links.count("owner") == 0
    secret = None
    if asked.ready_json or asked.new_owner_link or first:
        secret = house.store.links.add("owner", None, datetime.now(UTC))
    if asked.ready_json:
        print(json.dumps({"url": local, "address": address, "owner": secret}), flush=True)
        return None
    print(f"\nTsunagari is running.\n\n  {address}\n", flush=True)
    if secret is not None:
        print(f"  Owner's link (shown once, keep it): {address}/enter#{secret}\n", flush=True)
    else:
        print("  A new owner's link: bin/run --new-owner-link\n", flush=True)
    if empty and first and not (asked.no_demo or asked.member) and secret is not None:
        return _demo(house, local, secret)
    print(f"{qr(f'{address}/j')}\n  Phones join at {address}/j\n", flush=True)
    return None


def _demo(house: House, local: str, secret: str) -> subprocess.Popen[bytes]:
    report = house.settings.data / "demo-report.pdf"
    command = [sys.executable, "-m", "facilitator.cli.main", "demo", "--url", local]
    command += ["--public", house.address, "--report", str(report)]
    return subprocess.Popen(command, env=os.environ | {"TSUNAGARI_LINK": secret})
