"""Why something does not hold: a sentence in English that can be said in another language."""

from collections.abc import Callable
from typing import Self

Gettext = Callable[[str], str]


class Why(str):
    """A sentence with its values in place: it is read, compared and sorted in English.

    Whoever shows it to people uses `said`; what is put together with f-strings is English only.
    """

    __slots__ = ("sentence", "values")

    sentence: str
    values: dict[str, object]

    def __new__(cls, sentence: str, **values: object) -> Self:
        """Make the sentence; without ``values`` its places stay as they are, for `of`."""
        made = super().__new__(cls, sentence % values if values else sentence)
        made.sentence, made.values = sentence, values
        return made

    def of(self, **values: object) -> "Why":
        """Return this sentence with ``values`` in its places."""
        return Why(self.sentence, **values)

    def said(self, gettext: Gettext) -> str:
        """Return the sentence as ``gettext`` translates it, and so with what is inside it."""
        sentence = gettext(self.sentence)
        inside = {
            name: each.said(gettext) if isinstance(each, Why) else each
            for name, each in self.values.items()
        }
        return sentence % inside if inside else sentence


def N_(sentence: str, **values: object) -> Why:
    """Return ``sentence`` with its values; mark it for the catalogues."""
    return Why(sentence, **values)


def said(why: str, gettext: Gettext) -> str:
    """Return what is told as ``gettext`` translates it; what is no sentence of ours as it is."""
    return why.said(gettext) if isinstance(why, Why) else why
