"""How colours look to people: contrast (WCAG), difference (CIEDE2000), and with other eyes.

The simulations are those of Machado, Oliveira and Fernandes (2009) at full severity, in linear RGB.
"""

import re
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

from facilitator import paths

Colour = tuple[float, float, float]

EYES = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def tokens(sheet: str = "tokens.css", rule: str = ":root") -> dict[str, str]:
    """Return the colours that a rule of a stylesheet sets: hex, or the name of another token."""
    css = (paths.STATIC / "src/css" / sheet).read_text("utf-8")
    body = css[css.index(rule) :].partition("}")[0]
    found = re.findall(r"--color-([\w-]+):\s*(?:(#[0-9a-f]{6})|var\(--color-([\w-]+)\))", body)
    return {name: value or other for name, value, other in found}


def linear(value: str) -> Colour:
    """Return a hex colour as linear RGB."""
    parts = (int(value[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two hex colours: 1 to 21."""
    dark, light = sorted(
        sum(w * c for w, c in zip(_XYZ[1], linear(each), strict=True)) for each in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


def seen(value: str, eyes: str) -> Colour:
    """Return a hex colour as L*, a*, b*, as ``eyes`` see it."""
    rgb = [min(1.0, max(0.0, c)) for c in _times(EYES[eyes], linear(value))]
    x, y, z = (_root(c / white) for c, white in zip(_times(_XYZ, rgb), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def grey(value: str) -> Colour:
    """Return a hex colour as L*, a*, b*, printed in black and white."""
    return seen(value, "normal")[0], 0.0, 0.0


def difference(one: Colour, other: Colour) -> float:
    """Return how different two colours look: CIEDE2000, after Sharma, Wu and Dalal (2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (hypot(a1, b1) + hypot(a2, b2)) / 2
    more = 1 + 0.5 * (1 - sqrt(mean**7 / (mean**7 + 25**7)))
    c1, c2 = hypot(more * a1, b1), hypot(more * a2, b2)
    h1, h2 = (degrees(atan2(b, more * a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = 0.0 if not c1 * c2 else (h2 - h1 + 180) % 360 - 180
    between = h1 + h2 if not c1 * c2 else (h1 + turn / 2) % 360
    level, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    weight = (
        1
        - 0.17 * cos(radians(between - 30))
        + 0.24 * cos(radians(2 * between))
        + 0.32 * cos(radians(3 * between + 6))
        - 0.20 * cos(radians(4 * between - 63))
    )
    twist = -sin(radians(60 * exp(-(((between - 275) / 25) ** 2))))
    twist *= 2 * sqrt(chroma**7 / (chroma**7 + 25**7))
    dl = (l2 - l1) / (1 + 0.015 * (level - 50) ** 2 / sqrt(20 + (level - 50) ** 2))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * sqrt(c1 * c2) * sin(radians(turn / 2)) / (1 + 0.015 * chroma * weight)
    return sqrt(dl**2 + dc**2 + dh**2 + twist * dc * dh)


def _times(matrix: object, colour: object) -> list[float]:
    return [
        sum(w * c for w, c in zip(row, colour, strict=True))  # type: ignore[call-overload]
        for row in matrix  # type: ignore[attr-defined]
    ]


def _root(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
