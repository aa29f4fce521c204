"""What a server says once it runs: where everything is. On an empty database, a demo evening."""

import argparse
import json
import os
import subprocess
import sys
from datetime import UTC, datetime

from facilitator.cli.terminal import qr
from facilitator.config import Settings
from facilitator.storage.store import Store

Demo = subprocess.Popen[bytes]


def greet(
    asked: argparse.Namespace, settings: Settings, store: Store, address: str, local: str
) -> Demo | None:
    """Say where people (``address``) and programs on this machine (``local``) find the server.

    Returns the demo evening, if there is one.
    """
    empty = not store.sessions.all()
    first = store.links.count("owner") == 0
    secret = None
    if asked.ready_json or asked.new_owner_link or first:
        secret = store.links.add("owner", None, datetime.now(UTC))
    if asked.ready_json:
        print(json.dumps({"url": local, "address": address, "owner": secret}), flush=True)
        return None
    print(f"\nTsunagari is running.\n\n  {address}\n", flush=True)
    if secret is not None:
        print(f"  Owner's link (shown once, keep it): {address}/enter#{secret}\n", flush=True)
    else:
        print("  A new owner's link: stop this, and start it with --new-owner-link\n", flush=True)
    if empty and first and not (asked.no_demo or asked.member) and secret is not None:
        return _demo(settings, address, local, secret)
    print(f"{qr(f'{address}/j')}\n  Phones join at {address}/j\n", flush=True)
    return None


def end(demo: Demo | None) -> None:
    """End the demo evening, if it still runs."""
    if demo is not None and demo.poll() is None:
        demo.terminate()


def _demo(settings: Settings, address: str, local: str, secret: str) -> Demo:
    report = settings.data / "demo-report.pdf"
    command = [sys.executable, "-m", "facilitator.cli.main", "demo", "--url", local]
    command += ["--public", address, "--report", str(report)]
    return subprocess.Popen(command, env=os.environ | {"TSUNAGARI_LINK": secret})
