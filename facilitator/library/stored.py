"""Programs that were made here and are kept in the database, beside those of files.

Their texts are read when somebody asks for them, because another server may have stored one just
now; a text that was read is not read again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from facilitator.core.program import Program
from facilitator.library.reading import Reading, read_text
from facilitator.library.shelf import id_of_another

REMEMBERED = 400  # texts


def programs(files: Sequence[Reading], stored: Iterable[tuple[str, str]]) -> dict[str, Program]:
    """Return every program that can be run, by its id: those of files, then those ``stored``.

    Each of these is an id and a text.
    """
    readings = [*files, *(read_stored(name, text, files) for name, text in stored)]
    return {each.program.id: each.program for each in readings if each.program is not None}


def read_stored(name: str, text: str, files: Sequence[Reading]) -> Reading:
    """Return what came of the text that is kept under the id ``name``.

    It cannot be run where one of the ``files`` has this id, as after an upgrade that brought one.
    """
    reading = _read(name, text)
    for file in files:
        if file.program is not None and file.program.id == name:
            twice = id_of_another(name, name, Path(file.file).name)
            return replace(reading, program=None, problems=(*reading.problems, twice))
    return reading


@lru_cache(REMEMBERED)
def _read(name: str, text: str) -> Reading:
    reading = read_text(text, name)
    if reading.program is None:
        return reading
    return replace(reading, program=replace(reading.program, id=name))
