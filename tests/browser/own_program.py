"""Programs made by hand from a shipped one: six questions and no guest's talk, two talks, a
question that may hurt, facts that are none for a card, or nothing asked of the pulse.
"""

import re
from pathlib import Path

from facilitator import paths

ID = "own-six"
TWO_TALKS = "own-talks"
LONELY = "own-lonely"
FACTS = "own-facts"
STILL = "own-still"
HELP = {"ja": "話せる場所: みなとの電話 0120-000-000", "en": "To talk: Harbour line 0120-000-000"}
SIXTH = {"ja": "だれと、それを続けよう", "en": "Who will keep it going?"}
NAME = {"ja": "続ける", "en": "Keeping on"}

_STEP = f"""[[part]]
id = "keeping"
kind = "notes"
title = {{ ja = "{NAME["ja"]}", en = "{NAME["en"]}" }}
question = {{ ja = "{SIXTH["ja"]}", en = "{SIXTH["en"]}" }}
lines = {{ ja = ["だれと、", "それを続けよう"], en = ["Who will", "keep it going?"] }}
lens = {{ ja = "頼りにしたい人", en = "Whom would you count on?" }}
samples_ja = ["隣の席の人と", "前の職場の三人で", "子どもの同級生の親と", "図書館で会う人と"]
samples_en = ["With the person next to me", "Three from my old office"]

[part.minutes]
90 = {{ intro = 1, write = 3, reveal = 2, insight = 1 }}


"""


def write(folder: Path) -> Path:
    """Write the program into ``folder``; return its file."""
    parts = _parts()
    kept = [part for part in parts if 'id = "talk"' not in part]
    assert len(kept) == len(parts) - 1
    at = next(n for n, part in enumerate(kept) if 'id = "pledge"' in part)
    own = "".join([*kept[:at], _STEP, *kept[at:]])
    own = own.replace("つながりの五つの問い", "六つの問い")
    own = own.replace("Five Questions about Connection", "Six Questions")
    return _write(folder, own, ID)


def write_two_talks(folder: Path) -> Path:
    """Write a program with a second guest, right after the first; return its file."""
    parts = _parts()
    at = next(n for n, part in enumerate(parts) if 'id = "talk"' in part)
    talks = [parts[at].replace("talk = 7", f"talk = {minutes}") for minutes in (4, 3)]
    talks[1] = talks[1].replace('id = "talk"', 'id = "talk-2"')
    return _write(folder, "".join([*parts[:at], *talks, *parts[at + 1 :]]), TWO_TALKS)


def write_lonely(folder: Path) -> Path:
    """Write a program whose pulse begins with a sensitive item; return its file."""
    item = f"""[[pulse]]
id = "lonely"
label = {{ ja = "さびしさ", en = "Loneliness" }}
text = {{ ja = "このごろ、さびしいと感じる", en = "These days I feel lonely" }}
better = "less"
sensitive = true
help = {{ ja = "{HELP["ja"]}", en = "{HELP["en"]}" }}

"""
    own = "".join(_parts()).replace("[[pulse]]\n", item + "[[pulse]]\n", 1)
    return _write(folder, own, LONELY)


def write_facts(folder: Path) -> Path:
    """Write a program whose facts are far too long, full of markup, or of nowhere; return it."""
    mark = "<b onclick=alert(1)>x</b>" + "https://example.org/" + "a" * 120
    long = _both("つながりは、ひとつではありません。" * 40, "There is more than one kind. " * 40)
    where = _both("とても長い題名の報告書、" * 30, "A report with a very long title, " * 20)
    facts = f"""facts = [
  {{ {long}, source = {{ {where} }} }},
  {{ {_both(mark, mark)}, source = {{ {_both(mark, mark)} }} }},
  {{ {_both("出典がない", "Nobody knows where it stands")} }},
]
"""
    own = re.sub(r"(?ms)^facts = \[$.*?^\]\n", lambda _: facts, "".join(_parts()), count=1)
    return _write(folder, own, FACTS)


def write_still(folder: Path) -> Path:
    """Write a program whose pulse asks nothing: words and a timer; return its file."""
    own = re.sub(r"(?ms)^\[\[pulse\]\]$.*?(?=^\[)", "", "".join(_parts()))
    assert "[[pulse]]" not in own
    return _write(folder, own, STILL)


def _both(ja: str, en: str) -> str:
    return f'ja = "{ja}", en = "{en}"'


def _parts() -> list[str]:
    text = (paths.PROGRAMS / "tsunagari-5.toml").read_text("utf-8")
    return re.split(r"(?m)^(?=\[\[part\]\]$)", text)


def _write(folder: Path, own: str, name: str) -> Path:
    own = own.replace('id = "tsunagari-5"', f'id = "{name}"', 1)
    own = re.sub(r"(?m)^shelf = .*\n", "", own)
    own = re.sub(r"(?m)^formats = .*$", "formats = [90]", own)
    own = re.sub(r"(?m)^(60|120) = .*\n", "", own)
    file = folder / f"{name}.toml"
    file.write_text(own, "utf-8")
    return file
