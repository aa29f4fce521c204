"""How to read the report: how many, from where, when, how it was done, and what that limits."""

from facilitator.report.blocks import Auto, Block, Chapter, Fact, Heading
from facilitator.report.chapters import imprint
from facilitator.report.chapters.participation import present
from facilitator.report.chapters.saying import auto, has_appendix, keys, missing
from facilitator.report.material import Material
from facilitator.report.words import say


def reading(material: Material) -> Chapter:
    """Return the chapter."""
    name = say("reading", material.lang)
    blocks: list[Block] = [Heading(name, level=1), *facts(material)]
    return Chapter("reading", "reading", name, tuple(blocks))


def facts(material: Material) -> tuple[Fact, ...]:
    """Return what one has to know, in rows: also the next date."""
    rows = (
        ("when", (auto(material, "held", day=material.dated), *present(material))),
        ("what", _what(material)),
        ("how", _how(material)),
        ("quotes", _quotes(material)),
        ("missing", missing(material)),
        ("limits", _limits(material)),
    )
    told = (Fact(say(f"fact.{label}", material.lang), said) for label, said in rows if said)
    return (*told, *imprint.facts(material))


def _what(material: Material) -> tuple[Auto, ...]:
    if not material.notes:
        return (auto(material, "nothing"),)
    cited = keys(material.notes.values())
    printed = "printed" if has_appendix(material) else "printed.bare"
    consent = () if material.leaves_out("consent") else (auto(material, "consent"),)
    return (auto(material, printed, cited, n=len(cited)), *consent)


def _how(material: Material) -> tuple[Auto, ...]:
    """Return how it was done, as far as it was."""
    said = [auto(material, "how.write")]
    if any(step.groups for step in material.steps):
        said.append(auto(material, "how.themes"))
    if any(material.record(f"result/{step.part}") for step in material.steps):
        said.append(auto(material, "how.vote"))
    if any(material.record(f"insight/{step.part}") for step in material.steps):
        said.append(auto(material, "how.insight"))
    return tuple(said)


def _quotes(material: Material) -> tuple[Auto, ...]:
    said = [auto(material, "quoted")]
    if has_appendix(material):
        said += [auto(material, "numbers"), auto(material, "numbers.link")]
    else:
        said.append(auto(material, "numbers.bare"))
    if any(note.relates for note in material.notes.values()):
        said.append(auto(material, "related"))
    written = material.manuscript.places
    if has_appendix(material) or any(f"part/{each.part}" not in written for each in material.steps):
        said.append(auto(material, "chosen"))
    return tuple(said)


def _limits(material: Material) -> tuple[Auto, ...]:
    anonymous = (
        auto(material, "pace.anonymous", (f"part/{step.part}",), title=step.title)
        for step in material.steps
        if step.anonymous and step.notes
    )
    return (auto(material, "limits"), auto(material, "few"), *anonymous)
