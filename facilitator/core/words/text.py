"""The text policy: what may be stored of what people type (trust.md 8.12).

Stored text is what was typed. It is never normalised (names would change) and never
cut; only what would break a screen, a file or the PDF is replaced or removed.
"""

import re
import unicodedata

from facilitator.core.refused import Reason, Refused

LINES = 5
CHARACTERS = 200
BYTES = 4096
_MARKS = 8

_NEWLINE = re.compile("\r\n|[\r\x85\u2028\u2029]")
_NEWLINES = re.compile("[\n\r\x85\u2028\u2029]+")
_UNWANTED = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but for TAB and LF
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides, isolates
    "\ufff9-\ufffb"  # interlinear annotation
    "\ufdd0-\ufdef"  # noncharacters
    "]|[" + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF)) + "]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_TAGS = re.compile("(\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)|[\U000e0000-\U000e007f]")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n){3,}")
_INVISIBLE = {"Cf", "Cc", "Zs", "Zl", "Zp", "Mn", "Me"}
_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"  # letters and symbols that show nothing
_JOINER = "\u200d"


def tidy(
    text: str, *, lines: int = LINES, characters: int = CHARACTERS, octets: int = BYTES
) -> str:
    """Return ``text`` as it is stored.

    Raises ``Refused``: ``EMPTY`` when nothing visible is left, ``TOO_LONG`` beyond
    ``lines``, ``octets`` or ``characters`` (what a reader would count, so an emoji of
    several code points is one).
    """
    text = _BLANK_LINES.sub("\n\n\n", clean(text)).strip()
    if all(_invisible(c) for c in text):
        raise Refused(Reason.EMPTY)
    if text.count("\n") >= lines or length(text) > characters or len(text.encode()) > octets:
        raise Refused(Reason.TOO_LONG)
    return text


def clean(text: str) -> str:
    """Return ``text`` without what would break a screen, a file or the PDF; its lines all stay."""
    text = _NEWLINE.sub("\n", _SURROGATE.sub("\ufffd", text)).replace("\t", " ")
    return _few_marks(_TAGS.sub(lambda flag: flag.group(1) or "", _UNWANTED.sub("", text)))


def tidy_line(text: str, *, characters: int) -> str:
    """Return ``text`` as one line, or "" when nothing visible is left.

    Raises ``Refused`` (``TOO_LONG``) beyond ``characters``.
    """
    try:
        return tidy(_NEWLINES.sub(" ", text), lines=1, characters=characters)
    except Refused as refused:
        if refused.reason is Reason.EMPTY:
            return ""
        raise


def length(text: str) -> int:
    """Return how many characters a reader would count.

    Joined emoji, combining marks, variation selectors, skin tones and the second half
    of a flag count as part of what stands before them. (The full rule of Unicode needs
    tables that the standard library lacks; for a limit this is close enough.)
    """
    count, joined, half_flag = 0, False, False
    for c in text:
        flag = "\U0001f1e6" <= c <= "\U0001f1ff"
        extends = unicodedata.category(c) in ("Mn", "Me", "Cf") or "\U0001f3fb" <= c <= "\U0001f3ff"
        if not (extends or (flag and half_flag) or (joined and _pictures(c))):
            count += 1
        half_flag = flag and not half_flag
        joined = c == _JOINER
    return count


def matching_key(text: str) -> str:
    """Return a form of ``text`` for comparing only: width, case and kana folded."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    hiragana = (chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in folded)
    return "".join(c for c in hiragana if not _invisible(c))


def _few_marks(text: str) -> str:
    """Return ``text`` with no more than eight combining marks on a character."""
    kept, marks = [], 0
    for c in text:
        category = unicodedata.category(c)
        if category in ("Mn", "Me"):
            marks += 1
        elif category != "Cf":
            marks = 0
        if marks <= _MARKS or category == "Cf":
            kept.append(c)
    return "".join(kept)


def _invisible(c: str) -> bool:
    return unicodedata.category(c) in _INVISIBLE or c in _FILLERS


def _pictures(c: str) -> bool:
    """Return whether ``c`` can be the second half of a joined emoji: letters are not."""
    return unicodedata.category(c) in ("So", "Sm")
