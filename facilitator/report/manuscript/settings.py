"""The settings of an edition: its title and imprint, its profile, how it is set."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from facilitator.core.why import N_
from facilitator.report.manuscript.fields import Fields
from facilitator.report.options import PARTS, PROFILES, Lists, Notes, Options, Profile

Empty = Literal["say", "drop"]

WORDS = (*("title", "subtitle", "event", "venue", "organiser", "author", "version", "next"),)
KEYS = ("profile", *WORDS, "notes", "lists", "dash", "without", "empty", "terms", "answers")
"""The keys of the front matter that are settings, in the order in which they are written."""

NOTES: tuple[Notes, ...] = ("page", "chapter", "end")
LISTS: tuple[Lists, ...] = ("written", "bullets", "prose")
EMPTY: tuple[Empty, ...] = ("say", "drop")
DASHES = ("–", "-", "—", "：", ":")


@dataclass(frozen=True, slots=True)
class Settings:
    """What an edition is called and how it is set; "" and None where nothing was said.

    ``empty``: a part without notes says so, or is dropped. ``terms`` are in quotation marks in
    the text and no speech. ``answers`` are the organiser's, by the key of the note they are to.
    """

    profile: Profile | None = None
    title: str = ""
    subtitle: str = ""
    event: str = ""
    venue: str = ""
    organiser: str = ""
    author: str = ""
    version: str = ""
    next: str = ""
    notes: Notes | None = None
    lists: Lists | None = None
    dash: str = "–"
    without: frozenset[str] = frozenset()
    empty: Empty = "say"
    terms: tuple[str, ...] = ()
    answers: Mapping[str, str] = field(default_factory=dict)


def settings(fields: Fields) -> Settings:
    """Read the settings of an edition."""
    words = {key: fields.text(key) for key in WORDS}
    without = frozenset(fields.words("without"))
    for name in sorted(without - set(PARTS)):
        known = ", ".join(PARTS)
        why = N_("“%(name)s” is no part of a report. Known: %(known)s", name=name, known=known)
        fields.wrong("without", why)
    return Settings(
        profile=fields.choice("profile", PROFILES, PROFILES[0]) if fields.has("profile") else None,
        notes=fields.choice("notes", NOTES, NOTES[0]) if fields.has("notes") else None,
        lists=fields.choice("lists", LISTS, LISTS[0]) if fields.has("lists") else None,
        dash=fields.choice("dash", DASHES, DASHES[0]),
        without=without & set(PARTS),
        empty=fields.choice("empty", EMPTY, EMPTY[0]),
        terms=fields.words("terms"),
        answers=fields.pairs("answers"),
        **words,
    )


def settled(options: Options, settings: Settings) -> Options:
    """Return ``options`` with what they leave open as the ``settings`` say, or as is usual."""
    return Options(
        lang=options.lang,
        profile=options.profile or settings.profile or "full",
        notes=options.notes or settings.notes or "end",
        lists=options.lists or settings.lists or "written",
        without=options.without | settings.without,
        address=options.address,
    )
