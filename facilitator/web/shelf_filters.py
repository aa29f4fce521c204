"""What the list of sessions can be narrowed down by; static/src/shelf_filters.js does it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.core.program import Text
from facilitator.web.shelf_view import Section

HANDFUL = 5  # sessions that are seen at once: they need no filters


@dataclass(frozen=True, slots=True)
class Choices:
    """What occurs in a list: names of its sections, programs by use, years from the newest."""

    sections: tuple[str, ...]
    programs: tuple[Text, ...]
    years: tuple[int, ...]


def choices(sections: Sequence[Section]) -> Choices | None:
    """Return what there is to choose from; None for a list that is seen at once."""
    cards = [card for section in sections for card in section.cards]
    if len(cards) <= HANDFUL:
        return None
    programs = Counter(card.program.ja for card in cards)
    titles = {card.program.ja: card.program for card in cards}
    return Choices(
        sections=tuple(section.name for section in sections),
        programs=tuple(titles[name] for name, _ in programs.most_common()),
        years=tuple(sorted({card.on.year for card in cards}, reverse=True)),
    )
