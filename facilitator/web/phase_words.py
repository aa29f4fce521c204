"""What the phases of a session are called, on consoles and phones."""

from flask_babel import pgettext

STEPS = ("intro", "write", "reveal", "pair", "discuss", "theme", "vote", "insight")
"""The phases of a question: there its title alone does not say where the session is."""


def phases() -> dict[str, str]:
    """Return the name of each phase, in the language of the request."""
    return {
        "lobby": pgettext("phase", "Doors open"),
        "welcome": pgettext("phase", "Welcome"),
        "rules": pgettext("phase", "Ground rules"),
        "checkin": pgettext("phase", "Check-in"),
        "pulse": pgettext("phase", "Pulse"),
        "intro": pgettext("phase", "Question"),
        "write": pgettext("phase", "Write"),
        "reveal": pgettext("phase", "Reveal"),
        "pair": pgettext("phase", "Pairs"),
        "discuss": pgettext("phase", "Talk"),
        "talk": pgettext("phase", "Guest talk"),
        "theme": pgettext("phase", "Themes"),
        "vote": pgettext("phase", "Vote"),
        "insight": pgettext("phase", "What we saw"),
        "break": pgettext("phase", "Break"),
        "pledge": pgettext("phase", "First step"),
        "share": pgettext("phase", "Share in pairs"),
        "pulse_takeaway": pgettext("phase", "Pulse and takeaway"),
        "checkout": pgettext("phase", "Check-out"),
        "ended": pgettext("phase", "Ended"),
    }


def steps() -> dict[str, str]:
    """Return the names of the phases that a question has."""
    names = phases()
    return {phase: names[phase] for phase in STEPS}
