"""The manuscript of one edition as it is kept: settings, prose by place, what it rests on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from facilitator.report.manuscript.citations import cited
from facilitator.report.manuscript.faults import Unreadable
from facilitator.report.manuscript.fields import Fields, Wrong, at
from facilitator.report.manuscript.guests import guest
from facilitator.report.manuscript.pictures import picture
from facilitator.report.manuscript.remarks import Said, remark
from facilitator.report.manuscript.settings import Settings, settings
from facilitator.report.manuscript.sources import Card, Source, source
from facilitator.report.manuscript.yaml import load
from facilitator.report.written import Guest, Picture

T = TypeVar("T")
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """A passage of prose: one block of Markdown, its citations by id."""

    id: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a facilitator wrote for one edition; everything is empty until somebody has.

    ``places`` holds the prose in the order of the document: "opening", "part/<part id>",
    "free/<slug>", "closing". ``marks`` numbers the cards ("harvard/age") as they are first
    cited there. ``translations`` are by key: "note/<id>", "pledge/<id>", "remark/<slug>".
    ``broken`` says which entries cannot be read, and why.
    """

    settings: Settings = field(default_factory=Settings)
    guests: Mapping[str, Guest] = field(default_factory=dict)
    remarks: Mapping[str, Said] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    translations: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    places: Mapping[str, tuple[Kept, ...]] = field(default_factory=dict)
    marks: Mapping[str, int] = field(default_factory=dict)
    broken: tuple[tuple[str, str], ...] = ()

    def card(self, key: str) -> tuple[Source, Card] | None:
        """Return the card "source/card" with its source, if there is one."""
        source, _, name = key.partition("/")
        found = self.sources.get(source)
        return (found, found.cards[name]) if found and name in found.cards else None


def manuscript(records: Mapping[str, Record], lang: str) -> Manuscript:
    """Return the manuscript that the records of passages make in ``lang``."""
    passages = [found for key, found in records.items() if key.startswith("passage/")]
    passages = [each for each in passages if each["lang"] in ("", lang)]
    passages.sort(key=lambda each: (each["order"], each["id"]))
    parts = [key.removeprefix("part/") for key in records if key.startswith("part/")]
    entries = _Entries(passages, lang)
    places = in_places(passages, parts)
    sources = entries.all("source", source)
    remarks = entries.all("remark", remark)
    return Manuscript(
        settings=entries.settings(),
        guests=entries.all("guest", guest),
        remarks=remarks,
        sources=sources,
        translations={
            **{
                f"remark/{each.slug}": said
                for each in remarks.values()
                if (said := each.translated.get(lang))
            },
            **_translations(passages, records),
        },
        pictures=entries.all("picture", picture),
        places=places,
        marks=_marks(places, sources),
        broken=tuple(entries.broken),
    )


class _Entries:
    """Reads the passages that hold YAML."""

    def __init__(self, passages: Sequence[Record], lang: str) -> None:
        self.broken: list[tuple[str, str]] = []
        self._passages = passages
        self._lang = lang

    def settings(self) -> Settings:
        """Return the settings; those of nobody where there are none."""
        found = self._read("settings", lambda _, fields: settings(fields))
        return next(iter(found.values()), Settings())

    def all(self, place: str, read: Callable[[str, Fields], T]) -> dict[str, T]:
        """Return the entries of a kind by their names."""
        return self._read(place, read)

    def _read(self, place: str, read: Callable[[str, Fields], T]) -> dict[str, T]:
        found: dict[str, T] = {}
        for passage in self._passages:
            if passage["place"] != place:
                continue
            slug = passage["id"].partition("/")[2]
            wrong: Wrong = []
            try:
                data, _ = load(passage["text"])
            except Unreadable as unreadable:
                self.broken.append((passage["id"], unreadable.why))
                continue
            found[slug] = read(slug, Fields(data, (), wrong, self._lang))
            self.broken += [(passage["id"], at(path, why)) for path, why in wrong]
        return found


def in_places(passages: Iterable[Record], parts: Sequence[str]) -> dict[str, tuple[Kept, ...]]:
    """Return the prose among ``passages`` by place, in the order of the document.

    Sections of the facilitator's own stand in the order of what they begin with.
    """
    found: dict[str, list[Kept]] = {}
    for each in passages:
        place = each["place"]
        if place in ("opening", "closing") or place.startswith(("part/", "free/")):
            found.setdefault(place, []).append(Kept(each["id"], place, each["text"]))
    free = [place for place in found if place.startswith("free/")]
    order = ["opening", *(f"part/{part}" for part in parts), *free, "closing"]
    return {place: tuple(found[place]) for place in order if place in found}


def _translations(passages: Iterable[Record], records: Mapping[str, Record]) -> dict[str, str]:
    found = {}
    for each in passages:
        if each["place"] == "translation":
            name = each["id"].rpartition("/")[2]
            family = "pledge" if f"pledge/{name}" in records else "note"
            found[f"{family}/{name}"] = each["text"]
    return found


def _marks(places: Mapping[str, tuple[Kept, ...]], sources: Mapping[str, Source]) -> dict[str, int]:
    """Return the numbers of the cards that are cited, in order of first use."""
    marks: dict[str, int] = {}
    for passages in places.values():
        for passage in passages:
            for key in cited(passage.text):
                name, _, card = key.partition("/")
                if name in sources and card in sources[name].cards:
                    marks.setdefault(key, len(marks) + 1)
    return marks
