"""One entry of the front matter, read key by key; what is wrong is collected, never raised."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import TypeVar

from facilitator.core.why import N_
from facilitator.report.manuscript.yaml import Value

T = TypeVar("T", bound=str)
Path = tuple[str, ...]
Wrong = list[tuple[Path, str]]

LONGEST = 2_000  # characters of a value
_SLUG = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


class Fields:
    """A mapping of the front matter. ``path`` says where it stands, ``lang`` who reads it.

    Whoever reads gets something of the right type in any case, and goes on.
    """

    def __init__(self, data: Value, path: Path, wrong: Wrong, lang: str) -> None:
        self.path = path
        self.lang = lang
        self._wrong = wrong
        self._data: Mapping[str, Value] = data if isinstance(data, dict) else {}
        self._asked: set[str] = set()
        if not isinstance(data, dict):
            self.wrong("", N_("should hold keys with values. Write it as {key: value}"))

    def wrong(self, key: str, why: str) -> None:
        """Note that something is not as it should be."""
        self._wrong.append(((*self.path, *([key] if key else [])), why))

    def has(self, key: str) -> bool:
        """Return whether there is anything under ``key``."""
        return bool(self._data.get(key))

    def text(self, key: str, *, needed: bool = False) -> str:
        """Return words; where they are given for each language, those of this edition."""
        found = self._of_this_edition(self._take(key, ""), "")
        if not isinstance(found, str):
            self.wrong(key, N_('should be words. Write them in quotation marks, as "…"'))
            return ""
        if len(found) > LONGEST:
            self.wrong(key, N_("is longer than %(most)s characters. Shorten it", most=LONGEST))
            return ""
        if needed and not found.strip():
            self.wrong(key, N_("is missing. Write %(key)s: …", key=key))
        return " ".join(found.split())

    def every(self, key: str) -> tuple[str, ...]:
        """Return words in all the languages in which they are given, of any edition."""
        found = self._take(key, "")
        said = found.values() if isinstance(found, dict) else [found]
        return tuple(each for each in said if isinstance(each, str) and each)

    def long(self, key: str) -> str:
        """Return what is no words: it may be long."""
        found = self._take(key, "")
        return found if isinstance(found, str) else ""

    def choice(self, key: str, allowed: Sequence[T], default: T) -> T:
        """Return one of the ``allowed`` words, ``default`` where nothing is said."""
        said = self.text(key)
        for each in allowed:
            if said == each:
                return each
        if said:
            known = ", ".join(allowed)
            why = N_("“%(said)s” is not known. Choose one of %(known)s", said=said, known=known)
            self.wrong(key, why)
        return default

    def flag(self, key: str) -> bool:
        """Return whether something is so; it is not unless the file says it."""
        return self.choice(key, ("true", "false"), "false") == "true"

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of words, that of this edition; it may be left out."""
        found = self._of_this_edition(self._take(key, []), [])
        if isinstance(found, str):
            found = [found] if found else []
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            self.wrong(key, N_("should be a list of words. Write it as […, …]"))
            return ()
        return tuple(each.strip() for each in found if isinstance(each, str) and each.strip())

    def members(self, key: str) -> list["tuple[str, Fields]"]:
        """Return the entries of a mapping by their names, which are slugs."""
        found = self._take(key, {})
        if not isinstance(found, dict):
            why = N_("should hold entries by name. Write name: {key: value} below it")
            self.wrong(key, why)
            return []
        inside = []
        for name, data in found.items():
            entry = Fields(data, (*self.path, key, name), self._wrong, self.lang)
            if is_slug(name):
                inside.append((name, entry))
            else:
                entry.wrong("", SLUG)
        return inside

    def pairs(self, key: str) -> dict[str, str]:
        """Return words by name, where any name may stand."""
        found = self._take(key, {})
        if not isinstance(found, dict):
            self.wrong(key, N_("should hold words by name. Write name: … below it"))
            return {}
        inside = Fields(found, (*self.path, key), self._wrong, self.lang)
        return {name: inside.text(name) for name in found}

    def nothing_else(self) -> None:
        """Find fault with every key that nobody has asked for."""
        for key in self._data.keys() - self._asked:
            if near := get_close_matches(key, self._asked, 1):
                known = N_("Did you mean %(near)s?", near=near[0])
            else:
                known = N_("Known: %(known)s", known=", ".join(sorted(self._asked)))
            why = N_("is not a key that means anything here. %(known)s", known=known)
            self.wrong(key, why)

    def _of_this_edition(self, found: Value, otherwise: Value) -> Value:
        """Return what is said in the language of this edition, else in another."""
        if isinstance(found, dict) and found.keys() <= {"ja", "en"}:
            return found.get(self.lang) or next(iter(found.values()), otherwise)
        return found

    def _take(self, key: str, otherwise: Value) -> Value:
        self._asked.add(key)
        return self._data.get(key) or otherwise


SLUG = N_("is no name. Begin with a-z; then a-z, 0-9 and hyphens, at most 30 of them")


def at(path: Path, why: str) -> str:
    """Return what is wrong with the key at the end of a path."""
    return N_("%(path)s %(why)s", path=", ".join(path), why=why) if path else why


def is_slug(name: str) -> bool:
    """Return whether ``name`` can be the name of a guest, a remark, a source, a card."""
    return set(name) <= _SLUG and name[:1].isalpha() and len(name) <= 30
