"""The shelf of printable sheets."""

from pathlib import Path

import pytest

from facilitator.library.shelf import load_shelf
from facilitator.sheets.sheet import print_named, prints, sheets, worksheets_of

SOUND = """
id = "W9"
place = 9
papers = ["A4"]
link = "sheet"
title = { ja = "札", en = "Tag" }
hint = { ja = "一枚", en = "One" }
[words]
aim = { ja = "ひとこと", en = "A word" }
"""


def a_shelf(folder: Path, text: str) -> Path:
    (folder / "w9").mkdir()
    (folder / "w9" / "sheet.toml").write_text(text)
    return folder


def test_what_can_be_asked_for_is_named_by_sheet_and_paper():
    assert list(prints()) == ["poster-a4", "poster-a3", "tent", "w7-a4", "w7-a3"]


@pytest.mark.parametrize(
    ("asked", "found"), [("W7", "w7-a4"), ("poster-A3", "poster-a3"), (" tent ", "tent")]
)
def test_a_sheet_is_found_in_any_case_and_without_its_paper(asked, found):
    assert print_named(asked).name == found


@pytest.mark.parametrize("asked", ["w99", "", "check", "poster-a5"])
def test_what_is_no_sheet_is_not_found(asked):
    assert print_named(asked) is None


@pytest.mark.parametrize("program", load_shelf(None).values(), ids=lambda program: program.id)
def test_every_shipped_program_uses_the_first_step_card(program):
    assert [each.name for each in worksheets_of(program)] == ["w7-a4"]


def test_one_more_sheet_is_one_more_folder(tmp_path):
    shelf = sheets(a_shelf(tmp_path, SOUND))

    assert shelf["W9"].words["aim"].ja == "ひとこと"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('link = "sheet"', "", "link is missing"),
        (', en = "A word"', "", "words.aim.en is missing"),
        ('"A4"', '"B5"', "papers must be one of A4, A3, and not 'B5'"),
        ('id = "W9"', 'id = "W8"', "id must be the name of the folder"),
        ("[words]", "[words", "is not TOML"),
    ],
)
def test_a_sheet_with_a_mistake_is_said_with_file_and_key(tmp_path, old, new, said):
    folder = a_shelf(tmp_path, SOUND.replace(old, new))

    with pytest.raises(ValueError, match=said) as raised:
        sheets(folder)

    assert "w9/sheet.toml" in str(raised.value)
