"""The pieces of a text, each with what it claims: whose words, what it rests on, whose view."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from facilitator.core.words.text import matching_key
from facilitator.report.manuscript.runs import Run, Style
from facilitator.report.manuscript.sentences import Speech, sentences, speech
from facilitator.report.text import Cite, Mark, Piece, Spoken, Text, View, Words


@dataclass(frozen=True, slots=True)
class Meaning:
    """What pieces need to know of the session.

    ``find``: the words that may be quoted from a key, and whether they are its translation.
    ``terms``: what is in quotation marks and no speech, as `matching_key` gives it.
    ``as_written``: the keys whose words a correction was proposed for and not accepted.
    """

    lang: str
    marks: Callable[[str], int]
    label: Callable[[str], str]
    find: Callable[[str], Iterator[tuple[str, bool]]]
    terms: frozenset[str]
    as_written: frozenset[str] = frozenset()


def pieces(run: Run, meaning: Meaning, *, more: Sequence[str] = (), view: bool = True) -> Text:
    """Return the pieces of ``run``; ``more`` is cited beside what the run itself cites.

    With ``view`` the sign of a view stands at the end of every row of sentences that cite nothing.
    """
    made: list[Piece] = []
    viewed = False
    for begin, end in sentences(run.text):
        sentence = run.part(begin, end)
        cites = (*sentence.cites(), *more)
        if viewed and cites and view:
            made.append(View())
        made += _sentence(sentence, cites, meaning)
        viewed = not cites
    return _together([*made, View()] if viewed and view else made)


def _together(made: Sequence[Piece]) -> Text:
    """Return pieces with words that are set alike in one."""
    joined: list[Piece] = []
    for piece in made:
        last = joined[-1] if joined else None
        match last, piece:
            case Words(before), Words(after) if replace(last, text=after) == piece:
                joined[-1] = replace(last, text=before + after)
            case _:
                joined.append(piece)
    return tuple(joined)


def each_sentence(run: Run, meaning: Meaning) -> tuple[Text, ...]:
    """Return the pieces of every sentence by itself."""
    return tuple(
        pieces(run.part(begin, end).stripped(), meaning) for begin, end in sentences(run.text)
    )


def _sentence(run: Run, cites: Sequence[str], meaning: Meaning) -> Iterator[Piece]:
    at = 0
    for each in speech(run.text, meaning.lang)[0]:
        yield from _plain(run.part(at, each.begin), meaning)
        yield from _speech(run.part(each.begin, each.end), each, cites, meaning)
        at = each.end
    yield from _plain(run.part(at, len(run.text)), meaning)


def _speech(run: Run, found: Speech, cites: Sequence[str], meaning: Meaning) -> Iterator[Piece]:
    """Yield what is in quotation marks: somebody's words, a term, or what nobody has said."""
    inside = run.part(1, len(run.text) - 1)
    words = inside.words()
    styles = [each for each in inside.styles if isinstance(each, Style)]
    if matching_key(words) in meaning.terms:
        styles_typed = tuple(
            replace(each, typed=True) if isinstance(each, Style) else each for each in run.styles
        )
        yield from _plain(Run(run.text, styles_typed), meaning)
        return
    source = None if any(each.typed for each in styles) else _source(words, cites, meaning)
    if source is None:
        yield from _plain(run, meaning)
        return
    key, whole, translated = source
    yield Spoken(
        text=words,
        key=key,
        number=meaning.label(key),
        marks=found.marks,
        excerpt=words != whole,
        translated=translated,
        strong=bool(styles) and all(each.strong for each in styles),
        as_written=not translated and key in meaning.as_written,
    )
    for each in inside.styles:
        if isinstance(each, tuple):
            yield from _cites(each, meaning)


def _source(words: str, cites: Sequence[str], meaning: Meaning) -> tuple[str, str, bool] | None:
    """Return where ``words`` stand letter for letter: the key, all that it says, if translated."""
    found = [
        (key, whole, translated)
        for key in cites
        for whole, translated in meaning.find(key)
        if words.strip() and words in whole
    ]
    exact = (each for each in found if each[1] == words)
    return next(exact, found[0] if found else None)


def _plain(run: Run, meaning: Meaning) -> Iterator[Piece]:
    for style, group in groupby(zip(run.text, run.styles, strict=True), lambda each: each[1]):
        if isinstance(style, tuple):
            for _ in group:
                yield from _cites(style, meaning)
        else:
            text = "".join(c for c, _ in group)
            yield Words(text, style.strong, style.emphasis, style.typed, style.url)


def _cites(cites: tuple[str, ...], meaning: Meaning) -> Iterator[Piece]:
    for key in cites:
        number = meaning.marks(key)
        yield Mark(number, key) if number else Cite(key, meaning.label(key))
