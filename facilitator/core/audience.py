"""Those who see the same."""

from enum import StrEnum


class Audience(StrEnum):
    """Whoever is one of these sees what all the others of it see."""

    STAGE = "stage"
    CONSOLE = "console"
    PHONE = "phone"
    HOST = "host"  # of those who take part online
    OBSERVER = "observer"
    SCRIBE = "scribe"
    REPORT = "report"
