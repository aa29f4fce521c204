"""How to read the report: how many, from where, when, how it was done, and what that limits."""

from facilitator.report.blocks import Auto, Block, Chapter, Fact, Heading
from facilitator.report.chapters.participation import present
from facilitator.report.chapters.saying import auto, keys, missing
from facilitator.report.material import Material
from facilitator.report.words import say


def reading(material: Material) -> Chapter:
    """Return the chapter."""
    name = say("reading", material.lang)
    facts = (
        ("when", (auto(material, "held", day=material.dated), *present(material))),
        ("what", _what(material)),
        ("how", _how(material)),
        ("quotes", _quotes(material)),
        ("missing", missing(material)),
        ("limits", _limits(material)),
    )
    rows = (Fact(say(f"fact.{label}", material.lang), said) for label, said in facts)
    blocks: list[Block] = [Heading(name, level=1), *rows]
    return Chapter("reading", "reading", name, tuple(blocks))


def _what(material: Material) -> tuple[Auto, ...]:
    if not material.notes:
        return (auto(material, "nothing"),)
    cited = keys(material.notes.values())
    return (auto(material, "printed", cited, n=len(cited)), auto(material, "consent"))


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
    said = [auto(material, "quoted"), auto(material, "numbers"), auto(material, "numbers.link")]
    if any(note.relates for note in material.notes.values()):
        said.append(auto(material, "related"))
    return (*said, auto(material, "chosen"))


def _limits(material: Material) -> tuple[Auto, ...]:
    anonymous = (
        auto(material, "pace.anonymous", (f"part/{step.part}",), title=step.title)
        for step in material.steps
        if step.anonymous and step.notes
    )
    return (auto(material, "limits"), auto(material, "few"), *anonymous)
