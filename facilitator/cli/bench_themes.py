"""`facilitator bench themes`: how good suggestions would have been for a grouping that is known."""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from unicodedata import east_asian_width

from facilitator.analysis.figures import Figures, by_chance, figures
from facilitator.analysis.reading import Reader
from facilitator.analysis.replay import Turn, replay
from facilitator.analysis.rows import BadRow, rows
from facilitator.cli.finding import sorry

HELP = """Each line of FILE is a JSON object with lang, step, text and theme (null for a lone
voice). Each step is a board of its own; its notes are placed one by one, in their order.
docs/bench-themes.md says what the figures mean.

exit codes:
  0  measured
  2  the file cannot be read; the message names the line
"""
LABEL = 28  # places of a terminal


def register(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = kinds.add_parser(
        "themes",
        help="suggest themes for notes that people have grouped",
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--json", action="store_true", help="one JSON object on the last line")
    parser.set_defaults(measure=measure)


def measure(asked: argparse.Namespace) -> int:
    """Play the grouping again and say how often the suggestions were right."""
    try:
        grouped = rows(asked.file.read_text("utf-8-sig").split("\n"))
    except (OSError, UnicodeDecodeError, BadRow) as error:
        return sorry("bench themes", f"{asked.file}: {error}", 2)
    turns = replay(grouped, Reader())
    print("\n".join(_table(turns)))
    if asked.json:
        print(json.dumps(asdict(figures(turns))))
    return 0


def _table(turns: Sequence[Turn]) -> Iterator[str]:
    """Yield the figures by language and step, of all, and what the contract leaves out."""
    yield _line("", "notes", "top1", "top3", "precision", "coverage", "effort")
    for lang in dict.fromkeys(turn.row.lang for turn in turns):
        yield _figures(lang, figures([turn for turn in turns if turn.row.lang == lang]))
    for step in dict.fromkeys(turn.row.step for turn in turns):
        yield _figures(step, figures([turn for turn in turns if turn.row.step == step]))
    yield _figures("all", figures(turns))
    yield _line("by chance", "", *(_said(share) for share in by_chance(turns)))
    others = [turn for turn in turns if not turn.counts]
    wrong = sum(turn.sure for turn in others)
    yield f"{len(others)} notes began a theme or stand alone; {wrong} had a sure suggestion"


def _figures(label: str, of: Figures) -> str:
    shares = (of.top1, of.top3, of.precision, of.coverage, of.effort)
    return _line(label, str(of.notes), *(_said(share) for share in shares))


def _line(label: str, *cells: str) -> str:
    label = "".join(letter if letter.isprintable() else "?" for letter in label)
    while (wide := sum(east_asian_width(letter) in "WF" for letter in label)) + len(label) > LABEL:
        label = label[:-1]
    return label.ljust(LABEL - wide) + "".join(cell.rjust(11) for cell in cells)


def _said(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"
