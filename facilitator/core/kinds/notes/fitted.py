"""What people said of a sentence that gave way to another, should it come back."""

from dataclasses import dataclass

from facilitator.core.ids import PartId, PersonId


@dataclass(frozen=True, slots=True)
class Said:
    """Who said whether the sentence of ``part`` fits; ``shown``: the stage told how many did."""

    part: PartId
    fits: tuple[tuple[PersonId, str], ...]
    shown: bool
