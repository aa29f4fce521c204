"""The console's sentences about moderating, by keys of the protocol."""

from flask_babel import gettext as _


def moderated() -> dict[str, str | list[str]]:
    """Return what was done, by ``modlog.rows[].what``."""
    return {
        "hidden": _("Hidden everywhere"),
        "restored": _("Shown again"),
        "off_stage": _("Taken off the stage"),
        "on_stage": _("Back on the stage"),
        "queue_on": _("New notes wait"),
        "queue_off": _("New notes do not wait any more"),
        "line_hidden": _("Line hidden"),
        "line_restored": _("Line shown again"),
    }


def whys() -> dict[str, str | list[str]]:
    """Return why something is taken off, by ``why``."""
    return {
        "personal": _("It holds a name or a contact"),
        "hurtful": _("It may hurt somebody"),
        "off_topic": _("It is about something else"),
        "mistake": _("A test, or a slip"),
        "other": _("Another reason"),
    }
