"""A table of a program file, read key by key; what is wrong is collected, never raised.

Whoever reads gets something of the right type in any case, and goes on: a person who
repairs a file wants to hear everything at once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from facilitator.core.program import LANGS, Lines, Text

T = TypeVar("T")

ID_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a program file: where, what, and what to do. A ``notice`` stops nothing."""

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
            self.wrong("", f"is {_kind(data)} and should be a table", "Write it as { key = value }")

    def wrong(self, key: str, what: str, remedy: str, *, notice: bool = False) -> None:
        """Note that something is not as it should be."""
        place = ", ".join(each for each in (self._path, key) if each)
        self._problems.append(Problem(self._file, place or "file", what, remedy, notice))

    def has(self, key: str) -> bool:
        """Return whether the file says anything under ``key``."""
        return key in self._data

    def nothing_else(self) -> None:
        """Find fault with every key that nobody has asked for."""
        for key in self._data.keys() - self._asked:
            near = get_close_matches(key, self._asked, 1)
            remedy = f"Did you mean {near[0]}?" if near else f"Known: {_listed(self._asked)}"
            self.wrong(key, "is not a key that means anything here", remedy.rstrip("?"))

    def id(self, key: str = "id") -> str:
        """Return a name of a-z, 0-9 and hyphens; "" where there is none."""
        found = self.string(key)
        if found and (not set(found) <= ID_CHARACTERS or len(found) > LONGEST_ID):
            remedy = f"Use only a-z, 0-9 and hyphens, at most {LONGEST_ID} of them"
            self.wrong(key, f"{found!r} cannot be used in an address", remedy)
        return found

    def string(self, key: str) -> str:
        """Return words that are the same in every language; they must be there."""
        found = self._take(key, str, "", 'Write it in quotation marks, as "…"')
        if key in self._data and isinstance(self._data[key], str) and not found.strip():
            self.wrong(key, "is empty", "Write something between the quotation marks")
        return found

    def text_of(self, key: str) -> str:
        """Return words that may be absent, or none: then ""."""
        return self.string(key) if self._data.get(key) else self._passed(key)

    def flag(self, key: str) -> bool:
        """Return whether something is so; it is not unless the file says it."""
        self._asked.add(key)
        found = self._data.get(key, False)
        if not isinstance(found, bool):
            self.wrong(key, f"is {_kind(found)}", "Write true or false")
        return found is True

    def number(self, key: str, least: int, default: int | None = None) -> int:
        """Return a whole number of at least ``least``; ``default`` makes it optional."""
        if default is not None and not self.has(key):
            self._asked.add(key)
            return default
        found = self._take(key, int, least, "Write a whole number, without quotation marks")
        if found < least:
            self.wrong(key, f"is {found}", f"Write {least} or more")
        return found

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
            self.wrong(key, f"{found!r} is not known", f"Choose one of {_listed(allowed)}")
        return found if found in allowed else ""

    def text(self, key: str) -> Text:
        """Return words in both languages."""
        return self._languages(key, self._take(key, dict, {}, _BOTH))

    def texts(self, key: str) -> tuple[Text, ...]:
        """Return a list of words in both languages; it may be left out."""
        found = self.rows(key)
        return tuple(self._languages(f"{key} {n}", each) for n, each in enumerate(found, 1))

    def lines(self, key: str) -> Lines:
        """Return a question as the stage breaks it."""
        table = self.table(key)
        broken = Lines(*(table.strings(lang) for lang in LANGS))
        for lang in LANGS:
            if table and not broken.of(lang):
                table.wrong(lang, "has no line", f'Write {lang} = ["…", "…"]')
        table.nothing_else()
        return broken

    def strings(self, key: str) -> tuple[str, ...]:
        """Return a list of strings; it may be left out."""
        return self._list(key, str, 'a string, as "…"')

    def numbers(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers; it must be there."""
        if not self.has(key):
            self._take(key, list, [], f"Write {key} = [60, 90]")
        return self._list(key, int, "a whole number")

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
        return list(self._take(key, list, [], "Write it as a list, as [ … ]"))

    def names(self) -> tuple[str, ...]:
        """Return every key there is; whoever asks deals with each."""
        self._asked |= self._data.keys()
        return tuple(self._data)

    def optional(self, key: str, read: Callable[[str], T]) -> T | None:
        """Return what ``read`` gives for ``key``, or None where the file says nothing."""
        self._asked.add(key)
        return read(key) if self.has(key) else None

    def _passed(self, key: str) -> str:
        self._asked.add(key)
        return ""

    def _inside(self, key: str, data: Any) -> "Table":
        path = ", ".join(each for each in (self._path, key) if each)
        return Table(data, self._file, path, self._problems)

    def _take(self, key: str, kind: type[T], otherwise: T, remedy: str) -> T:
        self._asked.add(key)
        if not self.has(key):
            self.wrong(key, "is missing", remedy)
            return otherwise
        found = self._data[key]
        # A bool is an int in Python, but nobody means one when they write `true`.
        if not isinstance(found, kind) or isinstance(found, bool):
            self.wrong(key, f"is {_kind(found)}", remedy)
            return otherwise
        return found

    def _list(self, key: str, kind: type[T], word: str) -> tuple[T, ...]:
        found = self.rows(key)
        good = [each for each in found if isinstance(each, kind) and not isinstance(each, bool)]
        if len(good) < len(found):
            self.wrong(key, "holds something of another type", f"Let every entry be {word}")
        return tuple(good)

    def _languages(self, key: str, data: Any) -> Text:
        if not isinstance(data, dict):
            self.wrong(key, f"is {_kind(data)}", _BOTH)
            return Text("", "")
        for lang in LANGS:
            if self.has(key.split(" ")[0]) and not _said(data.get(lang)):
                self.wrong(key, f"says nothing in {_NAMES[lang]}", f'Add {lang} = "…"')
        for other in data.keys() - set(LANGS):
            self.wrong(key, f"has the unknown language {other!r}", f"Use {_listed(LANGS)}")
        return Text(*(data[lang] if _said(data.get(lang)) else "" for lang in LANGS))


_NUMBER = "Write a number, without quotation marks"
_BOTH = 'Write both languages, as { ja = "…", en = "…" }'
_TABLE = "Write it as a table, as { key = value }"
_NAMES = {"ja": "Japanese", "en": "English"}
_TYPES = {str: "a string", bool: "true or false", int: "a number", list: "a list", dict: "a table"}


def _named(key: str, row: Any, n: int) -> str:
    """Return how to find a row again: by its id, or by its place."""
    found = row.get("id") if isinstance(row, dict) else None
    return f'{key} "{found}"' if isinstance(found, str) and found else f"{key} {n}"


def _said(words: Any) -> bool:
    return isinstance(words, str) and bool(words.strip())


def _kind(found: Any) -> str:
    return _TYPES.get(type(found), f"a {type(found).__name__}")


def _listed(words: Any) -> str:
    return ", ".join(words if isinstance(words, list | tuple) else sorted(words))
