"""Where in its file a passage stands that was kept, or would be."""

from collections.abc import Mapping

from facilitator.core.ids import PassageId
from facilitator.core.session import Session
from facilitator.report.manuscript.draft import Draft


def lines(draft: Draft, session: Session) -> Mapping[PassageId, int]:
    """Return in which line of its file each passage of ``session`` stands, where it does."""
    found: dict[PassageId, int] = {}
    prose: dict[tuple[str, str], list[int]] = {}
    for passage, line in zip(draft.passages, draft.lines, strict=True):
        if passage.id:
            found[passage.id] = line
        else:
            prose.setdefault((passage.place, passage.text), []).append(line)
    there = sorted(session.passages.values(), key=lambda each: (each.order, each.id))
    for each in there:
        if each.lang == draft.lang and prose.get((each.place, each.text)):
            found[each.id] = prose[each.place, each.text].pop(0)
    return found
