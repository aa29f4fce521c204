"""What a facilitator writes for the report."""

from random import Random
from typing import Any

from facilitator.core.editing import Passage, WritePassages
from facilitator.core.ids import PassageId, PledgeId
from tests.core.play.things import anyone, others, some
from tests.core.world import Evening


def editing(chance: Random, evening: Evening) -> Any:
    """Return what a facilitator writes for the report: about notes, in their words or others."""
    session = evening.session
    steps = [*session.pledges, PledgeId("nosuch02")]
    passages = [
        Passage(PassageId(id_), "ja", place, chance.choice([1.0, 2.0]), words(chance, evening))
        for id_, place in (("manusc01", "opening"), ("manusc02", "part/open"))
    ]
    of = chance.choice([*anyone(evening), *steps])
    passages += [
        Passage(PassageId("guest/ann"), "", "guest", 0.0, chance.choice(["name: Ann", "name: A"])),
        Passage(PassageId(f"translation/en/{of}"), "en", "translation", 0.0, "good morning"),
    ]
    base = chance.choice([session.seq] * 4 + [max(0, session.seq - 3)])
    known = [*session.passages, PassageId("nosuch03")]
    write = chance.sample(passages, chance.randint(0, 2))
    remove = [each for each in some(chance, known, 1) if each not in [w.id for w in write]]
    return WritePassages(base, tuple(write), tuple(remove))


def words(chance: Random, evening: Evening) -> str:
    """Return a passage: with a citation, in somebody's words, or in none of those."""
    cited = chance.choice([*anyone(evening), *(f"no{n}such" for n in range(2))])
    step = chance.choice(others(evening))
    return chance.choice(
        [
            f"ある人はこう書いた [@note/{cited}]。",
            f"ある人は決めた [@pledge/{step}]。",
            f"「朝のあいさつ」という声 [@note/{cited}]",
            "朝のあいさつから始まると、多くの人が思っている。",
            "みんなの声をまとめると、こうなる。",
        ]
    )
