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
    opens: bool = False  # what people are asked for is accepted from here on
    shows: bool = False  # everyone sees the notes
    on_demand: bool = False  # everyone sees the notes once the facilitator has shown them
    themes: bool = False  # everyone sees the themes

    @property
    def looks_back(self) -> bool:
        """Whether phones look back at the whole evening: what was seen in every step."""
        return self.phone in ("takeaway", "checkout", "thanks")
