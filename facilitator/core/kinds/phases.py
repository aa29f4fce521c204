"""The phases of the kinds of activity that have just one.

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
PLEDGE = (Phase("pledge", "pledge", stage="pledge", phone="pledge", effect="pledge", opens=True),)
