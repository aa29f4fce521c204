"""From a program file to a program: which keys there are, and what has to fit together."""

from collections import Counter
from collections.abc import Sequence
from typing import cast

from facilitator.core.ids import CategoryId, PartId
from facilitator.core.kinds import registry
from facilitator.core.program import (
    Category,
    CategoryMode,
    Fact,
    Moderation,
    Names,
    Part,
    Program,
    Scale,
    Soft,
    Text,
    Way,
)
from facilitator.core.why import N_
from facilitator.library.checked import ANOTHER, EMPTY, MISSING, Table
from facilitator.library.easy import easy, easy_rules, easy_word, plain_japanese
from facilitator.library.first_step import fields, one_line
from facilitator.library.pulse import AS_PLAIN, asked_somewhere, published, pulse

COLORS = ("yellow", "sky", "green", "violet", "rose")
SHAPES = ("circle", "square", "triangle", "diamond", "cross")
PARTS = 100
FORMATS = 20
LONGEST = 24 * 60  # minutes
LATEST = 3650  # days after which people are asked once more
CATEGORIES = 5  # that can be told apart from the back of a hall
TITLE = 80  # characters: the title of a session is no longer either
WORDS = 1000  # characters of what a program is for, and of a question
LEGIBLE = 48  # characters of a question: three lines of sixteen (experience.md 2.5)
CARD = Soft(120, 240)  # characters of a fact card, in letters that the last row can read
NAMES = ("participant_choice", "forced_anonymous", "named")
MODERATION = ("open", "queue")
WAYS = ("neighbour", "mark", "groups")
SCALES = ("levels", "stages")
PHASES = (
    *("welcome", "pulse", "talk", "break", "pair", "discuss", "vote", "place", "offers"),
    *("share", "pulse_takeaway", "checkout"),
)
"""Phases of parts that run as words and a timer, whatever their kind will be."""

ONE_OF_A_KIND = ("rules", "checkin", "pledge")
"""Kinds with one phase, of their own name: no question, no categories, no other phase."""

RESERVED = ("lobby", "ended")  # every session has these two by itself

GIVE_ANOTHER = N_("Give it another")
OTHER_KIND = N_('Write kind = "%(phase)s" for the part, or give it a phase of %(kind)r')
TOO_MANY = (
    N_("its minutes add up to %(total)d, %(over)d too many"),
    N_("Take %(over)d away in one of the [part.minutes]"),
)
TOO_FEW = (
    N_("its minutes add up to %(total)d, %(over)d too few"),
    N_("Give %(over)d more in one of the [part.minutes]"),
)


def read_program(table: Table) -> Program:
    """Return the program that a file holds; what is wrong with it is noted in ``table``."""
    formats = _lengths(table)
    parts = tuple(_part(each, formats) for each in table.tables("part"))
    program = Program(
        id=table.id(),
        version=table.number("version", 1),
        title=table.text("title", TITLE),
        purpose=table.text("purpose", WORDS),
        audience=table.text("audience", WORDS),
        formats=formats,
        parts=parts,
        soft=table.optional("soft", lambda key: _soft(table.table(key))) or Soft(),
        votes_per_person=table.optional("votes_per_person", lambda key: table.number(key, 1)),
        ground_rules=table.texts("ground_rules"),
        groups=table.texts("groups"),
        followup_days=table.number("followup_days", 1, 30, LATEST),
        pairing=_pairing(table),
        pulse=pulse(table),
        published=published(table),
        ground_rules_easy_ja=easy_rules(table, len(table.rows("ground_rules"))),
    )
    table.nothing_else()
    _once(table, "part", [part.id for part in parts])
    asked_somewhere(table, parts, program.pulse)
    _offered(table, parts)
    _formats(table, program)
    if not program.ground_rules and any(part.kind == "rules" for part in parts):
        remedy = N_("Write at least one, or take the part of the kind 'rules' out")
        table.wrong("ground_rules", MISSING, remedy)
    return program


def _offered(table: Table, parts: Sequence[Part]) -> None:
    """Tell of a check-in whose other questions nobody can choose: it is not asked at the doors."""
    for part in [each for each in parts if each.kind == "checkin"][1:]:
        if part.alternatives:
            what = N_("the alternatives of %(part)r are never asked", part=part.id)
            remedy = N_("Only the first check-in offers other questions; write them there")
            table.wrong("part", what, remedy, notice=True)


def _pairing(table: Table) -> Way:
    """Return how people find whom they talk to; different positions only where some are asked."""
    ways = [way for way in WAYS if way != "groups" or table.has("groups")]
    return cast(Way, table.choice("pairing", ways, ways[0]))


def _lengths(table: Table) -> tuple[int, ...]:
    """Return the formats: not any number of them, as each is looked for in each part."""
    found = table.numbers("formats")
    if len(found) > FORMATS:
        what = N_("there are %(number)d", number=len(found))
        table.wrong("formats", what, N_("Leave at most %(most)d", most=FORMATS))
    for format in (each for each in found[:FORMATS] if not 1 <= each <= LONGEST):
        remedy = N_("Write %(least)d to %(most)d", least=1, most=LONGEST)
        table.wrong("formats", N_("is %(number)d", number=format), remedy)
    return found[:FORMATS]


def _formats(table: Table, program: Program) -> None:
    """Find fault with formats that are none, and with minutes that do not add up to one."""
    if not program.parts:
        table.wrong("part", MISSING, N_("Write at least one [[part]]"))
    if not program.formats and table.has("formats"):
        table.wrong("formats", EMPTY, N_("Name at least one length in minutes, as [60]"))
    if len(program.parts) > PARTS:
        what = N_("there are %(number)d", number=len(program.parts))
        table.wrong("part", what, N_("Leave at most %(most)d", most=PARTS))
    for format in program.formats:
        total = sum(sum(part.minutes.get(format, {}).values()) for part in program.parts)
        if total != format:
            what, remedy = TOO_MANY if total > format else TOO_FEW
            over = abs(total - format)
            told = what.of(total=total, over=over)
            table.wrong(f"format {format}", told, remedy.of(over=over))


def _soft(table: Table) -> Soft:
    soft = Soft(table.number("ja", 1), table.number("en", 1))
    table.nothing_else()
    return soft


def _part(table: Table, formats: Sequence[int]) -> Part:
    kind = table.choice("kind", registry.KINDS)
    part = PartId(table.id())
    if part in RESERVED:
        what = N_("%(word)r is a part of every session already", word=part)
        table.wrong("id", what, GIVE_ANOTHER)
    categories = tuple(_category(each) for each in table.tables("category"))
    read = Part(
        id=part,
        kind=kind,
        title=table.text("title", TITLE),
        minutes=_minutes(table.table("minutes"), kind, formats),
        question=table.optional("question", lambda key: table.text(key, WORDS)),
        lines=table.optional("lines", table.lines),
        sub=table.texts("sub"),
        starters=table.texts("starters"),
        categories=categories,
        category_mode=_mode(table, bool(categories)),
        scale=_scale(table, len(categories)),
        names=_names(table, kind),
        moderation=cast(Moderation, table.choice("moderation", MODERATION, MODERATION[0])),
        lens=table.optional("lens", table.text),
        insight_prompt=table.optional("insight_prompt", table.text),
        tips=table.texts("tips"),
        facts=tuple(_fact(each) for each in table.tables("facts")),
        worksheets=table.strings("worksheets"),
        activity=table.optional("activity", table.text),
        pair=table.optional("pair", table.text),
        guest=table.optional("guest", table.text),
        topic=table.optional("topic", table.text),
        samples_ja=table.strings("samples_ja"),
        samples_en=table.strings("samples_en"),
        alternatives=table.texts("alternatives"),
        easy_ja=table.optional("easy_ja", lambda key: easy(table.table(key))),
        fields=fields(table),
    )
    table.nothing_else()
    _whole(table, read)
    return read


def _fact(table: Table) -> Fact:
    """Return a fact; one without a source is no fault, but it stays off the stage."""
    fact = Fact(table.string("ja"), table.string("en"), table.optional("source", table.text))
    table.nothing_else()
    if fact.source is None:
        what = N_("is missing, and a fact card without a source cannot be shown")
        table.wrong("source", what, N_("Say where it stands, in both languages"), notice=True)
    for lang, most in (("ja", CARD.ja), ("en", CARD.en)):
        if len(fact.of(lang)) > most:
            what = N_("has %(number)d characters", number=len(fact.of(lang)))
            remedy = N_("Up to %(most)d can be read from the last row", most=most)
            table.wrong(lang, what, remedy, notice=True)
    return fact


def _names(table: Table, kind: str) -> Names:
    """Return how a part handles names; in a check-in everybody says for themselves, or nobody."""
    known = [each for each in NAMES if (kind, each) != ("checkin", "named")]
    return cast(Names, table.choice("names", known, NAMES[0]))


def _mode(table: Table, any_categories: bool) -> CategoryMode:
    modes = ("optional", "required") if any_categories else ("none",)
    return cast(CategoryMode, table.choice("category_mode", modes, modes[0]))


def _scale(table: Table, categories: int) -> Scale | None:
    """Return what the categories of a part are, if they are anything together."""
    scale = table.optional("scale", lambda key: table.choice(key, SCALES))
    if scale and categories < 2:
        remedy = N_("Write two [[part.category]], or take it out")
        table.wrong("scale", N_("has nothing to order"), remedy)
    return cast(Scale, scale) if scale else None


def _category(table: Table) -> Category:
    category = Category(
        id=CategoryId(table.id()),
        label=table.text("label"),
        hint=table.optional("hint", table.text) or Text("", ""),
        color=table.choice("color", COLORS),
        shape=table.choice("shape", SHAPES),
        taboo=table.flag("taboo"),
        easy_ja=easy_word(table),
    )
    table.nothing_else()
    return category


def _minutes(table: Table, kind: str, formats: Sequence[int]) -> dict[int, dict[str, int]]:
    """Return the minutes of each phase in each format, in the order of the file."""
    own = kind in ("notes", *ONE_OF_A_KIND)
    known = [phase.name for phase in registry.phases(kind)] if own else PHASES
    minutes = {}
    for name in table.names():
        if name not in map(str, formats):
            offered = ", ".join(map(str, formats)) or N_("none yet")
            what = N_("is not a format of this program")
            table.wrong(name, what, N_("Its formats are %(formats)s", formats=offered))
            continue
        phases = table.table(name)
        minutes[int(name)] = {each: phases.number(each, 0) for each in phases.names()}
        for phase in sorted(minutes[int(name)].keys() - set(known)) if kind else ():
            remedy = N_("It has %(phases)s", phases=", ".join(known))
            if phase in ONE_OF_A_KIND:
                remedy = OTHER_KIND.of(phase=phase, kind=kind)
            phases.wrong(phase, N_("is not a phase of the kind %(kind)r", kind=kind), remedy)
    return minutes


def _whole(table: Table, part: Part) -> None:
    """Find fault with a part whose pieces do not fit each other."""
    phases = {name for each in part.minutes.values() for name, n in each.items() if n}
    if "vote" in phases and part.lens is None:
        table.wrong("lens", MISSING, N_("Say what people vote for, or take the vote out"))
    _unbroken(table, part)
    _legible(table, part)
    plain_japanese(table, part)
    _plainly(table, part)
    one_line(table, part)
    _of_its_kind(table, part)
    _others(table, part)
    _once(table, "category", [each.id for each in part.categories])
    for what in ("color", "shape"):
        _once(table, what, [getattr(each, what) for each in part.categories])
    if len(part.categories) > CATEGORIES:
        what = N_("there are %(number)d", number=len(part.categories))
        remedy = N_("Leave at most %(most)d; nobody can tell more apart at a glance")
        table.wrong("category", what, remedy.of(most=CATEGORIES))


def _unbroken(table: Table, part: Part) -> None:
    """Find fault with lines that are not the question: stage and phones would differ."""
    if part.lines is None or part.question is None:
        return
    for lang, between in (("ja", ""), ("en", " ")):
        if part.lines.of(lang) and between.join(part.lines.of(lang)) != part.question.of(lang):
            table.wrong(
                "lines",
                N_("together they are not the question (%(lang)s)", lang=lang),
                N_("Break the question without changing a word of it"),
            )


def _legible(table: Table, part: Part) -> None:
    """Tell of a question that the stage can only show too small for the last row."""
    n = len(part.question.ja) if part.question else 0
    if n > LEGIBLE:
        what = N_("has %(n)d characters in Japanese, too small to be read from the last row", n=n)
        remedy = N_("Up to %(most)d would fit, in three lines", most=LEGIBLE)
        table.wrong("question", what, remedy, notice=True)


def _plainly(table: Table, part: Part) -> None:
    """Tell what will run as words and a timer, because its kind is not built yet."""
    if part.kind and part.kind not in registry.BUILT:
        what = N_("%(kind)r will run as plain", kind=part.kind)
        table.wrong("kind", what, AS_PLAIN, notice=True)


def _of_its_kind(table: Table, part: Part) -> None:
    """Find fault with what a part of this kind lacks, or can do nothing with."""
    if part.kind == "notes" and part.question is None:
        table.wrong("question", MISSING, N_("A part of the kind 'notes' asks one; write it"))
    if part.kind == "checkin" and part.activity is None:
        table.wrong("activity", MISSING, N_("A check-in asks its question there"))
    for key in ("question", "category") if part.kind in ONE_OF_A_KIND else ():
        if table.has(key):
            what = N_("has no place in a part of the kind %(kind)r", kind=part.kind)
            table.wrong(key, what, N_("Take it away"))
    for key, kind in (("guest", "talk"), ("topic", "talk"), ("fields", "pledge")):
        if table.has(key) and part.kind != kind:
            remedy = N_('Write kind = "%(kind)s" for the part', kind=kind)
            table.wrong(key, N_("would never be shown"), remedy)
    if part.pair is not None and not any(each.get("pair") for each in part.minutes.values()):
        table.wrong("pair", N_("would never be asked"), N_("Give the phase pair some minutes"))


def _others(table: Table, part: Part) -> None:
    """Find fault with questions that would never take the place of the part's own."""
    if part.alternatives and part.kind != "checkin":
        remedy = N_('Write kind = "checkin" for the part, or take it away')
        table.wrong("alternatives", N_("would never be asked"), remedy)
    if part.alternatives and part.lines is not None:
        table.wrong("lines", N_("would break one question of several"), N_("Take it away"))


def _once(table: Table, key: str, values: Sequence[str]) -> None:
    for value, times in Counter(values).items():
        if times > 1 and value:
            what = N_("%(value)r stands there %(times)d times", value=value, times=times)
            table.wrong(key, what, ANOTHER)
