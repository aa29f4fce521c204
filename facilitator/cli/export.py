"""`facilitator export`: what was said in a session, for other programs. Reads, changes nothing."""

import argparse
from pathlib import Path

from facilitator.cli.finding import Wrong, add_data, data_of, found, opened, sorry
from facilitator.cli.texts import spare
from facilitator.core.log import rebuild
from facilitator.core.program import LANGS
from facilitator.core.session import Session
from facilitator.exporting import moderation
from facilitator.exporting.document import to_json
from facilitator.exporting.sheet import to_csv
from facilitator.jobs.print_report import render
from facilitator.printing.failed import PrintingFailed
from facilitator.report.audit import Unfounded
from facilitator.report.options import Options

FORMS = (".json", ".csv", ".xlsx", ".md")
OF_THE_REPORT = (".xlsx", ".md")


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "export",
        help="write what was said in a session to a file",
        description=(
            "Writes notes, themes, votes, what was seen and first steps to a file, without people "
            "and without times; what its author kept out of the report is not in it, and it says "
            "how much is missing. FILE.json holds everything and can be imported (docs/export.md); "
            "FILE.csv is a table for spreadsheets; FILE.xlsx holds the tables of the report, "
            "FILE.md all of it as text. With --moderation it writes another table, FILE.csv: what "
            "was taken off screens and put back, and why. A server may run meanwhile. "
            "Exit code: 0 written, 1 it could not be written, 2 it was asked for wrongly."
        ),
    )
    parser.add_argument("session", help="the six-digit code of the session")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE")
    parser.add_argument(
        "--moderation", action="store_true", help="write the moderation log, a table, instead"
    )
    parser.add_argument(
        "--lang", choices=LANGS, help="of titles in a table (the session's unless given)"
    )
    add_data(parser)


def run(asked: argparse.Namespace) -> int:
    """Write the export; return 0, 1 when it could not be written, 2 when wrongly asked for."""
    form = asked.out.suffix.lower()
    try:
        if form not in FORMS:
            raise Wrong(f"{asked.out} must end in {', '.join(FORMS[:-1])} or {FORMS[-1]}")
        if asked.moderation and form != ".csv":
            raise Wrong(f"{asked.out} must end in .csv: the moderation log is a table")
        spare(asked.out)
        store = opened(data_of(asked))
        try:
            session = rebuild(store.log.entries(found(store, asked.session).id))
        finally:
            store.close()
    except Wrong as error:
        return sorry("export", error, 2)
    try:
        lang = asked.lang or session.lang
        log = asked.moderation
        body = moderation.to_csv(session, lang) if log else _body(session, form, lang)
        asked.out.write_bytes(body)
    except (OSError, PrintingFailed, Unfounded) as error:
        return sorry("export", error, 1)
    print(asked.out)
    return 0


def _body(session: Session, form: str, lang: str) -> bytes:
    """Return what was said, in a form. Raises as `print_report.render` does."""
    if form in OF_THE_REPORT:
        return render(session, Options(lang, profile="full"), form.removeprefix("."))
    return to_csv(session, lang) if form == ".csv" else to_json(session)
