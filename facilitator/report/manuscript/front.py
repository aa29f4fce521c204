"""The front matter of a file, entry by entry: from what people write to what is kept."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from facilitator.core.ids import PassageId
from facilitator.core.kept import Passage
from facilitator.core.session import Session
from facilitator.core.why import N_
from facilitator.report.manuscript import pictures, yaml
from facilitator.report.manuscript.faults import Fault, Unreadable
from facilitator.report.manuscript.fields import Fields, Path, Wrong, at
from facilitator.report.manuscript.guests import guest
from facilitator.report.manuscript.names import Names
from facilitator.report.manuscript.remarks import Said, remark
from facilitator.report.manuscript.settings import KEYS, settings
from facilitator.report.manuscript.sources import Source, source
from facilitator.report.manuscript.yaml import Lines, Value

T = TypeVar("T")
Data = dict[str, Value]

SHARED: Mapping[str, str] = {
    "guest": "guests",
    "remark": "remarks",
    "source": "sources",
    "picture": "pictures",
}
"""The places of what both editions share, and the keys under which a file has it."""

SUFFIXES = (".png", ".jpg", ".jpeg", ".gif")
_NO_FILE = N_(
    "is not the name of a file beside this one. Write the name alone; it ends in %(known)s"
).of(known=", ".join(SUFFIXES))


class Front:
    """The front matter of one file, read for ``session``. ``lang`` is "ja" or "en".

    ``remarks`` and ``sources`` are those of the file or, where it mentions none, those kept.
    """

    def __init__(self, data: Data, lines: Lines, session: Session, lang: str) -> None:
        self.wrong: Wrong = []
        self._data = data
        self._lines = lines
        self._session = session
        self._lang = lang
        self._fields = Fields(data, (), self.wrong, lang)
        self.remarks: Mapping[str, Said] = self._entries("remark", remark)
        self.sources: Mapping[str, Source] = self._entries("source", source)
        self._guests = self._entries("guest", guest)
        settings(self._fields)
        self._agree()

    @property
    def whole(self) -> frozenset[str]:
        """The places of shared entries that the file mentions."""
        return frozenset(place for place, key in SHARED.items() if key in self._data)

    def faults(self) -> list[Fault]:
        """Return everything that is wrong, by line."""
        for key in ("session", "lang", "of"):
            self._fields.text(key)
        self._fields.nothing_else()
        return [Fault(self._line(path), at(path, why)) for path, why in self.wrong]

    def passages(self, names: Names, files: Mapping[str, bytes]) -> Iterator[tuple[int, Passage]]:
        """Yield what is kept of the front matter, with the line it stands in."""
        chosen = {key: self._data[key] for key in KEYS if self._data.get(key)}
        if isinstance(answers := chosen.get("answers"), dict):
            chosen["answers"] = {
                self._key(("answers", name), name, names): said for name, said in answers.items()
            }
        if chosen:
            lang = self._lang
            yield 2, Passage(PassageId(f"settings/{lang}"), lang, "settings", 1, yaml.dump(chosen))
        raw = {place: dict(self._raw(place)) for place in ("guest", "remark", "source")}
        yield from self._translations(names, raw["remark"])
        for place, entries in raw.items():
            for n, (slug, data) in enumerate(entries.items(), 1):
                kept = self._session.passages.get(PassageId(f"{place}/{slug}"))
                if place in self.whole or (kept is not None and yaml.load(kept.text)[0] != data):
                    yield self._entry(place, slug, n, data)
        for n, (slug, data) in enumerate(self._pictures(files), 1):
            yield self._entry("picture", slug, n, data)

    def _entries(self, place: str, read: Callable[[str, Fields], T]) -> dict[str, T]:
        if place in self.whole:
            return {slug: read(slug, inside) for slug, inside in self._members(place)}
        kept: Wrong = []
        return {
            slug: read(slug, Fields(data, (), kept, self._lang)) for slug, data in self._raw(place)
        }

    def _members(self, place: str) -> list[tuple[str, Fields]]:
        return self._fields.members(SHARED[place])

    def _raw(self, place: str) -> Iterator[tuple[str, Data]]:
        """Yield the entries of a kind as they were written: in the file, or else those kept."""
        found = self._data.get(SHARED[place])
        if place in self.whole:
            for slug, data in found.items() if isinstance(found, dict) else ():
                if isinstance(data, dict):
                    yield slug, data
            return
        kept = [each for each in self._session.passages.values() if each.place == place]
        for passage in sorted(kept, key=lambda each: (each.order, each.id)):
            try:
                yield passage.id.partition("/")[2], yaml.load(passage.text)[0]
            except Unreadable:
                continue  # the report says so, and the file can put it anew

    def _entry(self, place: str, slug: str, n: int, data: Data) -> tuple[int, Passage]:
        passage = Passage(PassageId(f"{place}/{slug}"), "", place, float(n), yaml.dump(data))
        return self._line((SHARED[place], slug)), passage

    def _translations(
        self, names: Names, remarks: dict[str, Data]
    ) -> Iterator[tuple[int, Passage]]:
        """Yield translations of notes; those of remarks go into ``remarks``."""
        for name, said in self._fields.pairs("translations").items():
            key = self._key(("translations", name), name, names)
            family, _, own = key.partition("/")
            if family in ("note", "pledge") and said:
                place = PassageId(f"translation/{self._lang}/{own}")
                line = self._line(("translations", name))
                yield line, Passage(place, self._lang, "translation", 1, said)
            elif family == "remark" and own in remarks:
                before = remarks[own].get("translated")
                others = before if isinstance(before, dict) else {}
                remarks[own] = {**remarks[own], "translated": {**others, self._lang: said}}
            elif key:
                why = N_("is no note, first step or remark")
                self.wrong.append((("translations", name), why))

    def _key(self, path: Path, said: str, names: Names) -> str:
        try:
            return names.key(said)
        except ValueError as error:
            self.wrong.append((path, error.args[0]))
            return ""

    def _pictures(self, files: Mapping[str, bytes]) -> Iterator[tuple[str, Data]]:
        if "picture" not in self.whole:
            return
        for slug, inside in self._members("picture"):
            kept = self._session.passages.get(PassageId(f"picture/{slug}"))
            data = yaml.load(kept.text)[0] if kept else {}
            name = inside.text("file", needed=True)
            if not is_plain(name):
                inside.wrong("file", _NO_FILE)
                continue
            try:
                data |= pictures.kept(name, files[name]) if name in files else {}
            except ValueError as error:
                inside.wrong("file", error.args[0])
                continue
            if "data" not in data:
                why = N_("%(name)s is not beside this file. Put the picture there", name=name)
                inside.wrong("file", why)
                continue
            yield slug, _described(data, inside, self._lang)

    def _agree(self) -> None:
        """Find fault with names that mean two things, and with those that mean nothing."""
        for slug in self.remarks.keys() & self.sources.keys():
            why = N_("is the name of a source, too. Call one of them something else")
            self.wrong.append((("remarks", slug), why))
        for slug, said in self.remarks.items():
            if said.guest and said.guest not in self._guests:
                known = ", ".join(self._guests) or N_("nobody yet")
                why = N_(
                    "“%(name)s” is none of the guests. Known: %(known)s",
                    name=said.guest,
                    known=known,
                )
                self.wrong.append((("remarks", slug, "guest"), why))

    def _line(self, path: Path) -> int:
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 2) if path else 2


def _described(data: Data, inside: Fields, lang: str) -> Data:
    """Return a picture with its words in the language of the file."""
    alt = inside.text("alt", needed=True)
    inside.nothing_else()
    words: Data = {**data, f"alt_{lang}": alt}
    order = ("alt_ja", "alt_en", "file", "media_type", "data")
    return {key: words[key] for key in order if key in words}


def is_plain(name: str) -> bool:
    """Return whether ``name`` can only be that of a picture beside another file.

    It may come from an import, and a file of that name is written: a picture, and nothing that
    some program reads by its name.
    """
    alone = not name.startswith(".") and not set(name) & set('/\\:*?"<>|')
    return alone and name.lower().endswith(SUFFIXES)
