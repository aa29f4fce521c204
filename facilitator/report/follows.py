"""Which chapters begin below the one before them, and not on a page of their own.

Where a chapter ends somewhere on its page, the next one goes on there: after a few words, after
text that a facilitator wrote, and wherever all of it is one article.
"""

from facilitator.report.blocks import Chapter
from facilitator.report.ways import prose

ALONE = frozenset({"cover", "contents", "summary", "opening", "appendix", "figures", "method"})
BRIEF = frozenset({"free", "closing", "references", "reading"})


def follows(chapter: Chapter, before: Chapter) -> bool:
    """Return whether ``chapter`` of the full report begins below ``before``."""
    if chapter.form in ALONE:
        return False
    return chapter.form in BRIEF or before.form == "categories" or bool(prose(before))
