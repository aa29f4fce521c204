"""`facilitator bench themes` says how good suggestions would have been, for people and programs."""

import json

import pytest

from facilitator.cli.main import main

FIGURES = ["notes", "top1", "top3", "precision", "coverage", "effort"]
GROUPED = [
    ("夜道が暗い", "夜がこわい"),
    ("遊ぶところがない", "子どもの場所"),
    ("街灯をふやして", "夜がこわい"),
    ("公園にブランコがほしい", "子どもの場所"),
    ("カレー", None),
]


@pytest.fixture
def file(tmp_path):
    def write(*lines):
        path = tmp_path / "grouped.jsonl"
        path.write_text("\n".join(lines), "utf-8")
        return str(path)

    return write


def row(text, theme, step="1", lang="ja"):
    return json.dumps({"lang": lang, "step": step, "text": text, "theme": theme})


def test_the_last_line_holds_the_figures(file, capsys):
    path = file("\ufeff" + row(*GROUPED[0]), *(row(*pair) for pair in GROUPED[1:]), "")

    assert main(["bench", "themes", path, "--json"]) == 0

    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert list(said) == FIGURES
    assert said["notes"] == 2 and said["top3"] == 1.0
    assert all(value is None or 0 <= value <= 1 for value in list(said.values())[1:-1])


def test_people_get_a_table_by_language_and_step(file, capsys):
    path = file(*(row(*pair) for pair in GROUPED), row("Dark at night", "Night", "2", "en"))

    assert main(["bench", "themes", path]) == 0

    said = capsys.readouterr().out
    assert [line.split()[0] for line in said.splitlines()[:-1]] == [
        *("notes", "ja", "en", "1", "2", "all", "by")
    ]
    assert said.splitlines()[-1].startswith("4 notes began a theme or stand alone")


def test_what_people_wrote_does_not_reach_the_terminal_as_a_command(file, capsys):
    hostile = "\x1b[2J\ud800" + "歩" * 40

    assert main(["bench", "themes", file(row(hostile, hostile, hostile, hostile)), "--json"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("?[2J?歩歩") and lines[2] == lines[1]


def test_what_could_not_be_taken_is_null(file, capsys):
    assert main(["bench", "themes", file(row(*GROUPED[0])), "--json"]) == 0

    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert said == {"notes": 0, **dict.fromkeys(FIGURES[1:])}


def test_an_empty_file_holds_no_notes(file, capsys):
    assert main(["bench", "themes", file(), "--json"]) == 0

    assert json.loads(capsys.readouterr().out.splitlines()[-1])["notes"] == 0


def test_a_bad_row_is_named_by_its_line(file, capsys):
    assert main(["bench", "themes", file(row(*GROUPED[0]), '{"lang": "ja"}'), "--json"]) == 2

    said = capsys.readouterr()
    assert "line 2: step is missing" in said.err and said.out == ""


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path, capsys):
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\xff")

    assert main(["bench", "themes", str(tmp_path / "none.jsonl")]) == 2
    assert main(["bench", "themes", str(picture)]) == 2

    assert "none.jsonl" in capsys.readouterr().err
