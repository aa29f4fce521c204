"""What is wrong with a file that somebody wrote: all of it, each with its line and a remedy."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that cannot be read: the line of the file, and why, with what to do."""

    line: int
    why: str

    def __str__(self) -> str:
        """Return the sentence that people read."""
        return f"line {self.line}: {self.why}"


class Unreadable(ValueError):
    """A file is no manuscript of its session. ``faults`` are all that were found, by line."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(map(str, self.faults)))

    @property
    def line(self) -> int:
        """The line of the first fault."""
        return self.faults[0].line

    @property
    def why(self) -> str:
        """What is wrong there."""
        return self.faults[0].why
