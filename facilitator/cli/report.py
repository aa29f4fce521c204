"""`facilitator report`: the report of a session as a file, and the text that goes into it."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from facilitator.cli import edits
from facilitator.cli.asking import Unanswered
from facilitator.cli.edits import Edits, Faulty
from facilitator.cli.finding import Wrong, add_data, data_of, found, opened, sorry
from facilitator.cli.holding import copies, doubts, faults, named
from facilitator.cli.texts import ELSEWHERE, spare
from facilitator.config import address, from_environment
from facilitator.core.entry import Entry
from facilitator.core.log import rebuild
from facilitator.core.program import LANGS
from facilitator.core.session import Session
from facilitator.core.why import N_, Gettext, said
from facilitator.jobs.print_report import render
from facilitator.jobs.wish import FORMS, VARIANTS
from facilitator.printing.failed import PrintingFailed
from facilitator.report.audit import Unfounded
from facilitator.report.catalogue import gettext_of
from facilitator.report.manuscript.settings import LISTS, NOTES
from facilitator.report.options import PARTS, PROFILES, Options
from facilitator.storage.sessions import Listed
from facilitator.storage.store import Store

HOLDS = N_("everything holds")

DESCRIPTION = """\
Makes the report of a session, and keeps the text that its facilitator writes for it.

  facilitator report 482913 --write-edits text.md     write what is kept, or a beginning
  facilitator report 482913 --edits text.md --check   say what of it does not hold
  facilitator report 482913 --edits text.md --out report.pdf

The text is Markdown; docs/manuscript.md says how to cite notes, guests and sources in it. A file
that was written out earlier can be used for good: its numbers are those of the entry it is of.
With --at the file has the text as it was after that entry; keep it with --edits to go back to it.
No text is written over: --write-edits wants a file that is not there yet.
A server may run meanwhile: it is the one that keeps the text then.

Exit code: 0 done, 1 the text cannot be kept or the report cannot be made (each fault is named
with its line), 2 the command was given wrongly.
"""


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "report",
        help="make the report of a session, and keep the text for it",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("session", help="the six-digit code of the session")
    parser.add_argument("--lang", choices=LANGS, help="language (the text's, or the session's)")
    parser.add_argument("--out", type=Path, metavar="FILE", help=f"the report: {_listed(FORMS)}")
    parser.add_argument("--edits", type=Path, metavar="FILE.md", help="keep the text in this file")
    parser.add_argument(
        "--write-edits", type=Path, metavar="FILE.md", help="write the text that is kept to a file"
    )
    parser.add_argument(
        "--at", type=int, metavar="SEQ", help="as it was after this entry (with --write-edits)"
    )
    parser.add_argument(
        "--check", action="store_true", help="say what does not hold; keep and make nothing"
    )
    parser.add_argument("--profile", choices=PROFILES, help="what kind of report")
    parser.add_argument("--notes", choices=NOTES, help="where the notes to the sources stand")
    parser.add_argument("--lists", choices=LISTS, help="lists as they were written, or all alike")
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="PART",
        help=f"leave out a part; may be given again: {', '.join(PARTS)}",
    )
    parser.add_argument(
        "--pdf",
        choices=VARIANTS,
        default=VARIANTS[0],
        help="for screen readers (ua, PDF/UA-1) or for archives (a, PDF/A)",
    )
    parser.add_argument(
        "--url", help="where people find the server, for the QR code (TSUNAGARI_PUBLIC_URL)"
    )
    add_data(parser)


def run(asked: argparse.Namespace) -> int:
    """Do what was asked; return 0, 1 when it could not be done, 2 when it was asked for wrongly."""
    try:
        _sensible(asked)
        store = opened(data_of(asked))
        try:
            return _do(asked, store, found(store, asked.session))
        finally:
            store.close()
    except Wrong as error:
        return sorry("report", error, 2)
    except (Unanswered, PrintingFailed, OSError) as error:
        return sorry("report", error, 1)


def _sensible(asked: argparse.Namespace) -> None:
    """Raise ``Wrong`` for options that do not go together."""
    if not (asked.out or asked.edits or asked.write_edits or asked.check):
        raise Wrong("say what to do: --out FILE, --edits FILE.md, --write-edits FILE.md or --check")
    if asked.out and _form(asked.out) not in FORMS:
        raise Wrong(f"{asked.out} must end in {_listed(FORMS)}")
    if asked.at is not None and not asked.write_edits:
        raise Wrong("--at goes with --write-edits")
    if asked.at is not None and asked.edits:
        raise Wrong("--at writes what was kept, and --edits keeps another text; give one of them")
    if asked.check and (asked.out or asked.write_edits):
        raise Wrong("--check makes nothing: leave out --out and --write-edits")
    _sparing(asked)


def _sparing(asked: argparse.Namespace) -> None:
    """Raise ``Wrong`` where a text that somebody writes would be written over."""
    if asked.out:
        spare(asked.out)
    if asked.write_edits and asked.write_edits.exists() and not _same(asked):
        raise Wrong(
            f"{asked.write_edits} is there already, and may hold what is not kept yet. {ELSEWHERE}"
        )
    if asked.out and asked.write_edits and asked.out.resolve() == asked.write_edits.resolve():
        raise Wrong("--out and --write-edits name the same file")


def _same(asked: argparse.Namespace) -> bool:
    """Return whether the text is written out into the file from which it is kept."""
    return bool(asked.edits and asked.edits.resolve() == asked.write_edits.resolve())


def _options(asked: argparse.Namespace, lang: str) -> Options:
    """Return how the report is wanted. Raises ``Wrong``."""
    without = [name for each in asked.without for name in each.split(",") if name]
    for name in without:
        if name not in PARTS:
            raise Wrong(f"--without {name}: there is no such part (there is: {', '.join(PARTS)})")
    try:
        url = address(asked.url, "--url") if asked.url else _public()
    except ValueError as error:
        raise Wrong(str(error)) from error
    return Options(lang, asked.profile, asked.notes, asked.lists, frozenset(without), url)


def _public() -> str:
    return from_environment(os.environ).public_url or ""


def _do(asked: argparse.Namespace, store: Store, listed: Listed) -> int:
    """Do it; what does not hold is said in the language that was asked for, or the session's."""
    log = store.log.entries(listed.id)
    gettext = gettext_of(asked.lang or rebuild(log[:1]).lang)
    try:
        return _done(asked, store, listed, log, gettext)
    except Faulty as error:
        print(error.said(gettext), file=sys.stderr, flush=True)
        return 1


def _done(
    asked: argparse.Namespace,
    store: Store,
    listed: Listed,
    log: Sequence[Entry],
    gettext: Gettext,
) -> int:
    given = edits.read(asked.edits, log) if asked.edits else None
    lang = asked.lang or (given.draft.lang if given else rebuild(log[:1]).lang)
    options = _options(asked, lang)
    session, counted = edits.tried(given, log) if given else (rebuild(log), "")
    if asked.check:
        return _check(session, options, given, gettext)
    if given:
        edits.keep(given, store, listed)
        print(f"{asked.edits}: {counted}")
        log = store.log.entries(listed.id)
        session = rebuild(log)
        edits.go_on(given, session)
    if asked.write_edits:
        edits.write(asked.write_edits, edits.as_it_was(log, asked.at), lang)
        print(asked.write_edits)
    if asked.out:
        _make(session, options, asked.out, asked.pdf, given)
        print(asked.out)
    return 0


def _check(session: Session, options: Options, given: Edits | None, gettext: Gettext) -> int:
    _hold(faults(session, options, given, edits.lines(given, session)))
    for doubt in doubts(session, options):
        print(said(doubt, gettext))
    print(gettext(HOLDS))
    return 0


def _make(session: Session, options: Options, out: Path, variant: str, given: Edits | None) -> None:
    """Write the report. Raises ``Faulty`` with all that does not hold, and ``PrintingFailed``."""
    places = edits.lines(given, session)
    _hold(copies(session, given, places))
    try:
        body = render(session, options, _form(out), variant=variant)
    except Unfounded as unfounded:
        raise Faulty(named(unfounded.faults, given, places)) from unfounded
    out.write_bytes(body)


def _hold(found: list[str]) -> None:
    if found:
        raise Faulty(found)


def _form(out: Path) -> str:
    return out.suffix.removeprefix(".").lower()


def _listed(forms: Mapping[str, object]) -> str:
    return ", ".join(f".{form}" for form in forms)
