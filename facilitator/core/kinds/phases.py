"""The phases of the kinds of activity that have one or two.

They stand apart from what happens in them: the agenda, and with it the session, is made of them.
"""

from facilitator.core.kinds.phase import Phase

RULES = (Phase("rules", "rules", stage="rules", phone="rules", effect="rules", opens=True),)
CHECKIN = (
    Phase(
        "checkin",
        "checkin",
        stage="checkin",
        phone="checkin",
        effect="checkin",
        opens=True,
        on_demand=True,
    ),
)
TALK = (Phase("talk", "talk", stage="talk", phone="talk", effect="talk", opens=True),)
PAIRS = (Phase("pair", "pairs", stage="pair", phone="pair", effect="pair"),)
PULSE = (
    Phase("pulse", "pulse", stage="pulse", phone="plain", effect="pulse"),
    Phase(
        "pulse_takeaway",
        "pulse",
        stage="pulse",
        phone="takeaway",
        effect="takeaway",
        opens=True,
    ),
)
PLEDGE = (Phase("pledge", "pledge", stage="pledge", phone="pledge", effect="pledge", opens=True),)
