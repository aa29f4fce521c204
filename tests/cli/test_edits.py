"""`facilitator report --edits`, `--write-edits` and `--check`: the text of a report as a file."""

import re
from pathlib import Path

import pytest
from PIL import Image

from facilitator.core.ids import NoteId
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.log import rebuild
from facilitator.core.session import Session
from facilitator.storage.store import Store
from tests.cli.keeping import CODE, S1, bytes_of, call
from tests.core.world import ANN, BEN, FAY, Evening
from tests.printing.reading import text_of as pdf_text
from tests.storage.keeping import keep

WORDS = "会議ではいつも同じ人が話す"
FILE = """\
---
session: "482913"
lang: ja
of: {of}
---

# はじめに {{#opening}}

参加者は「{words}」と書いた[@1-01]。

- **話す人** – 二つ目の声もある[@1-02]。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def evening(folder: Path) -> Evening:
    """Put an evening with two notes on disk, hers the first in the order of the report."""
    evening = Evening()
    evening.go("open/write")
    evening.write(ANN, WORDS)
    evening.write(BEN, "だれに話しかければいいかわからない")
    store = Store(folder)
    store.log.create(evening.session, *evening.log)
    store.close()
    return evening


def hers(evening: Evening) -> NoteId:
    return min(evening.session.notes)


def stored(folder: Path) -> Session:
    store = Store(folder)
    session = rebuild(store.log.entries(S1))
    store.close()
    return session


def texts(folder: Path) -> list[str]:
    passages = stored(folder).passages.values()
    return [each.text for each in sorted(passages, key=lambda each: each.order)]


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.md"
    path.write_text(FILE.format(of=0, words=WORDS), "utf-8")
    return path


def report(folder: Path, *words: object) -> int:
    return call("report", CODE, "--data", folder, *words)


def test_the_text_of_a_file_is_kept_in_the_session_and_cites_by_id(folder, evening, text, capsys):
    assert report(folder, "--edits", text) == 0

    assert "3 written, 0 removed, 0 unchanged" in capsys.readouterr().out
    heading, prose, items = texts(folder)
    assert heading == "# はじめに"
    assert f"[@note/{hers(evening)}]" in prose
    assert items.startswith("- **話す人**")


def test_keeping_the_same_text_again_makes_no_entry(folder, evening, text, capsys):
    report(folder, "--edits", text)
    log = stored(folder).seq

    assert report(folder, "--edits", text) == 0

    assert "0 written, 0 removed, 3 unchanged" in capsys.readouterr().out
    assert stored(folder).seq == log


def test_what_is_written_out_is_kept_again_as_it_was(folder, evening, text, tmp_path, capsys):
    report(folder, "--edits", text)
    out = tmp_path / "out.md"

    assert report(folder, "--write-edits", out) == 0
    written = out.read_text("utf-8")
    assert f"「{WORDS}」と書いた[@1-01]" in written
    assert report(folder, "--edits", out) == 0

    assert "0 written, 0 removed, 3 unchanged" in capsys.readouterr().out


def test_a_session_without_text_gives_a_file_to_begin_with(folder, evening, tmp_path):
    out = tmp_path / "out.md"

    assert report(folder, "--write-edits", out, "--lang", "en") == 0

    written = out.read_text("utf-8")
    assert "{#opening}" in written
    assert "{#step-1}" in written
    assert f"1-01  {WORDS}" in written.partition("<!--")[2].partition("-->")[0]
    assert report(folder, "--edits", out) == 0
    assert [each for each in texts(folder) if WORDS in each] == []


def test_one_gets_back_to_an_earlier_text(folder, evening, text, tmp_path, capsys):
    report(folder, "--edits", text)
    earlier, before = texts(folder), stored(folder).seq
    text.write_text(FILE.format(of=0, words="だれかが").replace("二つ目", "べつ"), "utf-8")
    report(folder, "--edits", text)
    assert texts(folder) != earlier

    out = tmp_path / "out.md"
    assert report(folder, "--write-edits", out, "--at", before) == 0
    assert report(folder, "--edits", out) == 0

    assert texts(folder) == earlier


def test_an_earlier_text_comes_without_what_was_forgotten_since(folder, evening, text, tmp_path):
    report(folder, "--edits", text)
    before = stored(folder).seq
    withdraw(folder, evening)
    other = FILE.format(of=0, words="だれか").replace("[@1-01]", "").replace("1-02", "1-01")
    text.write_text(other, "utf-8")
    assert report(folder, "--edits", text) == 0

    out = tmp_path / "out.md"
    assert report(folder, "--write-edits", out, "--at", before) == 0

    assert WORDS not in out.read_text("utf-8")
    assert WORDS.encode() not in bytes_of(folder)


def withdraw(folder: Path, evening: Evening) -> None:
    """Let Ann take her note back, after whatever stands in the log."""
    store = Store(folder)
    note = hers(evening)
    evening.log = store.log.entries(S1)
    evening.session = rebuild(evening.log)
    evening.act(ANN, WithdrawNote(note))
    keep(store, evening)
    store.close()


def test_no_report_is_made_of_words_that_were_taken_back_and_the_line_is_named(
    folder, evening, text, tmp_path, capsys
):
    read = evening.session.seq
    text.write_text(FILE.format(of=read, words=WORDS), "utf-8")
    report(folder, "--edits", text)
    of = stored(folder).seq
    withdraw(folder, evening)
    text.write_text(FILE.format(of=of, words=WORDS).replace("二つ目", "ほかに"), "utf-8")

    assert report(folder, "--edits", text, "--out", tmp_path / "out.html") == 1

    said = capsys.readouterr().err
    assert f"{text}:9: " in said
    assert "取り下げられたか、載せられない言葉が残っています" in said
    assert not (tmp_path / "out.html").exists()
    assert any("ほかに" in each for each in texts(folder))


def test_checking_keeps_nothing_and_names_every_fault_by_its_line(folder, evening, text, capsys):
    text.write_text(FILE.format(of=0, words="だれも言わなかった言葉"), "utf-8")
    before = stored(folder).seq

    assert report(folder, "--edits", text, "--check") == 1

    assert f"{text}:9: " in capsys.readouterr().err
    assert stored(folder).seq == before


def test_what_stands_in_the_file_at_a_number_that_there_is_not_is_named_by_its_line(
    folder, evening, text, capsys
):
    text.write_text(FILE.format(of=0, words=WORDS).replace("1-02", "1-77"), "utf-8")

    assert report(folder, "--edits", text) == 1

    assert f"{text}:11: " in capsys.readouterr().err
    assert stored(folder).passages == {}


def test_a_file_does_not_undo_what_somebody_has_changed_since(folder, evening, text, capsys):
    report(folder, "--edits", text)
    of = stored(folder).seq
    text.write_text(FILE.format(of=of, words=WORDS).replace("二つ目", "もうひとつ"), "utf-8")
    report(folder, "--edits", text)
    text.write_text(FILE.format(of=of, words=WORDS).replace("二つ目", "ふたつめ"), "utf-8")

    assert report(folder, "--edits", text) == 1

    said = capsys.readouterr().err
    assert f"{text}:11: 記録{of}のあと、ほかの人がここを変えました。" in said
    assert any("もうひとつ" in each for each in texts(folder))


def test_two_who_change_different_blocks_of_the_same_file_both_get_what_they_wrote(
    folder, evening, text
):
    report(folder, "--edits", text)
    of = stored(folder).seq
    text.write_text(FILE.format(of=of, words=WORDS).replace("二つ目", "もうひとつ"), "utf-8")
    report(folder, "--edits", text)
    text.write_text(FILE.format(of=of, words=WORDS).replace("参加者は", "ある人は"), "utf-8")

    assert report(folder, "--edits", text) == 0

    assert any("もうひとつ" in each for each in texts(folder))
    assert any("ある人は" in each for each in texts(folder))


@pytest.fixture
def handed(folder: Path, evening: Evening, tmp_path: Path) -> Path:
    """Return a file as it was written out, before anything was kept, with two blocks put in."""
    path = tmp_path / "handed.md"
    report(folder, "--write-edits", path)
    front, rest = path.read_text("utf-8").split("{#opening}", 1)
    path.write_text(f"{front}{{#opening}}\n\n初めの言葉です。\n\nもう一言です。{rest}", "utf-8")
    return path


def test_whoever_goes_on_in_a_file_says_nothing_twice(folder, handed, capsys):
    assert report(folder, "--edits", handed) == 0
    assert report(folder, "--edits", handed) == 0
    assert "0 written, 0 removed, 3 unchanged" in capsys.readouterr().out
    handed.write_text(handed.read_text("utf-8").replace("初めの言葉", "始めの言葉"), "utf-8")

    assert report(folder, "--edits", handed) == 0

    assert texts(folder) == ["# はじめに", "始めの言葉です。", "もう一言です。"]


def test_a_file_kept_twice_as_it_was_written_out_says_nothing_twice(folder, handed, capsys):
    before = handed.read_bytes()
    report(folder, "--edits", handed)
    handed.write_bytes(before)  # an editor that knows nothing of the newer number
    capsys.readouterr()

    assert report(folder, "--edits", handed) == 0

    assert "0 written, 0 removed, 3 unchanged" in capsys.readouterr().out
    added = before.decode().replace("もう一言", "間の言葉です。\n\nもう一言")
    handed.write_text(added, "utf-8")
    assert report(folder, "--edits", handed) == 0
    assert texts(folder) == ["# はじめに", "初めの言葉です。", "間の言葉です。", "もう一言です。"]


def test_a_new_block_is_not_put_beside_what_was_written_at_its_place_since(folder, handed, capsys):
    before = handed.read_text("utf-8")
    report(folder, "--edits", handed)
    kept = texts(folder)
    handed.write_text(before.replace("初めの言葉", "別の人の言葉"), "utf-8")

    assert report(folder, "--edits", handed) == 1

    line = before[: before.index("初めの言葉")].count("\n") + 1
    assert f"{handed}:{line}: これは新しい文ですが、" in capsys.readouterr().err
    assert texts(folder) == kept


def test_a_file_that_lacks_what_others_wrote_does_not_become_newer(folder, evening, handed):
    of = f"of: {evening.session.seq}"
    other = handed.with_name("other.md")
    other.write_text(
        f"---\nlang: ja\n{of}\n---\n\n# 終 {{#closing}}\n\n終わりの言葉です。", "utf-8"
    )
    report(folder, "--edits", other)
    assert report(folder, "--edits", handed) == 0

    assert f"{of}\n" in handed.read_text("utf-8")
    assert report(folder, "--edits", handed) == 0
    assert texts(folder).count("終わりの言葉です。") == texts(folder).count("もう一言です。") == 1


def test_a_file_of_now_stays_one(folder, evening, text):
    before = text.read_bytes()

    report(folder, "--edits", text)

    assert text.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ("--write-edits", "text.md"),
        ("--out", "text.md"),
        ("--edits", "text.md", "--out", "text.md"),
    ],
)
def test_a_text_that_somebody_writes_is_never_written_over(
    folder, evening, text, words, monkeypatch, capsys
):
    monkeypatch.chdir(text.parent)
    before = text.read_bytes()

    assert report(folder, *words) == 2

    assert "text.md" in capsys.readouterr().err
    assert text.read_bytes() == before
    assert stored(folder).passages == {}


def test_an_export_is_not_written_over_a_text_either(folder, evening, text, capsys):
    before = text.read_bytes()

    assert call("export", CODE, "--data", folder, "--out", text) == 2

    assert "is the text for a report" in capsys.readouterr().err
    assert text.read_bytes() == before


def test_another_picture_of_the_name_is_not_written_over(folder, evening, text, tmp_path, capsys):
    picture = tmp_path / "hall.png"
    Image.new("1", (3, 2)).save(picture)
    front = "of: 0\npictures: {hall: {alt: 会場, file: hall.png}}"
    text.write_text(FILE.format(of=0, words=WORDS).replace("of: 0", front), "utf-8")
    report(folder, "--edits", text)
    Image.new("1", (5, 5)).save(picture)
    before = picture.read_bytes()

    assert report(folder, "--write-edits", tmp_path / "out.md") == 2

    assert "hall.png is there already" in capsys.readouterr().err
    assert picture.read_bytes() == before


def test_a_picture_lies_beside_the_file_and_nowhere_else(folder, evening, text, tmp_path, capsys):
    (tmp_path / "secret.png").write_bytes(b"\x89PNG secret")
    (tmp_path / "in").mkdir()
    inside = tmp_path / "in/text.md"
    front = 'of: 0\npictures: {hall: {alt: 会場, file: "../secret.png"}}'
    inside.write_text(FILE.format(of=0, words=WORDS).replace("of: 0", front), "utf-8")

    assert report(folder, "--edits", inside) == 1

    assert stored(folder).passages == {}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say what to do"),
        (("--out", "report.docm"), "must end in .pdf"),
        (("--at", "3", "--check"), "--at goes with --write-edits"),
        (("--at", "3", "--write-edits", "x.md", "--edits", "y.md"), "give one of them"),
        (("--check", "--out", "x.pdf"), "--check makes nothing"),
        (("--check", "--without", "everything"), "there is no such part"),
        (("--edits", "nowhere.md"), "No such file"),
        (("--write-edits", "x.md", "--at", "9999"), "--at is the number of an entry"),
    ],
)
def test_what_was_asked_for_wrongly_is_said_and_changes_nothing(
    folder, evening, words, said, capsys, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)

    assert report(folder, *words) == 2

    assert said in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b"\x00" * (4 * 1024 * 1024 + 1)])
def test_a_file_that_is_no_text_is_not_read(folder, evening, tmp_path, body, capsys):
    path = tmp_path / "text.md"
    path.write_bytes(body)

    assert report(folder, "--edits", path) == 2

    assert str(path) in capsys.readouterr().err


def test_fay_may_not_be_named_in_what_is_written_out(folder, evening, text, tmp_path):
    report(folder, "--edits", text)
    out = tmp_path / "out.md"
    report(folder, "--write-edits", out)

    assert not {FAY.id, ANN.id, BEN.id, "terminal"} & set(out.read_text("utf-8").split())


@pytest.mark.parametrize("form", ["html", "md", "pdf"])
def test_the_report_holds_the_text_in_every_form(folder, evening, text, tmp_path, form, capsys):
    out = tmp_path / f"report.{form}"

    assert report(folder, "--edits", text, "--out", out, "--profile", "seed") == 0

    assert capsys.readouterr().out.splitlines()[-1] == str(out)
    said = pdf_text(out.read_bytes()) if form == "pdf" else out.read_text("utf-8")
    said = re.sub("<[^>]+>|\u200b", "", said)
    assert "二つ目の声もある" in said
    assert WORDS in said


def test_nothing_is_printed_that_does_not_hold_and_the_text_is_kept(
    folder, evening, text, tmp_path, capsys
):
    text.write_text(FILE.format(of=0, words="だれも言わなかった言葉"), "utf-8")

    assert report(folder, "--edits", text, "--out", tmp_path / "report.html") == 1

    assert f"{text}:9: " in capsys.readouterr().err
    assert not (tmp_path / "report.html").exists()
    assert any("だれも言わなかった言葉" in each for each in texts(folder))


def test_checking_says_what_a_second_look_is_worth(folder, evening, text, capsys):
    text.write_text(FILE.format(of=0, words=WORDS).replace("参加者は", "参加者をを"), "utf-8")

    assert report(folder, "--edits", text, "--check") == 0

    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("念のため見直してください。opening：「をを」は一語多いようです")
    assert said[-1] == "問題はありません"


def test_checking_a_text_that_holds_says_so(folder, evening, text, capsys):
    assert report(folder, "--edits", text, "--check") == 0

    assert capsys.readouterr().out == "問題はありません\n"
    assert stored(folder).passages == {}
