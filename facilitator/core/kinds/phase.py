"""A phase: one row of the state matrix (experience.md 0.2)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phase:
    """What happens in one phase of an activity, and what each screen shows.

    ``kind`` is the activity that runs it: the vote of a step is run by ``vote``.
    ``effect`` names what the console's one button says when this phase comes next.
    """

    name: str
    kind: str
    stage: str
    phone: str
    effect: str
    opens: bool = False  # notes are accepted from here on
    shows: bool = False  # everyone sees the notes
    themes: bool = False  # everyone sees the themes
