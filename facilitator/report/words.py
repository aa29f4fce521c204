"""Everything a report may say by itself: its labels and its sentences, by key."""

from facilitator.report.labels import LABELS
from facilitator.report.sentences import SENTENCES

WORDS = {**LABELS, **SENTENCES}


def say(key: str, lang: str, **values: int | str) -> str:
    """Return the sentence ``key`` in ``lang``. Raises ``KeyError`` for one that is not ours."""
    return WORDS[key].say(lang, **values)
