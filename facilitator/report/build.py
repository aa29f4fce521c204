"""From a session to the blocks of its report."""

from collections.abc import Callable, Mapping

from facilitator.core.session import Session
from facilitator.report.audit import audit
from facilitator.report.blocks import Chapter, Document, Style
from facilitator.report.chapters import imprint
from facilitator.report.claims import hold
from facilitator.report.gather import gather
from facilitator.report.material import Material
from facilitator.report.options import Options, Profile
from facilitator.report.profiles import comments, event, full, minutes, seed
from facilitator.report.trimmed import trimmed

CHAPTERS: Mapping[Profile, Callable[[Material], tuple[Chapter, ...]]] = {
    "full": full.chapters,
    "seed": seed.chapters,
    "event": event.chapters,
    "comments": comments.chapters,
    "minutes": minutes.chapters,
}


def report(session: Session, options: Options) -> Document:
    """Return the report of ``session`` as ``options`` want it, audited. Raises ``Unfounded``."""
    material = gather(session, options)
    document = build(material)
    audit(document, material)
    hold(document, material)
    return document


def build(material: Material) -> Document:
    """Return the document that ``material`` gives, in the profile that it is wanted in."""
    options = material.options
    profile, notes = options.profile or "full", options.notes or "end"
    return Document(
        lang=material.lang,
        title=imprint.title(material),
        date=material.dated,
        chapters=CHAPTERS[profile](trimmed(material)),
        style=Style(profile, notes, material.manuscript.settings.dash),
    )
