"""`facilitator report`, where words that were taken back still stand in the name of a theme."""

from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.storage.store import Store
from tests.cli.keeping import CODE, call
from tests.core.world import ANN, Evening

WORDS = "会議ではいつも同じ人が話す"


def test_no_report_is_printed_while_a_copy_stands(tmp_path, capsys):
    evening = Evening()
    evening.go("open/write")
    note = evening.write(ANN, WORDS)
    evening.group(WORDS, note)
    evening.act(ANN, WithdrawNote(note))
    store = Store(tmp_path)
    store.log.create(evening.session, *evening.log)
    store.close()

    out = tmp_path / "report.html"
    assert call("report", CODE, "--out", out, "--data", tmp_path) == 1

    said = capsys.readouterr().err
    assert f"まとまり「{WORDS}」" in said
    assert "進行画面で、別の言葉に直してください" in said
    assert not out.exists()
