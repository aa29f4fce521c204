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
Scale = Literal["levels", "stages"]

LANGS: tuple[Lang, ...] = ("ja", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """Words of a program, in both languages."""

    ja: str
    en: str

    def of(self, lang: str) -> str:
        """Return the words in ``lang`` (English for any language we do not speak)."""
        return self.ja if lang == "ja" else self.en


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
    """A facet of a note. Colour, shape and word always go together."""

    id: CategoryId
    label: Text
    hint: Text
    color: str
    shape: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a program. One with a question is a step.

    ``minutes`` holds, per format, the minutes of each phase, in the order of the file.
    ``activity`` says what people do in a part without a question, ``pair`` what pairs talk about.
    ``scale`` says that the categories are levels (individual, organisation, society …) or the
    stages of a model, first to last: a report then counts by them.
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
    lens: Text | None = None
    insight_prompt: Text | None = None
    tips: tuple[Text, ...] = ()
    facts: tuple[Text, ...] = ()
    worksheets: tuple[str, ...] = ()
    activity: Text | None = None
    pair: Text | None = None
    samples_ja: tuple[str, ...] = ()
    samples_en: tuple[str, ...] = ()

    @property
    def takes_notes(self) -> bool:
        """Whether people write in it: a step, or a check-in."""
        return self.kind in ("notes", "checkin")


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

    def part(self, part: PartId) -> Part | None:
        """Return the part with this id, if there is one."""
        return next((each for each in self.parts if each.id == part), None)

    def steps(self) -> tuple[Part, ...]:
        """Return the parts with a question, in order."""
        return tuple(part for part in self.parts if part.question is not None)
