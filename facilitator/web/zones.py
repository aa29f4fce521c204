"""The time zone of a new session: where whoever makes it says they are."""

from zoneinfo import available_timezones

ZONE = "Asia/Tokyo"  # where a browser does not say where it is


def zone_of(said: str) -> str:
    """Return the time zone that a browser named, or `ZONE` for what is none."""
    return said if said in available_timezones() else ZONE
