"""Time since the evening began, as it is written in charts and tables."""

QUICK = 600  # seconds; what is over sooner is counted in seconds


def clock(seconds: int) -> str:
    """Return minutes and seconds, or hours and minutes once there are hours: "12:30", "1:05:00"."""
    minutes, rest = divmod(seconds, 60)
    if minutes < 60:
        return f"{minutes}:{rest:02d}"
    return f"{minutes // 60}:{minutes % 60:02d}:{rest:02d}"


def per(end: int) -> int:
    """Return the seconds that a rate is given for, on an evening that ends at ``end``."""
    return 1 if end < QUICK else 60
