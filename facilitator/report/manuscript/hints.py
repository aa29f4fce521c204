"""What a proof-reader would ask: nothing here stops a report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.core.why import N_
from facilitator.report.manuscript.citations import cited
from facilitator.report.material import Material

_PARTICLES = re.compile(
    "にに(?![ぎげじらわおほくんっ])|をを|がが(?!ん)|をが|がを|をに(?!お)|にを|へを"
)
_TWICE = re.compile(r"\b(?!(?:that|had)\b)([a-z]+) \1\b")
_AROUND = 12  # characters of the text, before and after


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to look at: where (a place, a source), and what."""

    where: str
    what: str


def hints(material: Material) -> Iterator[Hint]:
    """Yield what a second look is worth."""
    manuscript = material.manuscript
    used: dict[str, None] = {}
    for place, passages in manuscript.places.items():
        for passage in passages:
            for what in _slips(passage.text, material.lang):
                yield Hint(place, what)
            used.update(dict.fromkeys(key.partition("/")[0] for key in cited(passage.text)))
    for slug in used:
        source = manuscript.sources.get(slug)
        if source is not None and not any(source.checked):
            yield Hint(
                slug, N_("nobody has checked this source. Read it again, then write checked: …")
            )


def _slips(text: str, lang: str) -> Iterator[str]:
    for found in (_PARTICLES if lang == "ja" else _TWICE).finditer(text):
        around = text[max(0, found.start() - _AROUND) : found.end() + _AROUND].replace("\n", " ")
        why = N_("“%(words)s” has a word too many: …%(around)s…")
        yield why.of(words=found.group(0), around=around)
