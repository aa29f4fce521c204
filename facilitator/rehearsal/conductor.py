"""The facilitator of a rehearsal: presses the one button, groups, names, says what we saw."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from facilitator.core.ids import PartId
from facilitator.core.program import Part, Program
from facilitator.rehearsal.line import Answer, Line
from facilitator.rehearsal.pace import Pace
from facilitator.rehearsal.prompter import BY_THE_WAY, Prompter
from facilitator.rehearsal.schedule import Schedule
from facilitator.rehearsal.script import LONE, Script

PREPARING = 0.6  # of the time for themes, after which the vote is prepared
CLOSING = 0.65  # of the time of a vote; in the rest its result is seen
SECOND_PRESS = 5.0  # seconds after which the button is pressed again if nothing has moved
COMPANY = 2  # notes that make a theme; one alone is a lone voice
THEMES = 7  # that the stage can show
FIRST_ANSWER = 3.0  # seconds in which the first answer of a check-in is waited for
AT_ONCE = 200  # notes that are looked at in one go
QUIET = 24  # characters up to which a note is short enough to be read out first

WAYS = {2: "ranking", 4: "decision"}  # of voting, by step; otherwise with dots
LINES = 3  # that are typed for a vote, where there are too many themes for it
HALF = 50  # percent of those present, who have to take part in a decision

Record = dict[str, Any]


class Conductor:
    """A console with somebody at it, who keeps to the pace of the evening."""

    def __init__(
        self, line: Line, schedule: Schedule, pace: Pace, program: Program, script: Script
    ) -> None:
        self._line = line
        self._schedule = schedule
        self._pace = pace
        self._program = program
        self._script = script
        self._prompter = Prompter(line, schedule)
        self._opened = self._arrived = 0.0
        self.ended = False
        self.stop = "lobby"
        line.on_stop = self._arrive

    def open_doors(self) -> None:
        """Let people come in; begin when the time for that is over."""
        self._opened = self._schedule.now
        self._schedule.at(self._opened + self._pace.doors, partial(self._leave, "lobby"))

    def _arrive(self, stop: Mapping[str, Any]) -> None:
        self.stop, self._arrived = stop["id"], self._schedule.now
        if stop["phase"] == "ended":
            self.ended = True
        if stop["id"] not in self._pace.at:
            return
        seconds = self._pace.at[stop["id"]]
        part, phase = PartId(stop["part"]), stop["phase"]
        self._prompter.arrive(stop, seconds)
        self._look_through(part)
        if phase == "reveal":
            self._read_out(part, seconds)
        if self._time_to_group(stop):
            self._spread(self._grouping(part), seconds)
        if phase in ("theme", "vote", "insight"):
            self._place_latecomers(part)
        if phase == "theme":
            self._schedule.after(seconds * PREPARING, partial(self._prepare_vote, part))
        if phase == "vote":
            self._schedule.after(seconds * CLOSING, partial(self._close_vote, stop["id"]))
        leave = self._opened + self._pace.ends[stop["id"]]
        self._schedule.at(leave, partial(self._leave, stop["id"]))

    def _look_through(self, part: PartId) -> None:
        """Let in what waits, and on the stage what has to be seen first: here all of it is good."""
        notes = [note for note in self._notes(part) if "desk" in note]
        queued = [note["id"] for note in notes if note["desk"]["queued"]]
        unseen = [note["id"] for note in notes if note["desk"]["stage"] == "unseen"]
        for type, ids in (("ApproveNotes", queued), ("LetOnStage", unseen)):
            for batch in range(0, len(ids), AT_ONCE):
                self._line.act(type, notes=ids[batch : batch + AT_ONCE])

    def _leave(self, stop: str) -> None:
        """Press the one button until the session has gone on."""
        button = self._line.screen["console"]["primary"]
        if self.stop != stop or button is None:
            return
        self._look_through(PartId(stop.partition("/")[0]))
        if self._nobody_has_answered(stop):
            self._schedule.after(0.1, partial(self._leave, stop))
            return
        following = self._after(stop)
        if following is not None and following["phase"] == "insight":
            self._say_what_we_saw(PartId(following["part"]))
        if button["type"] == "StartCountdown" and not self._pace.counts and following is not None:
            self._line.act("Move", to=following["stop"], expect=stop)
        elif button["effect"] != "cancel":
            self._line.act(button["type"], partial(self._pressed, stop), **button["fields"])
        again = 0.2 if button["type"] in BY_THE_WAY else SECOND_PRESS
        self._schedule.after(again, partial(self._leave, stop))

    def _nobody_has_answered(self, stop: str) -> bool:
        """Return whether a check-in is to be waited for: it would be left as it was opened."""
        part, _, phase = stop.partition("/")
        waited = self._schedule.now - self._arrived
        return phase == "checkin" and waited < FIRST_ANSWER and not self._notes(PartId(part))

    def _pressed(self, stop: str, answer: Answer) -> None:
        following = self._after(stop)
        if answer["ok"] or following is None or answer["reason"] != "nothing_to_reveal":
            return
        self._line.act("Move", to=following["stop"], expect=stop)

    def _prepare_vote(self, part: PartId) -> None:
        """Let people put all in an order in the second step, and decide in the fourth."""
        if self.stop != f"{part}/theme":
            return
        numbers = {each["id"]: each["step"] for each in self._line.screen["session"]["parts"]}
        wanted = WAYS.get(numbers.get(part) or 0)
        found = self._line.screen.get(f"preparation/{part}") or {"offers": []}
        can = [each["on"] for each in found["offers"] if each["mode"] == wanted and not each["why"]]
        if not can:
            return
        named = [theme["title"] for theme in self._themes(part) if theme["title"]]
        quorum = HALF if wanted == "decision" else None
        preparation = {"mode": wanted, "on": can[0], "budget": None, "quorum": quorum, "lens": None}
        lines = named[:LINES] if can[0] == "lines" else []
        self._line.act("PrepareVote", part=part, preparation=preparation | {"lines": lines})

    def _close_vote(self, stop: str) -> None:
        if self.stop == stop and self._line.screen["console"]["primary"]["type"] == "CloseVote":
            self._line.act("CloseVote", expect=stop)

    def _agenda(self) -> Sequence[Record]:
        agenda: Sequence[Record] = self._line.screen["console"]["agenda"]
        return agenda

    def _after(self, stop: str) -> Record | None:
        agenda = self._agenda()
        places = [n for n, each in enumerate(agenda) if each["stop"] == stop]
        return agenda[places[0] + 1] if places and places[0] + 1 < len(agenda) else None

    def _time_to_group(self, stop: Mapping[str, Any]) -> bool:
        """Return whether nobody waits while notes are grouped: people talk, or read the wall."""
        if stop["phase"] in ("pair", "discuss"):
            return not any(self._themes(PartId(stop["part"])))
        following = self._after(stop["id"])
        talked = following is not None and following["phase"] in ("pair", "discuss")
        return stop["phase"] == "reveal" and not talked

    def _spread(self, doings: Sequence[Callable[[], object]], seconds: float) -> None:
        """Do one thing after the other, with time to be seen between them."""
        for n, do in enumerate(doings):
            self._schedule.after(seconds * (0.3 + 0.55 * n / len(doings)), do)

    def _read_out(self, part: PartId, seconds: float) -> None:
        """Show one quiet note large for a while, in every other step."""
        step = self._line.screen["session"]["stop"]["part"]
        numbers = {each["id"]: each["step"] for each in self._line.screen["session"]["parts"]}
        if (numbers.get(step) or 0) % 2 == 0:
            return
        quiet = [note for note in self._notes(part) if len(note["text"]) <= QUIET]
        if quiet:
            chosen = min(quiet, key=lambda note: note["text"])
            act = self._line.act
            self._schedule.after(seconds * 0.15, partial(act, "Spotlight", notes=[chosen["id"]]))
            self._schedule.after(seconds * 0.5, partial(act, "Spotlight", notes=[]))

    def _grouping(self, part: PartId) -> list[Callable[[], object]]:
        """Return what is to be done so that the notes of a part lie in themes."""
        groups: dict[str, list[str]] = {}
        for note in self._notes(part):
            key = self._key(part, note)
            if key is not None:
                groups.setdefault(key, []).append(note["id"])
        lone = groups.pop(LONE, [])
        largest = sorted(groups, key=lambda key: -len(groups[key]))
        kept = [key for key in largest if len(groups[key]) >= COMPANY][:THEMES]
        lone += [note for key in largest if key not in kept for note in groups[key]]
        doings: list[Callable[[], object]] = [
            partial(self._add_theme, part, key, groups[key], named=n > 0)
            for n, key in enumerate(kept)
        ]
        if lone:
            doings.append(partial(self._line.act, "PlaceNotes", notes=lone, theme=LONE))
        return doings

    def _add_theme(self, part: PartId, key: str, notes: list[str], *, named: bool) -> None:
        """Make a theme. The first of a step is put together before it has a name."""
        title = self._title(part, key)

        def name(answer: Answer) -> None:
            nameless = [theme for theme in self._themes(part) if not theme["title"]]
            if nameless:
                self._line.act("NameTheme", theme=nameless[0]["id"], title=title)
            elif answer["ok"]:  # the answer has come before the record
                self._schedule.after(0.1, partial(name, answer))

        self._line.act(
            "AddTheme",
            None if named else name,
            part=part,
            title=title if named else "",
            notes=notes,
        )

    def _place_latecomers(self, part: PartId) -> None:
        """Put notes that came after the grouping where they belong."""
        places = {theme["title"]: theme["id"] for theme in self._themes(part)}
        for note in self._notes(part):
            key = self._key(part, note)
            if note["theme"] is None and key is not None:
                theme = LONE if key == LONE else places.get(self._title(part, key), LONE)
                self._line.act("PlaceNotes", notes=[note["id"]], theme=theme)

    def _say_what_we_saw(self, part: PartId) -> None:
        words = self._script[part].insight
        if words is not None and self._line.screen.get(f"insight/{part}") is None:
            self._line.act("WriteInsight", part=part, text=words.of(self._lang))

    def _notes(self, part: PartId) -> list[Record]:
        notes = self._line.screen.family("note")
        return [note for note in notes if note["part"] == part and not note["hidden"]]

    def _themes(self, part: PartId) -> list[Record]:
        return [each for each in self._line.screen.family("theme") if each["part"] == part]

    def _key(self, part: PartId, note: Record) -> str | None:
        """Return what a note is grouped by: its theme in the script, or else its category."""
        step = self._script[part]
        return step.theme_of(note["text"]) if step.themes else note["category"]

    def _title(self, part: PartId, key: str) -> str:
        step = self._script[part]
        if key in step.themes:
            return step.themes[key].of(self._lang)
        about = self._program.part(part)
        return _label(about, key, self._lang) if about else key

    @property
    def _lang(self) -> str:
        return str(self._line.screen["session"]["lang"])


def _label(part: Part, category: str, lang: str) -> str:
    labels = (each.label.of(lang) for each in part.categories if each.id == category)
    return next(labels, category)
