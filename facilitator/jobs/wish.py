"""What report is wanted: the options of the job ``report``, checked. Light: loads nothing heavy."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import blake2s
from typing import Any, get_args

from facilitator.core.program import LANGS
from facilitator.report.forms.media import MEDIA_TYPES as EDITABLE
from facilitator.report.options import PARTS, PROFILES, Lists, Notes, Options, Profile

FORMS: Mapping[str, str] = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    **EDITABLE,
}
"""The forms of a report by the ending of the file, and their media types."""

VARIANTS = ("ua", "a")


@dataclass(frozen=True, slots=True)
class Wish:
    """A report as it was asked for. None: as the manuscript says. ``pdf``: for whom a PDF is.

    ``address`` is where phones find the session.
    """

    lang: str
    form: str = "pdf"
    profile: Profile | None = None
    notes: Notes | None = None
    lists: Lists | None = None
    without: tuple[str, ...] = ()
    pdf: str = "ua"
    address: str = ""

    @property
    def kind(self) -> str:
        """What tells this from other reports in the language; "" for the ordinary PDF."""
        if self == Wish(self.lang, address=self.address):
            return ""
        rest = repr((self.notes, self.lists, self.without, self.pdf))
        plain = repr((None, None, (), "ua"))
        more = "" if rest == plain else f".{blake2s(rest.encode(), digest_size=4).hexdigest()}"
        return f"{self.profile or ''}.{self.form}{more}"

    def options(self) -> Options:
        """Return how the report is wanted, for those who make it."""
        return Options(
            self.lang, self.profile, self.notes, self.lists, frozenset(self.without), self.address
        )

    def to_job(self) -> dict[str, Any]:
        """Return the wish as the options of a job."""
        return asdict(self) | {"without": list(self.without), "kind": self.kind}

    def name(self, code: str) -> str:
        """Return the name of the file for the session with this code."""
        profile = f"-{self.profile}" if self.profile not in (None, "full") else ""
        return f"tsunagari-{code}-{self.lang}{profile}.{self.form}"


def from_job(options: Mapping[str, Any], lang: str) -> Wish:
    """Return the wish of a job; ``lang`` is that of the session. Raises ``ValueError``."""
    wish = Wish(
        lang=str(options.get("lang") or lang),
        form=str(options.get("form") or "pdf"),
        profile=options.get("profile") or None,
        notes=options.get("notes") or None,
        lists=options.get("lists") or None,
        without=tuple(part for part in PARTS if part in (options.get("without") or ())),
        pdf=str(options.get("pdf") or "ua"),
        address=str(options.get("address") or ""),
    )
    known = (
        (wish.lang, LANGS),
        (wish.form, FORMS),
        (wish.profile, (None, *PROFILES)),
        (wish.notes, (None, *get_args(Notes))),
        (wish.lists, (None, *get_args(Lists))),
        (wish.pdf, VARIANTS),
    )
    for value, choices in known:
        if value not in choices:
            raise ValueError(f"{value!r} is none of {', '.join(map(str, choices))}")
    return wish
