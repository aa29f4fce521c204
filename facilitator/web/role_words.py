"""What the roles are called, and what each is for."""

from flask_babel import gettext as _
from flask_babel import pgettext


def names() -> dict[str, str | list[str]]:
    """Return the name of each role, in the language of the request."""
    return {
        "facilitator": pgettext("role", "Facilitator"),
        "co": pgettext("role", "Co-facilitator"),
        "host": pgettext("role", "Online host"),
        "scribe": pgettext("role", "Scribe"),
        "observer": pgettext("role", "Observer"),
        "stage": pgettext("role", "Stage"),
    }


def purposes() -> dict[str, str]:
    """Return what somebody with the link of a role can do."""
    return {
        "facilitator": _("Everything on the console, like you"),
        "co": _("Everything on the console but the big button, until you hand over"),
        "host": _("Counts of who is online, the message to join, and wishes for the spotlight"),
        "scribe": _("Writes in what came on paper or aloud. Sees nothing else"),
        "observer": _("Looks on: the stage and what the room has seen. No buttons"),
        "stage": _("Opens the stage on another computer"),
    }


def channels() -> dict[str, str | list[str]]:
    """Return how a note may have come that somebody wrote for others."""
    return {
        "paper": pgettext("channel", "Paper"),
        "voice": pgettext("channel", "Spoken"),
        "hand": pgettext("channel", "By hand"),
    }


def approvals() -> dict[str, str | list[str]]:
    """Return how a remark of a guest stands, to be said on the console."""
    return {
        "waiting": _("waits for the speaker"),
        "approved": _("may be printed"),
        "declined": _("is not to be printed"),
    }
