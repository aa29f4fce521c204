"""Every program of ours, in every format and language, is rehearsed from the doors to the audit."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from facilitator import paths
from facilitator.cli.main import main
from facilitator.core.program import LANGS
from facilitator.library import shelf
from facilitator.storage.store import Store
from tests.serving import Server

EVENINGS = [
    (program.id, str(format), lang)
    for program in shelf.load(paths.PROGRAMS).values()
    for format in program.formats
    for lang in LANGS
]
SECONDS = "30"  # of an evening
AT_ONCE = 6  # evenings, in one house


@dataclass
class House:
    """Where all the rehearsals were held, and the exit code of each."""

    data: Path
    codes: dict[tuple[str, str, str], int] = field(default_factory=dict)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    server = Server(tmp_path_factory.mktemp("data"))
    at = ["--url", server.url, "--link", server.owner, "--data", str(server.folder)]

    def rehearse(evening: tuple[str, str, str]) -> int:
        program, format, lang = evening
        asked = ["--program", program, "--format", format, "--lang", lang]
        return main(["rehearse", *asked, "--people", "3", "--seconds", SECONDS, *at])

    with ThreadPoolExecutor(AT_ONCE) as pool:
        codes = dict(zip(EVENINGS, pool.map(rehearse, EVENINGS), strict=True))
    yield House(server.folder, codes)
    server.stop()


@pytest.mark.parametrize("evening", EVENINGS, ids="-".join)
def test_a_rehearsal_loses_nothing_and_comes_to_its_end(house, evening):
    assert house.codes[evening] == 0


def test_simulated_people_do_what_people_do_on_an_evening(house):
    store = Store(house.data)
    try:
        logs = [store.log.entries(listed.id) for listed in store.sessions.all()]
    finally:
        store.close()

    done = {type(entry.event).__name__ for log in logs for entry in log}
    assert len(logs) == len(EVENINGS)
    assert done >= {
        *("RuleShown", "RulesAgreed", "AnswersShown", "NoteAdded", "NoteEdited", "NoteWithdrawn"),
        *("Related", "ThemeAdded", "BallotCast", "InsightWritten", "InsightChecked", "FitShown"),
        *("FirstStepMade", "FirstStepWithdrawn", "Landed", "ReplyAdded"),
    }
