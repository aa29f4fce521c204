"""What a workshop is made of: the definition that a session is one run of.

A program is data. `facilitator/library/` reads and checks the files; a session
carries its program in its first entry, so that a log can be read on its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from facilitator.core.ids import CategoryId, PartId

Lang = Literal["ja", "en"]
CategoryMode = Literal["none", "optional", "required"]
Names = Literal["participant_choice", "forced_anonymous", "named"]
Moderation = Literal["open", "queue"]
Scale = Literal["levels", "stages"]
PulseScale = Literal["agree", "circles", "count"]
Asked = Literal["both", "after"]
Axis = Literal["", "need", "risk"]
Better = Literal["", "more", "less"]
Way = Literal["neighbour", "mark", "groups"]
Field = Literal["what", "owner", "when", "whom", "if_then", "sign_of_success", "example"]

LANGS: tuple[Lang, ...] = ("ja", "en")
USUAL: tuple[Field, ...] = ("what", "when", "whom", "if_then", "example")
"""The form of a first step where the program names no fields."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words of a program, in both languages."""

    ja: str
    en: str

    def of(self, lang: str) -> str:
        """Return the words in ``lang`` (English for any language we do not speak)."""
        return self.ja if lang == "ja" else self.en


@dataclass(frozen=True, slots=True)
class Fact(Text):
    """Words of a fact card, and where they stand; without that no stage shows them."""

    source: Text | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """A question as the stage breaks it, in both languages."""

    ja: tuple[str, ...]
    en: tuple[str, ...]

    def of(self, lang: str) -> tuple[str, ...]:
        """Return the lines in ``lang``."""
        return self.ja if lang == "ja" else self.en


@dataclass(frozen=True, slots=True)
class Soft:
    """Length, in characters, up to which a note is easy to read from the back."""

    ja: int = 40
    en: int = 90


@dataclass(frozen=True, slots=True)
class Category:
    """A facet of a note. Colour, shape and word always go together.

    What is ``taboo`` comes to the stage only once a facilitator has seen it. ``easy_ja`` is its
    word in plain Japanese, with readings; "" where it is plain enough.
    """

    id: CategoryId
    label: Text
    hint: Text
    color: str
    shape: str
    taboo: bool = False
    easy_ja: str = ""


@dataclass(frozen=True, slots=True)
class Easy:
    """A part in plain Japanese, with readings (`core/words/ruby.py`). "" and (): as it is."""

    question: str = ""
    sub: tuple[str, ...] = ()
    starters: tuple[str, ...] = ()
    activity: str = ""
    pair: str = ""
    alternatives: tuple[str, ...] = ()
    lens: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a program. One with a question is a step.

    ``minutes`` holds, per format, the minutes of each phase, in the order of the file.
    ``activity`` says what people do in a part without a question, ``pair`` what pairs talk about;
    ``guest`` gives a talk, about ``topic``. ``alternatives`` of a check-in are what whoever runs
    the session may ask in place of ``activity`` (`core/kinds/asked.py`).
    ``scale`` says that the categories are levels (individual, organisation, society …) or the
    stages of a model, first to last: a report then counts by them. With ``moderation`` "queue" new
    notes wait until a facilitator has seen them. ``fields`` are those of the form of a first step.
    """

    id: PartId
    kind: str
    title: Text
    minutes: Mapping[int, Mapping[str, int]]
    question: Text | None = None
    lines: Lines | None = None
    sub: tuple[Text, ...] = ()
    starters: tuple[Text, ...] = ()
    categories: tuple[Category, ...] = ()
    category_mode: CategoryMode = "none"
    scale: Scale | None = None
    names: Names = "participant_choice"
    moderation: Moderation = "open"
    lens: Text | None = None
    insight_prompt: Text | None = None
    tips: tuple[Text, ...] = ()
    facts: tuple[Fact, ...] = ()
    worksheets: tuple[str, ...] = ()
    activity: Text | None = None
    pair: Text | None = None
    guest: Text | None = None
    topic: Text | None = None
    samples_ja: tuple[str, ...] = ()
    samples_en: tuple[str, ...] = ()
    easy_ja: Easy | None = None
    fields: tuple[Field, ...] = ()  # (): the usual ones
    alternatives: tuple[Text, ...] = ()

    @property
    def takes_notes(self) -> bool:
        """Whether people write in it: a step, or a check-in."""
        return self.kind in ("notes", "checkin")

    @property
    def form(self) -> tuple[Field, ...]:
        """What is asked of a first step; words and a day always are."""
        return self.fields or USUAL


@dataclass(frozen=True, slots=True)
class PulseItem:
    """One thing that people are asked before and after (`core/kinds/pulse/`).

    ``text`` is what they read, ``later`` what they read afterwards if that is worded otherwise,
    ``label`` what a report calls it. ``scale``: ``agree`` is a statement from 1 to 7, ``circles``
    the same in pictures, ``count`` a number, 5 standing for five or more; a count is ``asked``
    only ``after``. ``axis`` places an item on the map of need and risk; ``better`` says whether
    more or less of it is to be wished for. ``easy_ja`` and ``later_easy_ja``: in plain Japanese.
    ``help`` makes it a sensitive one: "rather not say" comes first, and these words, where to talk
    to somebody, stand beside it.
    """

    id: str
    label: Text
    text: Text
    later: Text | None = None
    scale: PulseScale = "agree"
    asked: Asked = "both"
    axis: Axis = ""
    better: Better = ""
    easy_ja: str = ""
    later_easy_ja: str = ""
    help: Text | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """A figure that somebody has published about other people, with where it stands.

    ``checked`` is the day (ISO) on which it was found at its source; until then it is "", and no
    report prints it.
    """

    text: Text
    source: Text
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Program:
    """The definition of a workshop."""

    id: str
    version: int
    title: Text
    purpose: Text
    audience: Text
    formats: tuple[int, ...]
    parts: tuple[Part, ...]
    soft: Soft = Soft()
    votes_per_person: int | None = None
    ground_rules: tuple[Text, ...] = ()
    groups: tuple[Text, ...] = ()
    followup_days: int = 30
    pairing: Way = "neighbour"  # until somebody chooses (`core/kinds/pairs/circles.py`)
    pulse: tuple[PulseItem, ...] = ()
    published: tuple[Published, ...] = ()  # what stands beside the pulse in a report
    ground_rules_easy_ja: tuple[str, ...] = ()  # in plain Japanese: one for each, or none

    def part(self, part: PartId) -> Part | None:
        """Return the part with this id, if there is one."""
        return next((each for each in self.parts if each.id == part), None)

    def steps(self) -> tuple[Part, ...]:
        """Return the parts with a question, in order."""
        return tuple(part for part in self.parts if part.question is not None)
