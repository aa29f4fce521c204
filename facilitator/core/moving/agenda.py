"""The agenda: a program in one format, as a flat list of stops.

A session stands at one stop. Next, skip, repeat, back and jump are moves in the list.
"""

from dataclasses import dataclass

from facilitator.core.ids import PartId, StopId
from facilitator.core.kinds import plain, registry
from facilitator.core.kinds.phase import Phase
from facilitator.core.program import Part, Program

LOBBY = StopId("lobby")
ENDED = StopId("ended")


@dataclass(frozen=True, slots=True)
class Stop:
    """One phase of one part, with its minutes. ``kind`` is the kind that runs it."""

    id: StopId
    part: PartId
    kind: str
    phase: str
    minutes: int


def stops(program: Program, format: int) -> tuple[Stop, ...]:
    """Return the agenda of ``program`` in ``format`` (minutes), doors and end included.

    Phases of 0 minutes are left out, and so is a part with none at all.
    """
    inner = [stop for part in program.parts for stop in _stops_of(part, format)]
    return (
        Stop(LOBBY, PartId(LOBBY), "plain", "lobby", 0),
        *inner,
        Stop(ENDED, PartId(ENDED), "plain", "ended", 0),
    )


def talks(program: Program, format: int) -> tuple[Part, ...]:
    """Return the parts of ``program`` in which a guest talks, in ``format`` (minutes)."""
    held = {stop.part for stop in stops(program, format)}
    return tuple(part for part in program.parts if part.kind == "talk" and part.id in held)


def phase_of(program: Program, stop: Stop) -> Phase:
    """Return the row of the state matrix that ``stop`` stands for."""
    if stop.id == LOBBY:
        return plain.LOBBY
    if stop.id == ENDED:
        return plain.ENDED
    part = program.part(stop.part)
    return registry.phase(part.kind if part else "plain", stop.phase)


def _stops_of(part: Part, format: int) -> list[Stop]:
    minutes = {name: n for name, n in part.minutes.get(format, {}).items() if n > 0}
    known = [phase.name for phase in registry.phases(part.kind) if phase.name in minutes]
    names = known + [name for name in minutes if name not in known]
    return [
        Stop(
            StopId(f"{part.id}/{name}"),
            part.id,
            registry.phase(part.kind, name).kind,
            name,
            minutes[name],
        )
        for name in names
    ]
