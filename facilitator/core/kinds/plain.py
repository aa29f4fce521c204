"""Parts that only need a title, a timer or a clock time: people listen, talk or rest.

A kind of activity that is not built yet runs as this one, too.
"""

from facilitator.core.kinds.phase import Phase

LOBBY = Phase("lobby", "plain", stage="lobby", phone="wait", effect="lobby")
ENDED = Phase("ended", "plain", stage="thanks", phone="thanks", effect="end")
WELCOME = Phase("welcome", "plain", stage="welcome", phone="plain", effect="next_part")
BREAK = Phase("break", "plain", stage="break", phone="plain", effect="break")

SHARE = Phase("share", "pairs", stage="share", phone="share", effect="share")
TAKEAWAY = Phase("pulse_takeaway", "plain", stage="plain", phone="takeaway", effect="takeaway")
CHECKOUT = Phase("checkout", "plain", stage="checkout", phone="checkout", effect="checkout")

PHASES = (WELCOME, BREAK, SHARE, TAKEAWAY, CHECKOUT)


def stand_in(phase: str) -> Phase:
    """Return the phase that stands in for one that no kind knows."""
    return Phase(phase, "plain", stage="plain", phone="plain", effect="next_part")
