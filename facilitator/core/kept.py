"""What stays of a session: reports, the manuscript, what an import tells beyond its notes."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.core.ids import FileId, PassageId


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A finished report, of the session after entry ``seq``.

    ``file`` is None when it holds words that have been taken back since. ``kind`` tells apart the
    reports in one language; "" is the ordinary one.
    """

    file: FileId | None
    lang: str
    at: datetime
    kind: str = ""
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Carried:
    """What an imported session knows of a part beyond what it holds.

    Of its notes so many are ``missing``, because they were ``kept_out``, hidden or taken back
    (``withdrawn``); of its first steps ``decided`` are missing, and ``not_yet`` have no words.
    """

    missing: int = 0
    kept_out: int = 0
    withdrawn: int = 0
    decided: int = 0
    not_yet: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the manuscript, in Markdown or YAML. ``lang`` "" is what both editions share.

    ``place``: ``opening``, ``part/ID``, ``closing`` or ``free/NAME`` for prose in the order of
    ``order``; what else there is, and how it is called, says `core/editing.py`.
    """

    id: PassageId
    lang: str
    place: str
    order: float
    text: str
