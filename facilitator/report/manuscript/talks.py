"""Who gave the talks of the evening, as the console or the program says it."""

from dataclasses import dataclass

from facilitator.report.manuscript.guests import same
from facilitator.report.material import Material, Record
from facilitator.report.written import Guest

SHORTEST = 60  # seconds at a part in which somebody can have spoken; less is a slip of a hand


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk that was given: its part and title, by whom, and about what ("": nobody said)."""

    part: str
    title: str
    name: str
    topic: str


def talks(material: Material) -> tuple[Talk, ...]:
    """Return the talks that were given and of which it is known by whom, in their order."""
    parts = (each for key, each in material.records.items() if key.startswith("part/"))
    made = (_talk(part, material.lang) for part in parts if _held(material, part["id"]))
    return tuple(talk for talk in made if talk.name)


def invited(material: Material) -> tuple[Guest, ...]:
    """Return everybody whom the manuscript names, and whoever gave a talk besides.

    Of the latter nothing is known but what they spoke about.
    """
    found = [*material.manuscript.guests.values()]
    for talk in talks(material):
        known = (name for each in found for name in (each.name, *each.names))
        if not any(same(talk.name, name) for name in known):
            found.append(Guest(f"talk/{talk.part}", talk.name, "", (), "", talk.topic))
    return tuple(found)


def _talk(part: Record, lang: str) -> Talk:
    guest = part["guest"] or {"name": None, "topic": None}
    name, topic = ((guest[key] or {}).get(lang, "") for key in ("name", "topic"))
    return Talk(part["id"], part["title"][lang], name, topic)


def _held(material: Material, part: str) -> bool:
    """Return whether the session stayed at a part; of an imported one the attendance says so."""
    spans = (material.record("course") or {"spans": ()})["spans"]
    stops = (material.record("attendance") or {"stops": ()})["stops"]
    stayed = [each for each in spans if each["end"] - each["begin"] >= SHORTEST]
    return any(each["stop"].startswith(f"{part}/") for each in (stayed if spans else stops))
