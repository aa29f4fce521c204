"""`facilitator rehearse`: simulated people do a whole program, and everything is checked."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitator import config
from facilitator.core.program import LANGS, Program
from facilitator.library.shelf import load_shelf
from facilitator.rehearsal.audit import Findings, audit_log
from facilitator.rehearsal.door import Closed, Door
from facilitator.rehearsal.evening import Evening, Outcome, StoodStill, Wish, plan
from facilitator.rehearsal.server import DidNotStart, OwnServer

FINE, WRONG, USAGE, NO_SERVER, NO_REPORT = range(5)

CODES = """exit codes:
  0  every acknowledged action is in the log exactly once, and every screen ended on the same number
  1  something was lost or doubled, screens differ, or the evening came to a stop
  2  the command was given wrongly
  3  the server did not start, or does not answer
  4  the report or the export could not be made
"""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "rehearse",
        help="let simulated people do a program",
        description="Lets simulated people do a whole program over real connections.",
        epilog=CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--program", default="tsunagari-5", metavar="ID")
    parser.add_argument("--format", type=int, metavar="MIN", help="length (the program's shortest)")
    parser.add_argument("--people", type=int, default=30, metavar="N")
    parser.add_argument("--seconds", type=float, default=60, metavar="S", help="how long it takes")
    parser.add_argument(
        "--seed", type=int, default=1, metavar="N", help="the same seed, the same notes"
    )
    parser.add_argument("--lang", choices=LANGS, default="ja")
    parser.add_argument("--url", help="a running server (starts one of its own unless given)")
    parser.add_argument("--link", metavar="SECRET", help="owner's link to it, or its secret")
    parser.add_argument("--data", type=Path, help="folder of its data, to check the log")
    parser.add_argument("--report", type=Path, metavar="FILE.pdf", help="write the report there")
    parser.add_argument("--export", type=Path, metavar="FILE.json", help="write the export there")


def run(asked: argparse.Namespace) -> int:
    """Rehearse; return one of the documented exit codes."""
    try:
        wish = wish_from(asked)
        plan(wish)
    except ValueError as error:
        return _sorry(str(error), USAGE)
    if bool(asked.url) != bool(asked.link):
        return _sorry("--url and --link belong together", USAGE)
    try:
        with _server(asked) as (url, link, data):
            door = Door(url)
            door.enter(link)
            return _play(door, wish, data, asked)
    except StoodStill as error:
        return _sorry(str(error), WRONG)
    except (DidNotStart, Closed) as error:
        return _sorry(str(error), NO_SERVER)


def wish_from(asked: argparse.Namespace) -> Wish:
    """Return the evening that was asked for. Raises ``ValueError`` with a remedy."""
    programs = load_shelf(config.from_environment(os.environ).programs)
    program: Program | None = programs.get(asked.program)
    if program is None:
        raise ValueError(f"there is no program {asked.program!r}; there is: {', '.join(programs)}")
    format = asked.format or min(program.formats)
    if format not in program.formats:
        offered = ", ".join(map(str, program.formats))
        raise ValueError(f"{program.id} is made for {offered} minutes, not for {format}")
    if not 1 <= asked.people <= 500:
        raise ValueError("--people must be from 1 to 500")
    title = program.title.of(asked.lang)
    return Wish(program, format, asked.people, asked.seconds, asked.seed, asked.lang, title)


@contextmanager
def _server(asked: argparse.Namespace) -> Iterator[tuple[str, str, Path | None]]:
    if asked.url:
        yield asked.url, asked.link, asked.data
        return
    with TemporaryDirectory(prefix="rehearsal-") as folder, OwnServer(Path(folder)) as server:
        yield server.url, server.link, Path(folder)


def _play(door: Door, wish: Wish, data: Path | None, asked: argparse.Namespace) -> int:
    outcome = Evening(door, wish, _say).play(ask_twice=data is None)
    # A server of our own keeps its sessions in its folder, whatever the others share.
    shared = config.from_environment(os.environ).database if asked.url else ""
    findings = audit_log(data, outcome.code, outcome.acknowledged, shared) if data else None
    code = FINE if _fine(outcome, findings) else WRONG
    files = (
        (asked.report, lambda: door.report(outcome.code, wish.lang, _progress)),
        (asked.export, lambda: door.export(outcome.code)),
    )
    wanted = [(file, made) for file, made in files if file is not None]
    written = [str(file) for file, made in wanted if _wrote(file, made)]
    if len(written) < len(wanted):
        code = code or NO_REPORT
    print(_table(wish, outcome, findings, ", ".join(written)))
    return code


def _wrote(file: Path, made: Callable[[], bytes]) -> bool:
    try:
        file.write_bytes(made())
    except (Closed, OSError) as error:
        _say(str(error))
        return False
    return True


def _fine(outcome: Outcome, findings: Findings | None) -> bool:
    sound = findings is None or not (findings.lost or findings.doubled)
    heard = not (outcome.unanswered or outcome.contradicted or outcome.wrongly_refused)
    same = not outcome.differing and (findings is None or findings.head == outcome.head)
    return sound and heard and same


def _table(wish: Wish, outcome: Outcome, findings: Findings | None, printed: str) -> str:
    waits = outcome.waits or (0.0,)
    rows = {
        "program": f"{wish.program.id}, {wish.format} minutes in {outcome.seconds:.0f} s",
        "session": outcome.code,
        "people": str(wish.people),
        "notes": str(outcome.notes),
        "acknowledged": str(len(outcome.acknowledged)),
        "answered after": f"{_ms(waits, 0.5)} (half), {_ms(waits, 0.95)} (95 of 100)",
        "refused": _refusals(outcome),
        "unanswered": str(outcome.unanswered),
        "contradicted": str(outcome.contradicted),
        "log": f"{findings.entries} entries"
        if findings
        else "not read (give --data); everything was asked for twice instead",
        "lost": _named(findings.lost) if findings else "not known",
        "doubled": _named(findings.doubled) if findings else "not known",
        "screens": _screens(outcome),
        "files": printed or "not asked for",
    }
    return "\n".join(f"{name:16}{value}" for name, value in rows.items())


def _screens(outcome: Outcome) -> str:
    if outcome.differing:
        return "differ: " + ", ".join(f"{k} at {n}" for k, n in outcome.differing.items())
    return f"{len(outcome.seqs)}, all at entry {outcome.head}"


def _refusals(outcome: Outcome) -> str:
    return ", ".join(f"{n} {kind} ({why})" for (kind, why), n in outcome.refused.items()) or "0"


def _named(names: tuple[str, ...]) -> str:
    return f"{len(names)}: {', '.join(names[:5])}" if names else "0"


def _ms(waits: tuple[float, ...], share: float) -> str:
    return f"{waits[int(len(waits) * share)] * 1000:.0f} ms"


def _progress(percent: int, message: str) -> None:
    _say(f"report {percent} % {message}")


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _sorry(sentence: str, code: int) -> int:
    _say(f"facilitator rehearse: {sentence}")
    return code
