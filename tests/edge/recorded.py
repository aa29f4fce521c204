"""What honest clients send: an evening in which every action of the protocol is asked for.

It is played over real connections, and every packet that leaves a client is kept as it was.
"""

from dataclasses import dataclass
from typing import Any

from tests.live.test_protocol import go, note
from tests.serving import Browser, Screen, Server, new_session, page_of

PART, STEP_PART = "meaning", "pledge"


class Recorder(Screen):
    """A screen that keeps every packet it sends."""

    def connect(self) -> None:
        """Open the socket."""
        self.sent: list[str] = []
        send = self.socket.eio._send_packet

        def kept(packet: Any) -> Any:
            self.sent.append(str(packet.encode()))
            return send(packet)

        self.socket.eio._send_packet = kept
        super().connect()

    def do(self, type: str, **fields: Any) -> None:
        """Do something that must be accepted."""
        answer = self.act(type, **fields)
        assert answer["ok"], (type, fields, answer)

    def here(self) -> str:
        """Return the stop at which the session is."""
        return str(self.records["session"]["stop"]["id"])


@dataclass(frozen=True, slots=True)
class Evening:
    """A session in which everything has happened, and every packet that was sent for it."""

    code: str
    board: Recorder
    phones: list[Recorder]
    packets: list[str]


def played(server: Server, fay: Browser, **options: Any) -> Evening:
    """Play the evening, and leave it where people write. ``options`` are those of the sockets."""
    # In a rehearsal nobody waits; and ninety minutes have everything.
    code = new_session(fay, rehearsal=True, format=90)
    board = Recorder(server, fay.page(f"/console/{code}"), **options)
    ann, ben = (_participant(server, code, **options) for _ in range(2))
    _rules_and_check_in(board, ann)
    _pulse(board, ann)
    _silence(board, ann)
    _notes(board, ann, ben)
    _replies(board, ann, ben)
    _together(board)
    _moderated(board, ann, ben)
    _themes(board)
    _vote_and_insight(board, ann)
    _first_steps(board, ann)
    _pairs_and_guest(board, ann)
    _report(board, ann)
    go(board, "ended")
    ann.do("TellHow", part=STEP_PART, how="not_yet", when="2099-12-24")
    go(board, f"{PART}/write")
    everybody = [board, ann, ben]
    for each in everybody:
        each.socket.emit("sync", {"since": 0})
        each.socket.emit("page", {"part": PART, "n": 0})
        assert each.ask({"action_id": "the-last-one", "type": "Nothing"})["reason"] == "malformed"
    packets = {packet for each in everybody for packet in each.sent}
    return Evening(code, board, [ann, ben], sorted(packets))


def _participant(server: Server, code: str, **options: Any) -> Recorder:
    answer = Browser(server).post(f"/j/{code}", name="あだ名", place="venue")
    return Recorder(server, page_of(answer.text), **options)


def _rules_and_check_in(board: Recorder, ann: Recorder) -> None:
    board.do("ChooseFormat", format=90)
    held = {"day": "2026-12-13", "time": "18:30", "place": "both", "venue": "港の会場"}
    board.do("Appoint", **held, meeting="https://meet.example/1")
    go(board, "rules/rules")
    board.do("ShowRule", at=1, expect="rules/rules")
    ann.do("AgreeRules", part="rules")
    board.do("AddRule", text="名前で呼び合う", expect="rules/rules")
    [added] = board.until(lambda s: s.records["rules/rules"]["added"])
    board.do("RemoveRule", rule=added)
    board.do("AddMinutes", minutes=3, expect="rules/rules")
    board.do("PauseTimer", expect="rules/rules")
    board.do("ResumeTimer", expect="rules/rules")
    board.do("SetTimer", until=None, expect="rules/rules")
    board.do("ChangePlan", minutes={"checkin/checkin": 4})
    board.do("Retitle", title="港の夜、ふたたび")
    board.do("PromiseReport", day="2099-12-20")

    board.do("ChooseQuestion", part="checkin", n=2)
    go(board, "checkin/checkin")
    board.do("ChooseQuestion", part="checkin", n=0)
    ann.do("AddNote", **note("晴れ", "checkin"))
    board.do("ShowAnswers", expect="checkin/checkin")


def _pulse(board: Recorder, ann: Recorder) -> None:
    go(board, "pulse/pulse")
    ann.do("TellPulse", moment="before", item="safe", value=4)
    ann.do("TellPulse", moment="before", item="risk", value=None)
    ann.do("WithdrawPulse", moment="before")
    assert board.act("ShowPulse", on=True)["reason"] == "nothing_to_reveal"  # of one person


def _silence(board: Recorder, ann: Recorder) -> None:
    board.do("ChooseNames", part=PART, names="named")
    board.do("ChooseNames", part=PART, names="participant_choice")
    go(board, f"{PART}/write")
    board.do("Nudge", part=PART)
    board.do("ShowHint", part=PART, n=1)
    board.do("ShowHint", part=PART, n=None)
    ann.do("SayDone", part=PART, on=True)


def _replies(board: Recorder, ann: Recorder, ben: Recorder) -> None:
    first = ann.own["notes"][1]["id"]
    ann.do("CallMe", nickname="ほかのあだ名")
    ann.do("NameNote", note=first, named=True)
    ben.do("AddReply", note=first, text="雨の日も", named=False)
    [reply] = board.until(lambda s: s.records[f"note/{first}"]["replies"])
    board.do("HideReply", reply=reply["id"])
    board.do("RestoreReply", reply=reply["id"])
    ben.do("SetReplyInReport", reply=reply["id"], in_report=False)
    ben.do("WithdrawReply", reply=reply["id"])


def _pairs_and_guest(board: Recorder, ann: Recorder) -> None:
    board.do("SetSound", device="stage", volume=60, page="")
    board.do("TrySound")
    go(board, "talk/talk")
    board.do("IntroduceGuest", part="talk", name="Daniel Kim", topic="弱いつながり")
    ann.do("Land", part="talk")
    for text in ("いちばん驚いたことは?", "もう一度やるなら?"):
        ann.do("AskGuest", part="talk", text=text)
    asked = board.until(lambda s: len(_questions(s)) == 2 and _questions(s))
    board.do("SettleQuestion", question=asked[0], done=True)
    ann.do("WithdrawQuestion", question=asked[1])
    go(board, "share/share")
    board.do("SetPairing", way="mark", size=2)
    board.do("ShareOut", stop="share/share")
    board.do("TakeTurn", to=1, turn=0, expect="share/share")


def _questions(screen: Screen) -> list[str]:
    return [key.partition("/")[2] for key in screen.records if key.startswith("question/")]


def _notes(board: Recorder, ann: Recorder, ben: Recorder) -> None:
    go(board, f"{PART}/write")
    for person in (ann, ben):
        for n in range(3):
            person.do("AddNote", **note(f"ふせん {n} 😀👩‍👩‍👧", PART, category="self"))
    ann.until(lambda s: len(s.own["notes"]) == 4)
    ben.until(lambda s: len(s.own["notes"]) == 3)
    first, second, third = (each["id"] for each in ann.own["notes"][1:])
    ann.do("EditNote", note=first, text="書きなおした", category=None)
    ann.do("SetInReport", note=second, in_report=False)
    ann.do("WithdrawNote", note=third)
    board.do("StartCountdown", expect=board.here())
    board.do("CancelCountdown", expect=board.here())
    go(board, f"{PART}/reveal")
    board.do("Spotlight", notes=[first])
    board.do("HoldPage", page=0)
    board.do("HoldPage", page=None)
    board.do("Blank", on=True)
    board.do("Blank", on=False)
    board.do("LockDoors", on=True)
    board.do("LockDoors", on=False)
    board.do("ShowFact", part=PART, at=0)
    board.do("ShowFact", part=PART, at=None)
    board.do("ShowCode", how="while")
    board.do("ShowCode", how="off")
    board.do("HideNotes", notes=[second])
    board.do("RestoreNotes", notes=[second])
    ben.do("Relate", note=first, on=True)


def _together(board: Recorder) -> None:
    before = {id for id, _ in notes_of(board)}
    board.do("WriteFor", part=PART, text="紙から", category="self", channel="paper")
    [mine] = board.until(lambda s: [id for id, _ in notes_of(s) if id not in before])
    board.do("EditFor", note=mine, text="紙からの一枚", category=None)
    board.do("WithdrawFor", note=mine)
    board.do("OfferLead", to=None)
    board.do("KeepLead")
    board.do("TakeLead")


def _moderated(board: Recorder, ann: Recorder, ben: Recorder) -> None:
    first, second = (each["id"] for each in ann.own["notes"][1:3])
    board.do("KeepOffStage", notes=[second], why="hurtful", words="少し強い")
    board.do("LetOnStage", notes=[second])
    board.do("SetQueue", part=PART, on=True)
    ben.do("AddNote", **note("見てから出る", PART))
    waiting = board.until(lambda s: [id for id, each in notes_of(s) if each["desk"]["queued"]])
    board.do("ApproveNotes", notes=waiting)
    board.do("SetQueue", part=PART, on=False)
    board.do("ProposeCorrection", note=first, text="書きなおしました")
    ann.until(lambda s: any(each["correction"] for each in s.own["notes"]))
    ann.do("AnswerCorrection", note=first, text="書きなおしました", accepted=False)
    ben.do("RaiseConcern", note=first, text="気になります")
    concern = board.until(lambda s: [key for key in s.records if key.startswith("concern/")])
    board.do("SettleConcern", concern=concern[0].partition("/")[2], done=True)


def notes_of(screen: Screen) -> list[tuple[str, dict[str, Any]]]:
    """Return the notes that a console has, by id."""
    records = screen.records.items()
    return [(key[5:], each) for key, each in records if key.startswith("note/")]


def _themes(board: Recorder) -> None:
    found = (record for key, record in board.records.items() if key.startswith("note/"))
    notes = [record["id"] for record in found if record["part"] == PART]
    before = set(board.records)
    for title in ("ひとつ", "ふたつ", "みっつ"):
        board.do("AddTheme", part=PART, title=title, notes=notes[:1])
    board.until(lambda s: len(_new(s, before)) == 3)
    one, two, three = _new(board, before)
    board.do("NameTheme", theme=one, title="べつの名")
    board.do("PlaceNotes", notes=notes, theme=one)
    board.do("LayDoubles", notes=notes[1:2], under=notes[0])
    board.do("LayDoubles", notes=notes[1:2], under=None)
    board.do("OrderThemes", part=PART, themes=[two, one, three])
    made = board.act("AddTheme", part=PART, title="よっつ", notes=notes[:1])
    board.until(lambda s: s.seq >= made["seq"])
    board.do(
        "RemoveTheme",
        theme=next(each for each in _new(board, before) if each not in (one, two, three)),
    )
    board.do("MergeThemes", gone=two, into=one)
    merged = board.act("MergeThemes", gone=three, into=one)
    undo = board.until(lambda s: s.seq >= merged["seq"] and s.records["console"]["undo"])
    board.do("Undo", seq=undo[0]["seq"])


def _new(board: Screen, before: set[str]) -> list[str]:
    return [key[6:] for key in board.records if key.startswith("theme/") and key not in before]


def _vote_and_insight(board: Recorder, ann: Recorder) -> None:
    lines = ["ひとつ目", "ふたつ目"]
    way = {"mode": "dots", "on": "notes", "budget": 2, "quorum": None, "lens": None, "lines": []}
    board.do("PrepareVote", part=PART, preparation=way)
    go(board, f"{PART}/vote")
    target = ann.until(lambda s: s.records.get(f"vote/{PART}"))["targets"][0]
    ann.do("CastBallot", part=PART, targets=[target])
    board.do("CountHands", part=PART, counts={target: 2})
    board.do("CloseVote", expect=board.here())
    lens = {"ja": "どちらにしますか", "en": "Which of them?"}
    way |= {"mode": "decision", "on": "lines", "budget": None, "quorum": 50}
    board.do("PrepareVote", part=PART, preparation=way | {"lens": lens, "lines": lines})
    board.do("OpenVote", expect=board.here())
    ann.until(lambda s: s.records.get(f"vote/{PART}", {}).get("on") == "lines")
    held = ann.records[f"vote/{PART}"]
    ann.do("CastBallot", part=PART, targets=held["targets"][:1], vote=held["vote"])
    board.do("CloseVote", expect=board.here())
    go(board, f"{PART}/insight")
    board.do("WriteInsight", part=PART, text="小さな合図")
    ann.do("CheckInsight", part=PART, fit="add")
    board.do("ShowFit", part=PART, on=True)


def _first_steps(board: Recorder, ann: Recorder) -> None:
    go(board, f"{STEP_PART}/pledge")
    step = {"part": STEP_PART, "what": "母に電話する", "when": "2099-12-01", "if_then": ""}
    ann.do("MakeFirstStep", **step, example=True, in_report=True)
    pledge = ann.until(lambda s: s.own["pledges"].get(STEP_PART))["id"]
    board.do("HideExample", pledge=pledge)
    ann.do("SetFirstStepInReport", pledge=pledge, in_report=False)
    ann.do("WithdrawFirstStep", pledge=pledge)
    typed = {"what": "となりを誘う", "when": None, "in_report": True}
    board.do("DecideFor", part=STEP_PART, channel="paper", **typed)
    [mine] = board.until(lambda s: [r["id"] for r in s.records.values() if r.get("channel")])
    board.do("EditStepFor", pledge=mine, **typed | {"when": "2099-12-01"})
    board.do("WithdrawStepFor", pledge=mine)


def _report(board: Recorder, ann: Recorder) -> None:
    mine = ann.own["notes"][1]["id"]
    text = f"だれかが書いた[@note/{mine}]。"
    passage = {"id": "passage1", "lang": "ja", "place": f"part/{PART}", "order": 1, "text": text}
    board.do("WritePassages", base=board.seq, write=[passage], remove=[])
