"""A file of an earlier entry, and what has been written since: by its author, or by others.

Who keeps a file goes on writing in it. What it brought is in the session by then, and must not
come a second time; what others have written since is never written over.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from facilitator.core.kept import Passage
from facilitator.core.session import Session
from facilitator.report.manuscript import reading
from facilitator.report.manuscript.changes import changes
from facilitator.report.manuscript.draft import Draft

_OF = re.compile(rb"(\A(?:\xef\xbb\xbf)?---[ ]*\r?\n(?:(?!---).*\n)*?of:[ \t]*[\"']?)\d+")


def base(draft: Draft, then: Session, now: Session) -> Session:
    """Return the session that a file is to be compared with.

    That of ``now`` if the file has everything that was written after ``then``, which it is of:
    nobody else has written anything. Otherwise that of then, so that their work stays.
    """
    mine, names = _said(draft.passages), {each.id for each in draft.passages}

    def about(session: Session, other: Session) -> Iterator[Passage]:
        for each in session.passages.values():
            if other.passages.get(each.id) != each and (draft.holds(each) or each.id in names):
                yield each

    gone = (each for each in about(then, now) if each.id not in now.passages)
    with_it = not (_said(about(now, then)) - mine) and not (_said(gone) & mine)
    return now if with_it else then


def left(write: Sequence[Passage], then: Session, now: Session) -> tuple[Passage, ...]:
    """Return what of ``write`` is not there yet: new blocks may have come with the file before."""
    there = _said(_new(now.passages.values(), then))
    found = []
    for each in write:
        if _is_new(each, then) and there[_key(each)] > 0:
            there[_key(each)] -= 1
        else:
            found.append(each)
    return tuple(found)


def beside(draft: Draft, write: Sequence[Passage], then: Session, now: Session) -> list[Passage]:
    """Return the new blocks that would stand beside what somebody has put at their place since.

    It may be their own older text: nobody can tell, and a report must not say things twice.
    """
    mine = _said(draft.passages)
    newer = _new((each for each in now.passages.values() if each.lang == draft.lang), then)
    taken = {each.place for each in newer if not mine[_key(each)]}
    return [each for each in write if _is_new(each, then) and each.place in taken]


def moved_on(body: bytes, draft: Draft, session: Session, read: Callable[[bytes], Draft]) -> bytes:
    """Return the file ``body`` of ``draft`` as one that is of the last entry, or as it is.

    The latter unless ``session`` holds just what the file says, and its numbers mean the same
    there; ``read`` reads a file with that session. A file of "now" (0) stays one.
    """
    if draft.of == session.seq or reading.of(body.decode("utf-8-sig")) == 0:
        return body
    anew = _OF.sub(lambda found: found.group(1) + str(session.seq).encode(), body, count=1)
    if anew == body or changes(draft, session) != ((), ()):
        return body
    try:
        same = read(anew).passages == draft.passages
    except ValueError:  # a number that there is no more
        return body
    return anew if same else body


def _said(passages: Iterable[Passage]) -> Counter[tuple[str, str, str]]:
    return Counter(map(_key, passages))


def _key(passage: Passage) -> tuple[str, str, str]:
    """Return what makes two passages the same: for prose, what it says at which place."""
    name = passage.id if "/" in passage.id else ""
    return name, passage.place, passage.text


def _new(passages: Iterable[Passage], then: Session) -> list[Passage]:
    return [each for each in passages if _is_new(each, then)]


def _is_new(passage: Passage, then: Session) -> bool:
    """Return whether a passage is a block of prose that there was not ``then``."""
    return "/" not in passage.id and passage.id not in then.passages
