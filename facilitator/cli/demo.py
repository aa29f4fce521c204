"""`facilitator demo`: an evening to watch, on a server that is running already."""

import argparse
import os
import sys
from pathlib import Path

from facilitator.cli.rehearse import wish_from
from facilitator.cli.terminal import qr
from facilitator.core.program import LANGS
from facilitator.rehearsal.door import Closed, Door
from facilitator.rehearsal.evening import Evening, StoodStill

LINK = "TSUNAGARI_LINK"  # a secret on the command line could be read by everybody on the machine


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser("demo", help="play an evening to watch on a running server")
    parser.add_argument("--url", required=True, help="where the server is")
    parser.add_argument("--link", help=f"owner's link to it (${LINK} unless given)")
    parser.add_argument("--public", help="address to print (--url unless given)")
    parser.add_argument("--program", default="tsunagari-5", metavar="ID")
    parser.add_argument("--format", type=int, metavar="MIN")
    parser.add_argument("--people", type=int, default=30, metavar="N")
    parser.add_argument("--seconds", type=float, default=600, metavar="S")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--lang", choices=LANGS, default="ja")
    parser.add_argument("--report", type=Path, metavar="FILE.pdf", help="write the report there")


def run(asked: argparse.Namespace) -> int:
    """Play the evening; return 0, 1 when the server did not play along, 2 for wrong usage."""
    link = asked.link or os.environ.get(LINK)
    if not link:
        return _sorry(f"needs the owner's link, as --link or as ${LINK}", 2)
    try:
        wish = wish_from(asked)
        door = Door(asked.url)
        door.enter(link)
        evening = Evening(door, wish, lambda _sentence: None)
        _announce(asked.public or asked.url, evening.code)
        evening.play()
        if asked.report is not None:
            asked.report.write_bytes(door.report(evening.code, wish.lang, lambda *_: None))
            print(f"  The report of the demo evening: {asked.report.resolve()}\n", flush=True)
    except ValueError as error:
        return _sorry(str(error), 2)
    except (Closed, StoodStill, OSError) as error:
        return _sorry(str(error), 1)
    return 0


def _announce(address: str, code: str) -> None:
    print(
        f"{qr(f'{address}/j/{code}')}\n"
        f"  A demo evening with simulated people has begun: {code[:3]} {code[3:]}\n"
        f"    phone    {address}/j/{code} (or scan the code)\n"
        f"    stage    {address}/stage/{code} (after the owner's link)\n"
        f"    console  {address}/console/{code} (after the owner's link)\n",
        flush=True,
    )


def _sorry(sentence: str, code: int) -> int:
    print(f"facilitator demo: {sentence}", file=sys.stderr, flush=True)
    return code
