"""What is wrong with a program, said to whoever reads the page."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext

from facilitator.core.why import said
from facilitator.core.words.text import clean
from facilitator.library.checked import Problem

MOST = 50  # problems that anybody would read at once
KEY = 120  # characters of a place
WORDS = 400  # characters of a sentence: a file may hold any word, of any length


@dataclass(frozen=True, slots=True)
class Told:
    """A problem in the reader's language: where, and what there is to say of it."""

    key: str
    sentence: str


def told(problems: Sequence[Problem]) -> list[Told]:
    """Return what to say of the first of the ``problems``."""
    return [_told(each) for each in problems[:MOST]]


def _told(problem: Problem) -> Told:
    what, remedy = (said(each, gettext) for each in (problem.what, problem.remedy))
    both = {"what": _short(what, WORDS), "remedy": _short(remedy, WORDS)}
    sentence = gettext("%(what)s. %(remedy)s.", **both)
    return Told(_short(said(problem.key, gettext), KEY), sentence)


def _short(words: str, most: int) -> str:
    """Return words that a page can show: of what is too long both ends, as places end in a key."""
    shown, half = clean(words), most // 2
    return shown if len(shown) <= most else f"{shown[:half]}…{shown[-half:]}"
