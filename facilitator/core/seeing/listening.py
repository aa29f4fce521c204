"""Who sees what of a guest's talk: a part of `core/views.py`.

A phone knows its own taps and questions and nobody else's; the stage neither.
"""

from collections.abc import Iterator
from typing import Any

from facilitator.core.audience import Audience
from facilitator.core.ids import PartId, QuestionId
from facilitator.core.kinds.talk import SLICE, introduced, nameless
from facilitator.core.people import Person
from facilitator.core.program import Part
from facilitator.core.seeing import staging
from facilitator.core.session import Session

Record = dict[str, Any]

FEWEST = 5  # people of whom the report tells how often words landed with them


def keys(session: Session) -> Iterator[str]:
    """Yield the keys of these records."""
    yield from (f"landed/{part.id}" for part in session.program.parts if part.kind == "talk")
    yield from (f"question/{question}" for question in session.questions)


def landed(session: Session, name: str, audience: Audience) -> Record | None:
    """Return how often, and when, words landed; for the report only of five people or more."""
    part = session.program.part(PartId(name))
    if part is None or part.kind != "talk":
        return None
    people = sum(of == name for of, _ in session.landed)
    if audience is Audience.REPORT and people < FEWEST:
        return None
    curve = session.curves.get(part.id, ())
    return {
        "part": part.id,
        "people": people,
        "taps": sum(curve),
        "every": SLICE,
        "counts": list(curve),
    }


def question(session: Session, name: str, audience: Audience) -> Record | None:
    """Return a question to the guest. Who asks nobody is told."""
    found = session.questions.get(QuestionId(name))
    if found is None:
        return None
    return {
        "id": found.id,
        "part": found.part,
        "text": found.text,
        "order": found.order,
        "done": found.done,
    }


def guest(session: Session, part: Part) -> Record | None:
    """Return who gives a talk and about what; None for a part that is none."""
    if part.kind != "talk":
        return None
    name, topic = introduced(session, part)
    return {"name": staging.text(name), "topic": staging.text(topic)}


def own(session: Session, person: Person) -> Record:
    """Return how often somebody said ささった, by talk, and what they asked."""
    me = nameless(person).id
    asked = sorted(session.questions.values(), key=lambda each: each.order)
    return {
        "landed": {part: taps for (part, name), taps in session.landed.items() if name == me},
        "questions": [
            {"id": each.id, "part": each.part, "text": each.text}
            for each in asked
            if each.author == me
        ],
    }
