"""Texts that facilitators write, as files: read, and never written over."""

from collections.abc import Sequence
from pathlib import Path

from facilitator.cli.finding import Wrong

LARGEST = 4 * 1024 * 1024  # bytes of a file
PICTURE = 1024 * 1024  # of a picture beside it; what is too large for a report the reader says

ELSEWHERE = "Name a file that is not there yet"


def spare(out: Path) -> None:
    """Raise ``Wrong`` if something else would be written over a text. No report begins like one."""
    try:
        with out.open("rb") as opened:
            begins = opened.read(6).removeprefix(b"\xef\xbb\xbf")
    except OSError:
        return  # there is nothing; or whoever writes says what is wrong
    if begins.startswith(b"---"):
        raise Wrong(f"{out} is there already, and is the text for a report. {ELSEWHERE}")


def text_of(path: Path) -> str:
    """Return what a file says. Raises ``Wrong`` where there is none, or no text."""
    try:
        with path.open("rb") as opened:
            body = opened.read(LARGEST + 1)
    except OSError as error:
        raise Wrong(f"{path}: {error.strerror}") from error
    if len(body) > LARGEST:
        raise Wrong(f"{path}: is larger than {LARGEST // 1024**2} MiB")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Wrong(f"{path}: is not UTF-8; save it as UTF-8") from error


def beside(path: Path, names: Sequence[str]) -> dict[str, bytes]:
    """Return the pictures that lie beside the file, of those that it names."""
    found = {}
    for name in names:
        try:
            with (path.parent / name).open("rb") as opened:
                found[name] = opened.read(PICTURE)
        except OSError:
            continue  # the reader says in which line it is missing
    return found
