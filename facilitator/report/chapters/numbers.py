"""The five numbers of an evening: who was there, who wrote, how much, whom it reached, what next.

Each is left out where it was not counted, and every one says below what it holds.
"""

from facilitator.report.blocks import Auto, Number, Numbers
from facilitator.report.chapters.saying import auto, counts, keys, most_present, stops
from facilitator.report.material import Material
from facilitator.report.words import say

SHARES = ("writing", "reception")  # of a hundred


def numbers(material: Material) -> Numbers:
    """Return the numbers of the evening. Attendance is the most who were there at any stop."""
    made = [_people(material), _writing(material), _notes(material), _reception(material)]
    if not material.leaves_out("first_steps"):
        made.append(_first_steps(material))
    return Numbers(tuple(each for each in made if each.value))


def _number(
    material: Material, name: str, value: int, cites: tuple[str, ...], detail: Auto | None = None
) -> Number:
    sign = "%" if name in SHARES else ""
    return Number(value, say(f"figure.{name}", material.lang, n=value), cites, detail, sign)


def _people(material: Material) -> Number:
    fullest = max(stops(material), key=lambda stop: stop["people"], default=None)
    online = fullest.get("online") if fullest else None
    detail = None
    if fullest and online is not None and not material.leaves_out("channel"):
        venue = fullest["people"] - online
        detail = auto(material, "place", ("attendance",), venue=venue, online=online)
    return _number(material, "people", most_present(material), ("attendance",), detail)


def _writing(material: Material) -> Number:
    value = _turnout(material, "writing") or 0
    counted, steps = (int(_turnout(material, each) or 0) for each in ("counted", "steps"))
    some = {} if counted == steps else {"n": counted, "of": steps}
    said = auto(material, "of.present.some" if some else "of.present", ("turnout",), **some)
    return _number(material, "writing", int(value), ("turnout",), said)


def _notes(material: Material) -> Number:
    cited = counts(material)
    left_out = sum(material.records[key]["missing"] for key in cited)
    each = _turnout(material, "each")
    if each and left_out:
        told = ("turnout", *cited)
        detail = auto(material, "each.left", told, each=f"{each:.1f}", n=left_out)
    elif each:
        detail = auto(material, "each", ("turnout",), each=f"{each:.1f}")
    elif left_out:
        detail = auto(material, "left.out", cited, n=left_out)
    else:
        detail = auto(material, "all.here")
    cites = keys(note for step in material.steps for note in step.notes)
    return _number(material, "notes", len(cites), cites, detail)


def _reception(material: Material) -> Number:
    value = _turnout(material, "reception") or 0
    received = int(_turnout(material, "received") or 0)
    detail = auto(material, "received", ("turnout",), n=received)
    return _number(material, "reception", int(value), ("turnout",), detail)


def _turnout(material: Material, name: str) -> float | None:
    found: float | None = (material.record("turnout") or {}).get(name)
    return found


def _first_steps(material: Material) -> Number:
    cited = tuple(f"pledges/{each.part}" for each in material.pledged)
    made = [material.records[key] for key in cited]
    decided, not_yet = (sum(each[name] for each in made) for name in ("decided", "not_yet"))
    detail = auto(material, "undecided", cited, n=not_yet)
    return _number(material, "first", decided, cited, detail)
