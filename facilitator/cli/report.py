"""`facilitator report`: the report of a session as a file. Reads, and changes nothing."""

import argparse
import os
import sys
from pathlib import Path

from facilitator.config import from_environment
from facilitator.core.log import rebuild
from facilitator.core.program import LANGS
from facilitator.jobs.print_report import MEDIA_TYPES, render
from facilitator.printing.failed import PrintingFailed
from facilitator.report.audit import Unfounded
from facilitator.storage.store import Store


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser("report", help="print the report of a session")
    parser.add_argument("session", help="the six-digit code of the session")
    parser.add_argument("--lang", choices=LANGS, help="language (the session's unless given)")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="FILE.pdf or FILE.html"
    )
    parser.add_argument("--data", type=Path, help="folder of the data (instance/ unless given)")


def run(asked: argparse.Namespace) -> int:
    """Print the report; return 0, 1 when it could not be made, 2 when it was asked for wrongly."""
    form = asked.out.suffix.removeprefix(".").lower()
    if form not in MEDIA_TYPES:
        return _sorry(f"{asked.out} must end in .pdf or .html", 2)
    data = (asked.data or from_environment(os.environ).data).resolve()
    if not (data / "tsunagari.db").is_file():
        return _sorry(f"there are no sessions in {data}; name another folder with --data", 2)
    store = Store(data)
    try:
        listed = store.sessions.find(asked.session.replace(" ", ""))
        if listed is None:
            codes = ", ".join(each.code for each in store.sessions.all()[:10]) or "none"
            return _sorry(f"there is no session {asked.session} in {data} (there is: {codes})", 2)
        session = rebuild(store.log.entries(listed.id))
    finally:
        store.close()
    try:
        asked.out.write_bytes(render(session, asked.lang or session.lang, form))
    except (PrintingFailed, Unfounded, OSError) as error:
        return _sorry(str(error), 1)
    print(asked.out)
    return 0


def _sorry(sentence: str, code: int) -> int:
    print(f"facilitator report: {sentence}", file=sys.stderr)
    return code
