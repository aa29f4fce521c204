"""The days that a first step can be taken on, counted from today where the session is."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton

SATURDAY, SUNDAY, WEEK = 5, 6, 7


def choices(today: date) -> Mapping[str, date]:
    """Return the days one may choose by name; static/src/phone/days.js has the same.

    The weekend is what is left of it, and next week begins on Monday.
    """
    weekday = today.weekday()
    weekend = {SATURDAY: 1, SUNDAY: 0}.get(weekday, SATURDAY - weekday)
    return {
        "today": today,
        "tomorrow": today + timedelta(days=1),
        "weekend": today + timedelta(days=weekend),
        "week": today + timedelta(days=WEEK - weekday),
    }


def spoken(day: date, lang: str) -> str:
    """Return a day as people say it: 1/17(土), Sat, Jan 17."""
    return str(format_skeleton("MEd" if lang == "ja" else "MMMEd", day, locale=lang))


def today(now: datetime, zone: str) -> date:
    """Return which day it is in ``zone``."""
    return now.astimezone(ZoneInfo(zone)).date()


def once_more(ended: date, days: int) -> date:
    """Return the day of the one-month note: ``days`` after the end."""
    return ended + timedelta(days=days)


def asked_after(step: date, ended: date, days: int) -> date:
    """Return from when on somebody is asked what became of a first step meant for the day ``step``.

    That is the day after it, but no later than the one-month note.
    """
    return min(step + timedelta(days=1), once_more(ended, days))


def in_words(day: str, lang: str) -> str:
    """Return an ISO day without its year, in words: 1月20日, January 20."""
    return str(format_skeleton("MMMMd", date.fromisoformat(day), locale=lang))
