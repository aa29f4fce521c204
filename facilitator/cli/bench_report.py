"""`facilitator bench report`: what a report of so many notes costs to print.

Its HTML is printed by a process as the worker would, and by Chromium where there is one, in turn;
of each the least of three counts. The time is that of the processor, user and system together,
of all processes that took part.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitator.cli.chromium import Chromium
from facilitator.cli.cost import Cost, cost
from facilitator.cli.finding import sorry
from facilitator.core.refused import Refused
from facilitator.library.shelf import load_shelf
from facilitator.rehearsal.full_house import full_house
from facilitator.report.build import report
from facilitator.report.html import to_html
from facilitator.report.options import Options

PROGRAM = "tsunagari-5"
RUNS = 3
SEED = 1
OURS = (sys.executable, "-m", "facilitator.printing")


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured; None where it could not be.

    ``cpu_s`` and ``peak_mb`` (MiB) are of printing, ``ratio_chromium`` compares times.
    """

    notes: int
    cpu_s: float | None
    ratio_chromium: float | None
    peak_mb: int | None
    pages: int | None


def register(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = kinds.add_parser("report", help="print a report of so many notes")
    parser.add_argument("--notes", type=int, required=True, metavar="N", help="up to 5000")
    parser.add_argument("--lang", choices=("ja", "en"), default="ja")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.add_argument("--runs", type=int, default=RUNS, help="of which the least counts")
    parser.set_defaults(measure=measure)


def measure(asked: argparse.Namespace) -> int:
    """Print the report and say what it cost."""
    if asked.notes < 1 or asked.runs < 1:
        return sorry("bench report", "--notes and --runs begin at 1", 2)
    try:
        session = full_house(load_shelf(None)[PROGRAM], asked.notes, asked.lang, SEED)
    except Refused as refused:
        return sorry("bench report", f"a session does not hold that many: {refused.reason}", 2)
    html = to_html(report(session, Options(asked.lang)))
    del session
    with _folder(html) as page:
        measured = _measured(asked.notes, page, asked.runs)
    if asked.json:
        print(json.dumps(asdict(measured)))
    else:
        print("\n".join(f"{name}: {value}" for name, value in asdict(measured).items()))
    return 0 if measured.cpu_s is not None else 1


@contextmanager
def _folder(html: str) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        page = Path(folder, "report.html")
        page.write_text(html, "utf-8")
        yield page


def _measured(notes: int, page: Path, runs: int) -> Measured:
    out, chromium = page.with_suffix(".pdf"), Chromium.found()
    ours, theirs = list[Cost](), list[Cost]()
    for _ in range(runs):
        ours += cost([*OURS, str(page), str(out)])
        if chromium is not None:
            theirs += cost(chromium.command(page, page.with_suffix(".chromium.pdf")))
    mine = min((each.seconds for each in ours), default=None)
    least = min((each.seconds for each in theirs), default=None)
    peaks = [each.said["peak"] for each in ours if each.said.get("peak")]
    return Measured(
        notes=notes,
        cpu_s=None if mine is None else round(mine, 2),
        ratio_chromium=round(mine / least, 2) if mine and least else None,
        peak_mb=round(min(peaks) / 2**20) if peaks else None,
        pages=ours[0].said.get("pages") if ours else None,
    )
