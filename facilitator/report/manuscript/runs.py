"""The inside of a line of Markdown, character by character: how it is set, what it cites."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from facilitator.report.manuscript.citations import keys
from facilitator.report.manuscript.sentences import CITED


@dataclass(frozen=True, slots=True)
class Style:
    """How a character is set."""

    strong: bool = False
    emphasis: bool = False
    typed: bool = False
    url: str = ""


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Run:
    """Text with a style for each character; where it is ``CITED``, the keys stand instead."""

    text: str
    styles: tuple[Style | tuple[str, ...], ...]

    def part(self, begin: int, end: int) -> "Run":
        """Return the characters from ``begin`` up to ``end``."""
        return Run(self.text[begin:end], self.styles[begin:end])

    def stripped(self) -> "Run":
        """Return the same without space at its ends."""
        begin = len(self.text) - len(self.text.lstrip())
        return self.part(begin, max(begin, len(self.text.rstrip())))

    def cites(self) -> tuple[str, ...]:
        """Return every key that is cited, in order."""
        return tuple(key for each in self.styles if isinstance(each, tuple) for key in each)

    def words(self) -> str:
        """Return the text without its citations."""
        return self.text.replace(CITED, "")


def run(tokens: Sequence[Token]) -> Run:
    """Return what the tokens inside a line say."""
    chars: list[str] = []
    styles: list[Style | tuple[str, ...]] = []
    stack = [PLAIN]
    for token in tokens:
        if token.nesting > 0:
            stack.append(_inside(stack[-1], token))
        elif token.nesting < 0:
            stack.pop()
        else:
            text = _text(token)
            chars += text
            styles += [stack[-1]] * len(text)
        if cites := _cited(token):
            chars.append(CITED)
            styles.append(cites)
    return _unbroken(chars, styles)


def _cited(token: Token) -> tuple[str, ...]:
    """Return what a token cites, by key; a picture counts, too."""
    if token.type == "image":
        return (f"picture/{token.attrs.get('src', '')}",)
    return tuple(keys(token.content)) if token.type == "cite" else ()


def _inside(style: Style, token: Token) -> Style:
    match token.type:
        case "strong_open":
            return replace(style, strong=True)
        case "em_open":
            return replace(style, emphasis=True)
        case "span_open" if "term" in str(token.attrs.get("class", "")).split():
            return replace(style, typed=True)
        case "link_open":
            url = str(token.attrs.get("href", ""))
            return replace(style, url=url) if url.startswith(("http://", "https://")) else style
    return style


def _text(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return "" if token.type == "cite" else token.content.replace(CITED, "")


def flat(text: str) -> str:
    """Return ``text`` in one line, joined as a line of Markdown is."""
    return " ".join(_joined(list(text.strip())).split())


def _joined(chars: list[str]) -> str:
    return _unbroken(chars, [PLAIN] * len(chars)).text


def _unbroken(chars: list[str], styles: list[Style | tuple[str, ...]]) -> Run:
    """Return one line of several: Japanese goes on without a space."""
    text, kept = "", []
    rest = "".join(chars)
    for n, c in enumerate(rest):
        if c == "\n":
            before, after = text.rstrip(CITED)[-1:], rest[n + 1 :].lstrip(CITED)[:1]
            c = "" if _wide(before) or _wide(after) else " "
        if c:
            text += c
            kept.append(styles[n])
    return Run(text, tuple(kept))


def _wide(c: str) -> bool:
    return "\u2e80" <= c <= "\u9fff" or "\uff00" <= c <= "\uff60" or c >= "\U00020000"
