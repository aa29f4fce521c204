"""`facilitator worksheets`: what a session, or a program, puts on paper, as one PDF."""

import argparse
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from facilitator import config
from facilitator.cli.address import own_address
from facilitator.cli.finding import Wrong, add_data, data_of, found, opened, sorry
from facilitator.core.log import rebuild
from facilitator.core.program import Program
from facilitator.core.refused import Refused
from facilitator.core.session import Session
from facilitator.core.words.text import tidy_line
from facilitator.jobs.print_sheets import render
from facilitator.library.shelf import load_files
from facilitator.library.stored import programs
from facilitator.printing.failed import PrintingFailed
from facilitator.sheets.order import (
    LANGUAGES,
    MOST,
    WIFI,
    Occasion,
    Order,
    of_program,
    of_session,
)
from facilitator.sheets.sheet import Print, print_named, prints, worksheets_of

_CODE = re.compile(r"\d{6}")


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "worksheets",
        help="print worksheets, posters and table tents",
        description=(
            "Prints worksheets, join posters and table tents as one PDF. Its first page is a "
            "sheet to check the printer by. With a session every sheet carries its QR code and "
            "six digits; with a program the worksheets come without. Exit code: 0 printed, "
            "1 it could not be printed, 2 it was asked for wrongly."
        ),
        epilog=(
            f"Sheets: {', '.join(prints())}. Write w7:20 for twenty of one; "
            "w7 without a paper is A4."
        ),
    )
    parser.add_argument(
        "what", metavar="PROGRAM|SESSION", help="a program’s id, or a session’s six digits"
    )
    parser.add_argument(
        "--lang",
        choices=tuple(LANGUAGES),
        default="both",
        help="ja, en, or both: Japanese with English beneath (both unless given)",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    parser.add_argument(
        "--sheets",
        metavar="LIST",
        help="with commas between (the program’s worksheets unless given)",
    )
    parser.add_argument("--wifi", default="", metavar="WORDS", help="a line about the Wi-Fi")
    parser.add_argument(
        "--url",
        metavar="ADDRESS",
        help="what phones open, as https://workshop.example (TSUNAGARI_PUBLIC_URL unless given, "
        "or else this computer’s address on its network)",
    )
    add_data(parser)


def run(asked: argparse.Namespace) -> int:
    """Print the sheets; return 0, 1 when they could not be made, 2 when wrongly asked for."""
    try:
        if asked.out.suffix.lower() != ".pdf":
            raise Wrong(f"{asked.out} must end in .pdf")
        settings = config.from_environment(os.environ)
        occasion, program = _occasion(asked, settings)
        order = Order(_copies(asked.sheets, program), LANGUAGES[asked.lang], _wifi(asked.wifi))
        _check(order, occasion, program)
    except (Wrong, ValueError) as error:
        return sorry("worksheets", error, 2)
    try:
        asked.out.write_bytes(render(order, occasion))
    except (PrintingFailed, OSError) as error:
        return sorry("worksheets", error, 1)
    print(asked.out)
    return 0


def _occasion(asked: argparse.Namespace, settings: config.Settings) -> tuple[Occasion, Program]:
    """Return what to print for. Raises ``Wrong`` when there is neither program nor session."""
    code = asked.what.replace(" ", "")
    if _CODE.fullmatch(code):
        session = _session(code, data_of(asked))
        return of_session(session, _address(asked.url, settings)), session.program
    shelf = _shelf(settings, data_of(asked))
    if asked.what not in shelf:
        raise Wrong(
            f"{asked.what} is neither a session’s six digits nor a program "
            f"(there is: {', '.join(shelf)})"
        )
    return of_program(shelf[asked.what]), shelf[asked.what]


def _shelf(settings: config.Settings, data: Path) -> Mapping[str, Program]:
    """Return every program there is: of files, and those made here, if there are data at all."""
    files = load_files(settings.programs)
    try:
        store = opened(data)
    except Wrong:
        return programs(files, ())
    try:
        here = [each for each in store.programs.all() if each.binned_at is None]
    finally:
        store.close()
    return programs(files, ((each.id, each.text) for each in here))


def _session(code: str, data: Path) -> Session:
    store = opened(data)
    try:
        return rebuild(store.log.entries(found(store, code).id))
    finally:
        store.close()


def _address(url: str | None, settings: config.Settings) -> str:
    """Return where the QR codes lead, and say so when nobody has named it."""
    if url is not None:
        return config.address(url, "--url")
    if settings.public_url:
        return settings.public_url
    address = f"http://{own_address(settings.host)}:{settings.port}"
    print(
        f"facilitator worksheets: the QR codes lead to {address}; name another with --url",
        file=sys.stderr,
    )
    return address


def _copies(listed: str | None, program: Program) -> dict[str, int]:
    if listed is None:
        return {each.name: 1 for each in worksheets_of(program)}
    copies: dict[str, int] = {}
    for wish in filter(None, (each.strip() for each in listed.split(","))):
        name, _, number = wish.partition(":")
        if not (number or "1").isdecimal():
            raise Wrong(f"{wish} must be a sheet and a number, as w7:20")
        copies[_known(name).name] = int(number or 1)
    return copies


def _known(name: str) -> Print:
    named = print_named(name)
    if named is None:
        raise Wrong(f"there is no sheet {name} (there is: {', '.join(prints())})")
    return named


def _wifi(words: str) -> str:
    try:
        return tidy_line(words, characters=WIFI)
    except Refused:
        raise Wrong(f"--wifi may have up to {WIFI} characters") from None


def _check(order: Order, occasion: Occasion, program: Program) -> None:
    if not 1 <= order.total <= MOST:
        raise Wrong(f"{order.total} sheets cannot be printed at once; from 1 to {MOST} can")
    alone = [each.name for each, _ in order.prints if each.sheet.needs_session]
    if alone and not occasion.code:
        raise Wrong(
            f"{alone[0]} needs a session to join: give its six digits instead of {program.id}"
        )
