"""Slides while they are filled: each as full as it may be, nothing alone that belongs together."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from facilitator.report.forms.laying.elements import Front
from facilitator.report.forms.pptx.pieces import HIGH, Item, Text

FOOT, FOOT_HIGH = 414.0, 92.0
"""Where the small print of the first slide begins, and its room, in points."""


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its title, and what is on it from above to below. ``front``: it is the first."""

    title: str
    items: tuple[Item, ...]
    front: Front | None = None

    @property
    def height(self) -> float:
        """How much of the body it fills."""
        return sum(item.height for item in self.items)


class Stack:
    """The slides of one section while they are filled.

    ``looks``: which look stands for another. Headings do not part a ``whole`` section.
    """

    def __init__(self, name: str, looks: Mapping[str, str], *, whole: bool) -> None:
        self._name = name
        self._looks = looks
        self._whole = whole
        self._slides: list[Slide] = []
        self._front: Front | None = None
        self._title = name
        self._own = True  # the title is that of the section, not of a part of it
        self._items: list[Item] = []

    def begin(self, front: Front) -> None:
        """Let the slide be the first of all."""
        self._front, self._title = front, front.title

    def turn(self, title: str, *, of: bool = True) -> None:
        """Go on to the next slide. Its title begins with the section it is ``of``."""
        self._close()
        within = of and not title.startswith(self._name)
        self._title = f"{self._name} · {title}" if within else title
        self._own = not of

    def put(self, item: Item) -> None:
        """Put something on the slide, or on the next one where there is no room for it."""
        if isinstance(item, Text):
            item = replace(item, look=self._looks.get(item.look, item.look))
        if self._items and not self.has_room(item.height):
            kept = self._kept()
            self._close()
            self._items = kept
        self._items.append(item)

    def goes_on(self) -> bool:
        """Return whether a part of the section may begin on this slide, under its title."""
        return self._whole or (self._own and bool(self._items) and self.has_room(HIGH / 2))

    def has_room(self, height: float) -> bool:
        """Return whether something of this height fits."""
        room = FOOT_HIGH if self._front else HIGH
        return sum(each.height for each in self._items) + height <= room

    def done(self) -> list[Slide]:
        """Return the slides."""
        self._close()
        return self._slides

    def _kept(self) -> list[Item]:
        """Take from the end what belongs to what comes next, but not everything."""
        kept: list[Item] = []
        while len(self._items) > 1 and isinstance(last := self._items[-1], Text) and last.keep:
            kept.insert(0, self._items.pop())
        return kept

    def _close(self) -> None:
        if self._items or self._front:
            self._slides.append(Slide(self._title, tuple(self._items), self._front))
        self._items, self._front = [], None
