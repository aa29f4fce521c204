"""Plain Japanese in a program file: its ``easy_ja``, with readings as ``{漢字|かんじ}``."""

from facilitator.core.program import Easy, Part
from facilitator.core.why import N_
from facilitator.core.words.ruby import whole
from facilitator.library.checked import Table

_LISTS = ("sub", "starters", "alternatives")  # of each, one for each of the part's, or none


def easy(table: Table) -> Easy:
    """Return what a part says in plain Japanese; what it leaves out stays as it is."""
    said = Easy(
        question=table.text_of("question"),
        sub=table.strings("sub"),
        starters=table.strings("starters"),
        activity=table.text_of("activity"),
        pair=table.text_of("pair"),
        alternatives=table.strings("alternatives"),
        lens=table.text_of("lens"),
    )
    table.nothing_else()
    for key in ("question", "activity", "pair", "lens"):
        readable(table, key, getattr(said, key))
    for key in _LISTS:
        for n, words in enumerate(getattr(said, key), 1):
            readable(table, f"{key} {n}", words)
    return said


def easy_word(table: Table) -> str:
    """Return what a category is called in plain Japanese; "" where the file does not say it."""
    said = table.text_of("easy_ja")
    readable(table, "easy_ja", said)
    return said


def easy_rules(table: Table, rules: int) -> tuple[str, ...]:
    """Return the ground rules in plain Japanese: as many as there are ``rules``, or none."""
    key = "ground_rules_easy_ja"
    said = table.strings(key)
    if said and len(said) != rules:
        what = N_("has %(number)d of %(all)d", number=len(said), all=rules)
        remedy = N_("Write one for each of ground_rules, in the same order, or none")
        table.wrong(key, what, remedy)
    for n, words in enumerate(said, 1):
        readable(table, f"{key} {n}", words)
    return said


def plain_japanese(table: Table, part: Part) -> None:
    """Find fault with plain Japanese that stands for nothing, or for only some of a list."""
    said = part.easy_ja
    if said is None:
        return
    for key in _LISTS:
        number, all = len(getattr(said, key)), len(getattr(part, key))
        if number and number != all:
            what = N_("%(key)s has %(number)d of %(all)d", key=key, number=number, all=all)
            remedy = N_("Write one for each of %(key)s, in the same order, or none", key=key)
            table.wrong("easy_ja", what, remedy)
    for key, words, there in (
        ("question", said.question, part.question),
        ("activity", said.activity, part.activity),
        ("pair", said.pair, part.pair),
        ("lens", said.lens, part.lens),
    ):
        if words and there is None:
            what = N_("%(key)s stands for nothing", key=key)
            table.wrong("easy_ja", what, N_("Take it out, or write %(key)s", key=key))


def readable(table: Table, key: str, words: str) -> None:
    """Find fault with braces that hold no reading."""
    if not whole(words):
        remedy = N_("Write readings as {漢字|かんじ}")
        table.wrong(key, N_("has a brace that is no reading"), remedy)
