"""Where, by whom, of which version and of which entry: what stands on the cover and at the end."""

from facilitator.report.blocks import Auto, Cover, Fact
from facilitator.report.chapters.saying import auto
from facilitator.report.material import Material
from facilitator.report.words import say

PLACES = ("event", "venue", "organiser")
HANDS = ("author", "version")


def cover(material: Material) -> Cover:
    """Return the head of the report: title, day and, unless it was not wanted, the imprint."""
    lang, record, settings = (
        material.lang,
        material.records["session"],
        material.manuscript.settings,
    )
    lines = tuple(each.text for each in (*places(material), *hands(material)))
    return Cover(
        title=title(material),
        program=record["program"][lang],
        date=material.dated,
        rehearsal=record["rehearsal"],
        subtitle=settings.subtitle,
        lines=lines,
    )


def title(material: Material) -> str:
    """Return what the report is called: as the facilitator says, or like the session."""
    return material.manuscript.settings.title or str(material.records["session"]["title"])


def places(material: Material) -> tuple[Auto, ...]:
    """Return what the evening was part of, where it was held and who held it."""
    return () if material.leaves_out("imprint") else _said(material, PLACES)


def hands(material: Material) -> tuple[Auto, ...]:
    """Return who wrote the report, its version, and of which entry of the record it was made."""
    if material.leaves_out("imprint"):
        return ()
    day = material.in_words(material.made or material.day)
    edition = auto(material, "imprint.edition", n=material.edition, day=day)
    return (*_said(material, HANDS), edition)


def _said(material: Material, names: tuple[str, ...]) -> tuple[Auto, ...]:
    settings = material.manuscript.settings
    found = [(name, getattr(settings, name)) for name in names]
    return tuple(auto(material, f"imprint.{name}", name=words) for name, words in found if words)


def following(material: Material, sentence: str = "next.on") -> tuple[Auto, ...]:
    """Return when the next meeting is, if that was said and is wanted."""
    words = material.manuscript.settings.next
    if not words or material.leaves_out("next"):
        return ()
    return (auto(material, sentence, name=words),)


def takeaway(material: Material) -> str:
    """Return where people find what they take home, "" where the server's address is not known."""
    server = material.options.address.rstrip("/")
    return f"{server}/t/{material.records['session']['code']}" if server else ""


def facts(material: Material) -> tuple[Fact, ...]:
    """Return the next date as a row."""
    said = following(material, "next.day")
    return (Fact(say("fact.next", material.lang), said),) if said else ()
