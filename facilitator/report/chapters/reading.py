"""How to read the report: how many, from where, when, how it was done, and what that limits."""

from facilitator.report import polls
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
    consent = () if material.leaves_out("consent") else (auto(material, "consent"),)
    return (*_printed(material), *consent)


def _printed(material: Material) -> tuple[Auto, ...]:
    """Return how many notes there are to read; the answers to a check-in stand in the appendix."""
    cited = keys(note for step in material.steps for note in step.notes)
    if not has_appendix(material):
        return (auto(material, "printed.bare", cited, n=len(cited)),)
    answers = keys(note for opening in material.openings for note in opening.notes)
    more = (auto(material, "printed.opening", answers, n=len(answers)),) if answers else ()
    return (auto(material, "printed", cited, n=len(cited)), *more)


def _how(material: Material) -> tuple[Auto, ...]:
    """Return how it was done, as far as it was."""
    said = [auto(material, "how.write")]
    if any(step.groups for step in material.steps):
        said.append(auto(material, "how.themes"))
    if any(polls.held(material.records, step.part) for step in material.steps):
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
    if any(note.as_written for note in material.notes.values()):
        said.append(auto(material, "as.written.means"))
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
