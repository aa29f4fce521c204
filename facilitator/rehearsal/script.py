"""What is written and how it is put together in a rehearsal: voices by step, and who gets which.

A program with a file in `voices/` speaks with voices of its own; any other with the
samples that it brings along, which know no themes.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from math import ceil
from random import Random
from typing import Any

from facilitator.core.ids import PartId
from facilitator.core.program import LANGS, Lang, Part, Program, Text

LONE = "lone"
NOTES_EACH = 3  # that one person writes in a step, at most


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody writes. ``theme`` is a key of the step's themes, ``lone``, or None."""

    text: str
    theme: str | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class StepScript:
    """A step's voices by language, the names of its themes, and what was seen in the end."""

    voices: Mapping[Lang, tuple[Voice, ...]]
    themes: Mapping[str, Text]
    insight: Text | None

    def theme_of(self, text: str) -> str | None:
        """Return the key of the theme that a note belongs to, if it is one of ours."""
        every = (voice for voices in self.voices.values() for voice in voices)
        return next((voice.theme for voice in every if voice.text == text), None)


Script = dict[PartId, StepScript]
Hand = dict[PartId, tuple[Voice, ...]]
"""What one person has to say, by step."""


def script_for(program: Program) -> Script:
    """Return what is written in each step of ``program``."""
    written = {step["id"]: step for step in _file(program.id).get("step", ())}
    return {
        part.id: _from_file(written[part.id], part) if part.id in written else _from_samples(part)
        for part in program.steps()
    }


def around(program: Program) -> Script:
    """Return what is said around the steps: answers to the check-in, and first steps.

    First steps are what people write in the last step, unless the program says other samples.
    """
    written = script_for(program)
    last = next(reversed(written.values()), None)
    found: dict[PartId, StepScript] = {}
    for part in program.parts:
        if part.kind == "checkin" or (part.kind == "pledge" and part.samples_ja):
            found[part.id] = _from_samples(part)
        elif part.kind == "pledge" and last is not None:
            found[part.id] = last
    return found


def nicknames(lang: Lang) -> Sequence[str]:
    """Return names for a day; "" is somebody who gave none."""
    names: Sequence[str] = _file("nicknames")[lang]
    return names


def deal(step: StepScript, lang: Lang, people: int, chance: Random) -> list[tuple[Voice, ...]]:
    """Return what each of ``people`` writes in a step: something, and no two the same if possible.

    Voices in the language of the session come first; a minority in the other one is
    mixed in, as in a hall.
    """
    own = list(step.voices.get(lang, ()))
    others = [voice for each in LANGS if each != lang for voice in step.voices.get(each, ())]
    minority = others if len(others) < len(own) else []
    deck = own + minority
    chance.shuffle(deck)
    if not minority:
        chance.shuffle(others)
        deck += others
    if not deck:
        return [()] * people
    rounds = min(NOTES_EACH, max(1, ceil(len(deck) / people)))
    return [
        tuple(
            deck[place % len(deck)]
            for place in range(n, n + rounds * people, people)
            if place < len(deck) or place == n
        )
        for n in range(people)
    ]


def _from_file(step: Mapping[str, Any], part: Part) -> StepScript:
    """Return a step as the file has it; one without voices there speaks with the samples."""
    insight = Text(**step["insight"])
    if not any(lang in step for lang in LANGS):
        return replace(_from_samples(part), insight=insight)
    voices = {
        lang: tuple(Voice(row["text"], row["theme"], row.get("category")) for row in step[lang])
        for lang in LANGS
    }
    themes = {row["key"]: Text(row["ja"], row["en"]) for row in step["themes"]}
    return StepScript(voices, themes, insight)


def _from_samples(part: Part) -> StepScript:
    samples: Mapping[Lang, tuple[str, ...]] = {"ja": part.samples_ja, "en": part.samples_en}
    voices = {lang: tuple(Voice(text) for text in samples[lang]) for lang in LANGS}
    return StepScript(voices, {}, None)


def _file(name: str) -> dict[str, Any]:
    file = files("facilitator.rehearsal.voices") / f"{name}.toml"
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}
