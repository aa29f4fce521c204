"""An evening for tests that make many files of it, and an entry that they cite."""

from tests.core.world import Evening
from tests.report.evenings import an_evening


class Again:
    """An evening that is there again for every example, without being held anew."""

    def __init__(self) -> None:
        held = an_evening()
        self.session, self._log, self._now = held.session, held.log, held.now

    def again(self) -> Evening:
        evening = Evening()
        evening.log, evening.now = list(self._log), self._now
        evening.session = self.session.copy()
        return evening


EVENING = Again()
SOURCE = "\nsources: {hama: {title: 人, cards: {risk: {excerpt: 18%}}}}\n"
