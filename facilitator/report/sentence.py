"""Words that a report may say by itself: in both languages, with places for numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with ``{names}`` to fill. ``one`` is the English for an ``{n}`` of 1."""

    ja: str
    en: str
    one: str | None = None

    def say(self, lang: str, **values: int | str) -> str:
        """Return the sentence in ``lang`` with its values in place."""
        if lang == "ja":
            return self.ja.format(**values)
        singular = self.one is not None and values.get("n") == 1
        return (self.one if singular and self.one else self.en).format(**values)
