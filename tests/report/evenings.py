"""An evening to print: Ann, Ben and Carl write in two steps; Fay groups, lets vote and sums up."""

from facilitator.core.ids import LONE, NoteId, StopId
from facilitator.core.keeping import TakeAttendance
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.moderating import HideNotes
from facilitator.core.kinds.notes.themes import AddTheme, PlaceNotes
from facilitator.core.kinds.notes.writing import AddNote, SetInReport, WithdrawNote
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.people import DESK, Person
from tests.core.world import ANN, BEN, CARL, FAY, NEAR, OPEN, Evening

GREETING = "朝のあいさつを返してもらえたとき"
NAMES = "髙﨑𠮷さんと ① ﾂﾅｶﾞﾘ 한국 😀"
HOSTILE = '<b>強い</b> & <img src="http://127.0.0.1:1/x"><script>alert(1)</script>'
ALONE = "夜の散歩でだれにも会わない"
UNPLACED = "Half our meetings are asking for help"
KEPT_OUT = "これは報告書に載せないでください"
HIDDEN = "進行役が伏せた言葉"
TAKEN_BACK = "やっぱり取り消した言葉"
SEEN = "小さなあいさつが、つながりの入口だった。"


def write(evening: Evening, person: Person, text: str, **more: object) -> NoteId:
    """Let someone write a note in the first step; return its id."""
    given = {"part": OPEN, "category": None, "named": False, "in_report": True} | more
    [added] = evening.act(person, AddNote(text=text, **given))
    return added.note


def an_evening() -> Evening:
    """Return an evening with everything a chapter can hold, and a second step without notes."""
    evening = Evening()
    evening.go("open/write")
    greeting = write(evening, ANN, GREETING, category=NEAR)
    names = write(evening, BEN, NAMES, named=True)
    hostile = write(evening, CARL, HOSTILE)
    alone = write(evening, CARL, ALONE)
    write(evening, BEN, UNPLACED)
    kept_out = write(evening, ANN, KEPT_OUT)
    hidden = write(evening, BEN, HIDDEN)
    taken_back = write(evening, CARL, TAKEN_BACK)
    evening.go("open/theme")
    evening.act(FAY, AddTheme(OPEN, "小さなあいさつ", (greeting, names, kept_out, taken_back)))
    evening.act(FAY, AddTheme(OPEN, "強いことば", (hostile, hidden)))
    evening.act(FAY, PlaceNotes((alone,), LONE))
    vote(evening)
    evening.act(FAY, WriteInsight(OPEN, SEEN))
    evening.act(ANN, SetInReport(kept_out, False))
    evening.act(FAY, HideNotes((hidden,)))
    evening.act(CARL, WithdrawNote(taken_back))
    evening.act(DESK, TakeAttendance(StopId("open/write"), 3))
    evening.go("safe/write")
    return evening


def vote(evening: Evening) -> None:
    """Let Ann and Ben vote for the first theme, Carl for the second."""
    evening.go("open/vote")
    first, second = evening.session.themes
    for person, theme in ((ANN, first), (BEN, first), (CARL, second)):
        evening.act(person, CastBallot(OPEN, (theme,)))
    evening.act(FAY, CloseVote(evening.session.visit.stop))


def a_plain_evening(*texts: str) -> Evening:
    """Return an evening on which Ann wrote these notes, and nobody has grouped them."""
    evening = Evening()
    evening.go("open/write")
    for text in texts:
        evening.wait(10)
        write(evening, ANN, text)
    return evening
