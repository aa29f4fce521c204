"""`facilitator worksheets`, from outside."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.cli.main import main
from facilitator.core.program import Text
from facilitator.library.copying import copy
from facilitator.paths import PROGRAMS
from facilitator.storage.store import Store
from tests.core.world import START
from tests.printing.reading import pages_in
from tests.printing.test_sheets import codes, picture
from tests.report.evenings import an_evening


@pytest.fixture(autouse=True)
def nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TSUNAGARI_PUBLIC_URL", raising=False)


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """Lend a folder of data with the session 482913."""
    store = Store(tmp_path)
    evening = an_evening()
    store.log.create(evening.session, evening.log[0])
    yield tmp_path
    store.close()


def test_a_program_gives_its_worksheets_without_a_code(tmp_path):
    out = tmp_path / "sheets.pdf"

    assert main(["worksheets", "team-retro", "--lang", "en", "--out", str(out)]) == 0

    _, card, *_ = pages_in(out.read_bytes())
    assert "First-stepcard" in card
    assert codes(picture(out.read_bytes(), 1)) == []


def test_a_program_that_was_made_here_is_found_unless_it_lies_in_the_bin(tmp_path):
    text = copy((PROGRAMS / "team-retro.toml").read_text("utf-8"), "mine", Text("私の", "Mine"))
    store = Store(tmp_path)
    store.programs.add("mine", text, START)
    out = tmp_path / "sheets.pdf"
    asked = ["worksheets", "mine", "--data", str(tmp_path), "--lang", "en", "--out", str(out)]

    assert main(asked) == 0
    assert any("Mine(copy)" in page for page in pages_in(out.read_bytes()))
    store.programs.bin("mine", START)
    assert main(asked) == 2
    store.close()


def test_a_session_gives_sheets_whose_codes_lead_to_it(data, capsys):
    out = data / "sheets.pdf"
    asked = ["worksheets", "482 913", "--data", str(data), "--out", str(out), "--lang", "ja"]

    code = main([*asked, "--sheets", "W7:2,poster-a3", "--url", "https://workshop.example/"])

    assert (code, capsys.readouterr().out) == (0, f"{out}\n")
    pdf = out.read_bytes()
    assert len([page for page in pages_in(pdf) if page]) == 4
    assert codes(picture(pdf, 1))[0][0] == "HTTPS://WORKSHOP.EXAMPLE/J/482913"
    assert codes(picture(pdf, 3))[0][0] == "HTTPS://WORKSHOP.EXAMPLE/S/482913W7"


def test_where_nobody_names_the_address_it_is_said_which_one_is_printed(data, capsys):
    out = data / "sheets.pdf"

    assert main(["worksheets", "482913", "--data", str(data), "--out", str(out)]) == 0

    said = capsys.readouterr().err
    assert "the QR codes lead to http://" in said and "name another with --url" in said
    address = said.partition("lead to ")[2].partition(";")[0]
    assert codes(picture(out.read_bytes(), 1))[0][0] == f"{address}/S/482913W7".upper()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["nothing"], "neither a session’s six digits nor a program (there is: tsunagari-5"),
        (["111111"], "there is no session 111111 in {data} (there is: 482913)"),
        (["team-retro", "--sheets", "tent"], "tent needs a session to join"),
        (["team-retro", "--sheets", "W99"], "there is no sheet W99 (there is: poster-a4"),
        (["team-retro", "--sheets", "w7:x"], "w7:x must be a sheet and a number"),
        (["team-retro", "--sheets", "w7:999"], "from 1 to 200"),
        (["team-retro", "--sheets", "w7:0"], "from 1 to 200"),
        (["team-retro", "--wifi", "x" * 61], "up to 60 characters"),
        (["482913", "--url", "workshop.example"], "--url must be an address without a path"),
        (["team-retro", "--out", "sheets.docx"], "sheets.docx must end in .pdf"),
    ],
)
def test_what_was_asked_for_wrongly_is_said_with_what_helps(data, capsys, asked, said):
    out = [] if "--out" in asked else ["--out", str(data / "sheets.pdf")]

    assert main(["worksheets", *asked, "--data", str(data), *out]) == 2

    assert said.format(data=data) in capsys.readouterr().err
    assert not (data / "sheets.pdf").exists()


def test_a_folder_without_sessions_is_named(tmp_path, capsys):
    out = str(tmp_path / "x.pdf")

    assert main(["worksheets", "482913", "--data", str(tmp_path), "--out", out]) == 2

    assert f"there are no sessions in {tmp_path}" in capsys.readouterr().err


def test_a_file_that_cannot_be_written_is_no_crash(tmp_path, capsys):
    out = tmp_path / "missing" / "x.pdf"

    assert main(["worksheets", "team-retro", "--out", str(out)]) == 1

    assert "No such file" in capsys.readouterr().err


def test_the_help_names_every_sheet():
    command = [sys.executable, "-m", "facilitator.cli.main", "worksheets", "--help"]

    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    for name in ("poster-a4", "poster-a3", "tent", "w7-a4"):
        assert name in said
