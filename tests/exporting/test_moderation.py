"""The moderation log as a table for spreadsheets."""

import csv
import io

from facilitator.core.kinds.notes.correcting import ProposeCorrection
from facilitator.core.kinds.notes.moderating import HideNotes, RestoreNotes
from facilitator.core.kinds.notes.off_stage import KeepOffStage
from facilitator.core.kinds.notes.queueing import SetQueue
from facilitator.core.kinds.notes.replying import AddReply, HideReply
from facilitator.core.kinds.notes.writing import WithdrawNote
from facilitator.core.log import rebuild
from facilitator.core.seeing.overseeing import LINES
from facilitator.core.session import Session
from facilitator.exporting.document import document
from facilitator.exporting.moderation import COLUMNS, to_csv
from facilitator.exporting.sheet import to_csv as to_sheet
from tests.core.world import ANN, BEN, FAY, OPEN, Evening, as_on_disk
from tests.exporting.evenings import a_sound_evening, exported, imported

SAID = "田中さんの番号"


def rows(session: Session, lang: str = "ja") -> list[dict[str, str]]:
    """Return the table as a spreadsheet reads it."""
    text = to_csv(session, lang).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def moderated() -> tuple[Evening, str, str]:
    """Return an evening at which two notes and a line were moderated, and the ids of the notes."""
    evening = Evening()
    evening.go("open/write")
    one, two = evening.write(ANN, SAID), evening.write(BEN, "ふたつめ")
    evening.go("open/reveal")
    evening.act(FAY, SetQueue(OPEN, on=True))
    evening.act(FAY, HideNotes((one,), "personal", "=名前がある"))
    evening.act(FAY, RestoreNotes((one,)))
    evening.act(FAY, KeepOffStage((two,), "off_topic", ""))
    evening.act(FAY, ProposeCorrection(two, "二つめ"))
    return evening, one, two


def test_each_deed_has_a_row_with_its_time_part_role_and_reason_the_oldest_first():
    evening, one, two = moderated()

    told = rows(evening.session)

    assert [(row["what"], row["note"], row["why"], row["words"]) for row in told] == [
        ("queue_on", "", "", ""),
        ("hidden", one, "personal", "'=名前がある"),  # no spreadsheet runs it
        ("restored", one, "", ""),
        ("off_stage", two, "off_topic", ""),
        ("correction", two, "", ""),
    ]
    assert {(row["role"], row["step"], row["part"]) for row in told} == {
        ("facilitator", "1", rows_part(evening.session, "ja"))
    }
    assert all(len(row["time"]) == len("2026-01-31 14:20") for row in told)
    assert tuple(told[0]) == COLUMNS
    assert rows(evening.session, "en")[0]["part"] == rows_part(evening.session, "en")


def rows_part(session: Session, lang: str) -> str:
    part = session.program.part(OPEN)
    assert part is not None
    return part.title.of(lang)


def test_it_holds_no_person_and_no_text_of_a_note_and_is_in_no_other_export():
    evening, one, _two = moderated()
    evening.act(FAY, HideNotes((one,), "personal", "her number"))
    body = to_csv(evening.session, "ja").decode()

    for secret in (SAID, "ふたつめ", "二つめ", ANN.id, BEN.id, FAY.id):
        assert secret not in body
    assert "her number" not in to_sheet(evening.session, "ja").decode()
    assert "her number" not in repr(document(evening.session))


def test_a_line_that_was_hidden_is_told_by_its_note():
    evening, one, _two = moderated()
    evening.act(FAY, SetQueue(OPEN, on=False))
    evening.act(BEN, AddReply(one, "ほんとうに"))
    [reply] = evening.session.replies
    evening.act(FAY, HideReply(reply, "hurtful", ""))

    last = rows(evening.session)[-1]

    assert (last["what"], last["note"], last["why"]) == ("line_hidden", one, "hurtful")
    assert "ほんとうに" not in to_csv(evening.session, "ja").decode()


def test_of_a_note_that_was_taken_back_neither_its_id_nor_a_word_is_left():
    evening, one, two = moderated()
    for who, note in ((ANN, one), (BEN, two)):
        evening.act(who, WithdrawNote(note))

    for session in (evening.session, rebuild(as_on_disk(evening.log))):
        assert [(row["what"], row["note"], row["why"], row["words"]) for row in rows(session)] == [
            ("queue_on", "", "", ""),
            ("hidden", "", "personal", ""),
            ("restored", "", "", ""),
            ("off_stage", "", "off_topic", ""),
        ]


def test_it_is_whole_where_the_console_lists_the_newest_only():
    evening, one, _two = moderated()
    for _ in range(LINES):
        evening.act(FAY, HideNotes((one,), "", ""))
        evening.act(FAY, RestoreNotes((one,)))

    assert len(rows(evening.session)) == 5 + 2 * LINES


def test_an_imported_session_has_an_empty_log():
    session = imported(exported(a_sound_evening().session))

    assert rows(session) == []
    assert to_csv(session, "ja").decode("utf-8-sig").startswith('"time","step"')
