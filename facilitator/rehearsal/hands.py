"""Who has what to say: the voices of a program dealt to simulated people."""

from random import Random

from facilitator.core.program import Lang, Program
from facilitator.rehearsal.script import Hand, around, deal, script_for


def hands(program: Program, lang: Lang, people: int, seed: int) -> list[Hand]:
    """Return what each of ``people`` has to say in every part; the same seed, the same voices."""
    dealt: list[Hand] = [{} for _ in range(people)]
    for part, step in (script_for(program) | around(program)).items():
        chance = Random(f"{seed} {part}")
        for hand, voices in zip(dealt, deal(step, lang, people, chance), strict=True):
            hand[part] = voices
    return dealt
