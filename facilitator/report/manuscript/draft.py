"""A manuscript as a file has it, in the form in which it is kept: citations by id."""

from dataclasses import dataclass

from facilitator.core.kept import Passage


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file says. Prose has no ids yet (""): `changes` finds those that there are.

    ``of``: the entry that the file is of, ``lines``: where each of the ``passages`` begins.
    ``whole``: the places of which the file has everything, so that what it lacks is taken out:
    what both editions share only where the file mentions it.
    """

    lang: str
    of: int
    passages: tuple[Passage, ...]
    lines: tuple[int, ...]
    whole: frozenset[str]

    def holds(self, passage: Passage) -> bool:
        """Return whether ``passage`` would be in this file, if it were to stay."""
        if passage.lang and passage.lang != self.lang:
            return False
        return bool(passage.lang) or passage.place in self.whole
