"""A theme: notes that people have put together."""

from dataclasses import dataclass

from facilitator.core.ids import PartId, ThemeId


@dataclass(frozen=True, slots=True)
class Theme:
    """Notes that belong together, named by people. ``order`` counts over the session."""

    id: ThemeId
    part: PartId
    title: str
    order: int
