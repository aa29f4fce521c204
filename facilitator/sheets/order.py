"""What somebody wants printed: how many of which sheets, in which languages, for what occasion."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.core.program import LANGS, Lang, Program, Text
from facilitator.core.session import Session
from facilitator.sheets.sheet import Print, prints

# "both" is Japanese with English beneath.
LANGUAGES: Mapping[str, tuple[Lang, ...]] = {"both": LANGS, "ja": ("ja",), "en": ("en",)}
MOST = 200  # sheets at once: printed in well under the two minutes that a job may take
WIFI = 60  # characters that fit on a line of the table tent


@dataclass(frozen=True, slots=True)
class Order:
    """So many of each, by name, one kind after the other, and the line about the Wi-Fi, if any."""

    copies: Mapping[str, int]
    langs: tuple[Lang, ...] = LANGS
    wifi: str = ""

    @property
    def total(self) -> int:
        """How many sheets that is."""
        return sum(self.copies.values())

    @property
    def prints(self) -> tuple[tuple[Print, int], ...]:
        """What is to be printed and how often, in the order of the list."""
        return tuple(
            (each, n) for name, each in prints().items() if (n := self.copies.get(name, 0))
        )


@dataclass(frozen=True, slots=True)
class Occasion:
    """What it is printed for: a session at an ``address``, or a program that has none yet."""

    title: Text
    program: Text
    code: str = ""
    address: str = ""

    @property
    def host(self) -> str:
        """The address as people read and type it."""
        return self.address.partition("://")[2]

    @property
    def spoken_code(self) -> str:
        """The six digits as people read them aloud."""
        return f"{self.code[:3]} {self.code[3:]}"

    def payload(self, link: str, sheet: str) -> str:
        """Return what stands in a QR code; capitals need fewer modules, which can be larger."""
        path = {"join": f"/j/{self.code}", "sheet": f"/s/{self.code}{sheet}"}.get(link)
        return f"{self.address}{path}".upper() if path and self.code else ""


def of_session(session: Session, address: str) -> Occasion:
    """Return a session, joined at ``address``, as an occasion."""
    title = Text(session.title, session.title)
    return Occasion(title, session.program.title, session.code, address)


def of_program(program: Program) -> Occasion:
    """Return a program as an occasion."""
    return Occasion(program.title, program.title)


def to_options(order: Order, address: str) -> dict[str, Any]:
    """Return an order as the options of a job."""
    return {
        "copies": dict(order.copies),
        "langs": list(order.langs),
        "wifi": order.wifi,
        "address": address,
    }


def from_options(options: Mapping[str, Any]) -> Order:
    """Return the order that a job carries."""
    return Order(options["copies"], tuple(options["langs"]), options.get("wifi", ""))
