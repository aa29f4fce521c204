"""A table of a program file, read key by key; what is wrong is collected, never raised.

Whoever reads gets something of the right type in any case, and goes on: a person who
repairs a file wants to hear everything at once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Any, TypeVar

from facilitator.core.program import LANGS, Lines, Text
from facilitator.core.why import N_, Why

T = TypeVar("T")

ID_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
LONGEST_ID = 40
LARGEST = 10**9  # of numbers: longer ones cannot even be printed
ENOUGH = 200  # problems, after which nobody reads what a key may have meant


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a program file: where, what, and what to do. A ``notice`` stops nothing.

    What and remedy are read in English as they are; those of program files can be said in any
    language (`core/why.py`).
    """

    file: str
    key: str
    what: str
    remedy: str
    notice: bool = False

    def __str__(self) -> str:
        """Return the sentence that people read."""
        return f"{self.file}: {self.key}: {self.what}. {self.remedy}."


class Table:
    """One table. ``key_path`` says where in the file it stands."""

    def __init__(self, data: Any, file: str, key_path: str, problems: list[Problem]) -> None:
        self._data: Mapping[str, Any] = data if isinstance(data, dict) else {}
        self._file = file
        self._path = key_path
        self._problems = problems
        self._asked: set[str] = set()
        if not isinstance(data, dict):
            self.wrong("", N_("is %(kind)s and should be a table", kind=_kind(data)), _AS_TABLE)

    def wrong(self, key: str, what: str, remedy: str, *, notice: bool = False) -> None:
        """Note that something is not as it should be."""
        place = ", ".join(each for each in (self._path, key) if each)
        self._problems.append(Problem(self._file, place or WHOLE, what, remedy, notice))

    def has(self, key: str) -> bool:
        """Return whether the file says anything under ``key``."""
        return key in self._data

    def nothing_else(self) -> None:
        """Find fault with every key that nobody has asked for."""
        for key in (each for each in self._data if each not in self._asked):
            few = len(self._problems) < ENOUGH
            near = get_close_matches(key, self._asked, 1) if few else []
            remedy = N_("Known: %(words)s", words=_listed(self._asked))
            if near:
                remedy = N_("Did you mean %(word)s", word=near[0])
            self.wrong(key, N_("is not a key that means anything here"), remedy)

    def id(self, key: str = "id") -> str:
        """Return a name of a-z, 0-9 and hyphens; "" where there is none."""
        found = self.string(key)
        if found and (not set(found) <= ID_CHARACTERS or len(found) > LONGEST_ID):
            what = N_("%(word)r cannot be used in an address", word=found)
            remedy = N_("Use only a-z, 0-9 and hyphens, at most %(most)d of them", most=LONGEST_ID)
            self.wrong(key, what, remedy)
        return found

    def string(self, key: str) -> str:
        """Return words that are the same in every language; they must be there."""
        found = self._take(key, str, "", N_('Write it in quotation marks, as "…"'))
        if key in self._data and isinstance(self._data[key], str) and not found.strip():
            self.wrong(key, EMPTY, N_("Write something between the quotation marks"))
        return found

    def text_of(self, key: str) -> str:
        """Return words that may be absent, or none: then ""."""
        return self.string(key) if self._data.get(key) else self._passed(key)

    def flag(self, key: str) -> bool:
        """Return whether something is so; it is not unless the file says it."""
        self._asked.add(key)
        found = self._data.get(key, False)
        if not isinstance(found, bool):
            self.wrong(key, _is(found), N_("Write true or false"))
        return found is True

    def number(self, key: str, least: int, default: int | None = None, most: int = LARGEST) -> int:
        """Return a whole number from ``least`` to ``most``; ``default`` makes it optional."""
        if default is not None and not self.has(key):
            self._asked.add(key)
            return default
        found = self._take(key, int, least, N_("Write a whole number, without quotation marks"))
        if found < least:
            what = N_("is %(number)d", number=found) if found >= -LARGEST else _TOO_SMALL
            self.wrong(key, what, N_("Write %(least)d or more", least=least))
        if found > most:
            self.wrong(key, _TOO_LARGE, N_("Write %(most)d or less", most=most))
        return found if abs(found) <= most else least

    def figure(self, key: str) -> float:
        """Return a number, whole or not; it must be there."""
        whole = isinstance(self._data.get(key), int)
        return float(self.number(key, -(10**9))) if whole else self._take(key, float, 0.0, _NUMBER)

    def choice(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        """Return one of the ``allowed`` words; "" where there is none of them."""
        if default is not None and not self.has(key):
            self._asked.add(key)
            return default
        found = self.string(key)
        if found and found not in allowed:
            what = N_("%(word)r is not known", word=found)
            self.wrong(key, what, N_("Choose one of %(words)s", words=_listed(allowed)))
        return found if found in allowed else ""

    def text(self, key: str, most: int = LARGEST) -> Text:
        """Return words in both languages, of ``most`` characters in each."""
        data = self._take(key, dict, {}, _BOTH)
        text = self._languages(key, data) if self._holds(key, dict) else Text("", "")
        for lang in (each for each in LANGS if len(text.of(each)) > most):
            what = N_("has %(number)d characters", number=len(text.of(lang)))
            self.wrong(f"{key}, {lang}", what, N_("Leave at most %(most)d characters", most=most))
        return text

    def texts(self, key: str) -> tuple[Text, ...]:
        """Return a list of words in both languages; it may be left out."""
        found = self.rows(key)
        return tuple(self._languages(f"{key} {n}", each) for n, each in enumerate(found, 1))

    def lines(self, key: str) -> Lines:
        """Return a question as the stage breaks it."""
        table = self.table(key)
        broken = Lines(*(table.strings(lang) for lang in LANGS))
        for lang in LANGS:
            if self._holds(key, dict) and not broken.of(lang):
                table.wrong(lang, N_("has no line"), N_('Write %(lang)s = ["…", "…"]', lang=lang))
        table.nothing_else()
        return broken

    def strings(self, key: str) -> tuple[str, ...]:
        """Return a list of strings; it may be left out."""
        return self._list(key, str, N_('Let every entry be a string, as "…"'))

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers; it must be there."""
        if not self.has(key):
            self._take(key, list, [], N_("Write %(key)s = [60, 90]", key=key))
        found = self._list(key, int, N_("Let every entry be a whole number"))
        if any(abs(each) > LARGEST for each in found):
            self.wrong(key, _TOO_LARGE, N_("Write %(most)d or less", most=LARGEST))
        return tuple(each for each in found if abs(each) <= LARGEST)

    def table(self, key: str) -> "Table":
        """Return a table inside this one; it must be there."""
        return self._inside(key, self._take(key, dict, {}, _TABLE))

    def tables(self, key: str) -> list["Table"]:
        """Return a list of tables, as ``[[key]]`` makes it; it may be left out."""
        return [self._inside(_named(key, row, n), row) for n, row in enumerate(self.rows(key), 1)]

    def rows(self, key: str) -> list[Any]:
        """Return what stands in a list of tables; it may be left out."""
        if not self.has(key):
            self._asked.add(key)
            return []
        return list(self._take(key, list, [], N_("Write it as a list, as [ … ]")))

    def names(self) -> tuple[str, ...]:
        """Return every key there is; whoever asks deals with each."""
        self._asked |= self._data.keys()
        return tuple(self._data)

    def optional(self, key: str, read: Callable[[str], T]) -> T | None:
        """Return what ``read`` gives for ``key``, or None where the file says nothing."""
        self._asked.add(key)
        return read(key) if self.has(key) else None

    def _holds(self, key: str, kind: type) -> bool:
        """Return whether there is something of the right type; it was told already if not."""
        return isinstance(self._data.get(key), kind)

    def _passed(self, key: str) -> str:
        self._asked.add(key)
        return ""

    def _inside(self, key: str, data: Any) -> "Table":
        path = ", ".join(each for each in (self._path, key) if each)
        return Table(data, self._file, path, self._problems)

    def _take(self, key: str, kind: type[T], otherwise: T, remedy: Why) -> T:
        self._asked.add(key)
        if not self.has(key):
            self.wrong(key, MISSING, remedy)
            return otherwise
        found = self._data[key]
        # A bool is an int in Python, but nobody means one when they write `true`.
        if not isinstance(found, kind) or isinstance(found, bool):
            self.wrong(key, _is(found), remedy)
            return otherwise
        return found

    def _list(self, key: str, kind: type[T], remedy: Why) -> tuple[T, ...]:
        found = self.rows(key)
        good = [each for each in found if isinstance(each, kind) and not isinstance(each, bool)]
        if len(good) < len(found):
            self.wrong(key, N_("holds something of another type"), remedy)
        return tuple(good)

    def _languages(self, key: str, data: Any) -> Text:
        if not isinstance(data, dict):
            self.wrong(key, _is(data), _BOTH)
            return Text("", "")
        for lang in LANGS:
            if not _said(data.get(lang)):
                self.wrong(key, _SILENT[lang], N_('Add %(lang)s = "…"', lang=lang))
        for other in (each for each in data if each not in LANGS):
            what = N_("has the unknown language %(word)r", word=other)
            self.wrong(key, what, N_("Use %(words)s", words=_listed(LANGS)))
        return Text(*(data[lang] if _said(data.get(lang)) else "" for lang in LANGS))


WHOLE = N_("file")  # where something is wrong with all of it
MISSING = N_("is missing")
EMPTY = N_("is empty")
ANOTHER = N_("Let each be another")
_TOO_LARGE = N_("is too large")
_TOO_SMALL = N_("is too small")
_NUMBER = N_("Write a number, without quotation marks")
_BOTH = N_('Write both languages, as { ja = "…", en = "…" }')
_TABLE = N_("Write it as a table, as { key = value }")
_AS_TABLE = N_("Write it as { key = value }")
_SILENT = {"ja": N_("says nothing in Japanese"), "en": N_("says nothing in English")}
_TYPES: Mapping[type, Why] = {
    str: N_("a string"),
    bool: N_("true or false"),
    int: N_("a number"),
    float: N_("a float"),
    list: N_("a list"),
    dict: N_("a table"),
    date: N_("a date"),
    time: N_("a time"),
    datetime: N_("a datetime"),
    type(None): N_("nothing"),
}


def _named(key: str, row: Any, n: int) -> str:
    """Return how to find a row again: by its id, or by its place."""
    found = row.get("id") if isinstance(row, dict) else None
    return f'{key} "{found}"' if isinstance(found, str) and found else f"{key} {n}"


def _said(words: Any) -> bool:
    return isinstance(words, str) and bool(words.strip())


def _is(found: Any) -> Why:
    return N_("is %(kind)s", kind=_kind(found))


def _kind(found: Any) -> str:
    return _TYPES.get(type(found), f"a {type(found).__name__}")


def _listed(words: Any) -> str:
    return ", ".join(words if isinstance(words, list | tuple) else sorted(words))
