"""What came of the votes of a step: each with what it asked, how it was held, and its numbers."""

from facilitator.report import polls
from facilitator.report.blocks import Block
from facilitator.report.chapters.saying import auto
from facilitator.report.figures import Poll, Polled, Ranked, Ranking
from facilitator.report.material import Material, Record, Step
from facilitator.report.words import say

RANKED = 5  # notes with votes that are drawn

Kept = tuple[str, Record]  # a vote and its key

_WHY = {
    "quorum": "decision.missed",
    "no_majority": "decision.no_majority",
    "nobody": "decision.nobody",
}


def of(material: Material, step: Step) -> list[Block]:
    """Return every vote of a step in which somebody took part, one after the other."""
    every = polls.held(material.records, step.part)
    told = [each for each in every if each[1]["rows"] and _anybody(each[1])]
    return [block for each in told for block in _vote(material, step, each, len(told))]


def _vote(material: Material, step: Step, kept: Kept, among: int) -> list[Block]:
    """Return one vote: who took part, and what came of it; with a chart, unless themes have one."""
    _, result = kept
    said = [*_asked(material, step, kept, among), *_voters(material, kept)]
    if result["mode"] == "dots" and result["on"] == "notes":
        said.append(auto(material, "vote.on.notes"))
    match result["mode"]:
        case "ranking":
            said += _ranked(material, kept)
        case "decision":
            said += _decided(material, kept)
        case _:
            said += _dotted(material, kept)
    chart = _chart(material, step, kept, among)
    return [*([chart] if chart else []), *said]


def _asked(material: Material, step: Step, kept: Kept, among: int) -> list[Block]:
    """Return what was asked, where that is not known: of several votes, or in other words."""
    key, result = kept
    about = material.record(f"part/{step.part}") or {"lens": None}
    if result["lens"] is None or (among == 1 and result["lens"] == about["lens"]):
        return []
    lens = result["lens"][material.lang]
    if among == 1:
        return [auto(material, "vote.asked", (key,), lens=lens)]
    return [auto(material, "vote.nth", (key,), n=result["n"], lens=lens)]


def _anybody(result: Record) -> bool:
    return bool(result["voters"] or sum(row["hands"] for row in result["rows"]))


def _voters(material: Material, kept: Kept) -> list[Block]:
    """Return how many voted, how many could not decide, and how many hands were raised."""
    key, result = kept
    hands = sum(row["hands"] for row in result["rows"])
    voted: list[Block] = [auto(material, "voted", (key,), n=result["chose"])]
    if result["undecided"]:
        voted.append(auto(material, "vote.undecided", (key,), n=result["undecided"]))
    return [*voted, auto(material, "vote.hands", (key,), n=hands)] if hands else voted


def _dotted(material: Material, kept: Kept) -> list[Block]:
    key, result = kept
    first, said = result["rows"][0], list[Block]()
    if not first["votes"]:
        return said
    if result["tie"] == 0:
        said.append(auto(material, "tie.0", (key,), votes=first["votes"]))
    elif result["on"] != "notes" and first["title"]:
        votes = first["votes"]
        said.append(auto(material, "vote.first", (key,), title=first["title"], votes=votes))
    if result["tie"] == 1:
        said.append(auto(material, "tie.1"))
    return said


def _ranked(material: Material, kept: Kept) -> list[Block]:
    key, result = kept
    first, said = result["rows"][0], [auto(material, "vote.ranking")]
    if result["tie"] == 0:
        said.append(auto(material, "tie.points", (key,), votes=first["votes"]))
    elif first["votes"] and first["title"] and result["on"] != "notes":
        values = {"title": first["title"], "votes": first["votes"], "first": first["first"]}
        said.append(auto(material, "ranking.first", (key,), **values))
    return [*said]


def _decided(material: Material, kept: Kept) -> list[Block]:
    """Return whether something was decided, with the figures, and why not."""
    key, result = kept
    out = result["outcome"]
    first = result["rows"][0]
    took = {"took": out["took_part"], "present": out["present"]}
    if out["needed"]:
        said = [auto(material, "decision.quorum", (key,), **took, needed=out["needed"])]
    else:
        said = [auto(material, "decision.took", (key,), **took)]
    if out["why"] != "majority":
        return [*said, auto(material, _WHY[out["why"]], (key,))]
    values = {"votes": first["votes"], "chose": out["chose"]}
    if not first["title"]:
        return [*said, auto(material, "decision.untold", (key,), **values)]
    return [*said, auto(material, "decision.carried", (key,), title=first["title"], **values)]


def _chart(material: Material, step: Step, kept: Kept, among: int) -> Ranking | Poll | None:
    """Return the chart of a vote; that of the themes shows one of dots already."""
    key, result = kept
    if not any(row["votes"] for row in result["rows"]):
        return None
    if result["mode"] == "dots" and result["on"] == "themes" and step.groups:
        shown = polls.dots(material.records, step.part, "themes")
        if shown is not None and shown[0] == key:
            return None
    if result["mode"] == "dots" and result["on"] == "notes":
        return _ranking(material, step, kept, among)
    return Poll(
        key=f"poll-{step.part}-{result['n']}",
        part=step.part,
        title=_title(material, result, among),
        record=key,
        mode=result["mode"],
        rows=tuple(_polled(material, row) for row in result["rows"]),
    )


def _polled(material: Material, row: Record) -> Polled:
    note = material.notes.get(row["target"])
    label = f"{note.number}  {note.text}" if note else row["title"]
    label = label or say("poll.untold", material.lang)
    return Polled(row["target"], label, row["votes"], row["first"])


def _ranking(material: Material, step: Step, kept: Kept, among: int) -> Ranking:
    """Return the notes with the most votes. Those that may not be printed are not among them."""
    key, result = kept
    rows = [row for row in result["rows"] if row["votes"] and row["target"] in material.notes]
    notes = [(material.notes[row["target"]], row["votes"]) for row in rows[:RANKED]]
    ranked = tuple(Ranked(note.id, note.number, note.text, votes) for note, votes in notes)
    name = f"ranking-{step.part}" + (f"-{result['n']}" if among > 1 else "")
    return Ranking(name, step.part, _title(material, result, among), ranked, key)


def _title(material: Material, result: Record, among: int) -> str:
    """Return the title of a chart: of several, with what was asked."""
    title = say(f"poll.{result['mode']}", material.lang)
    lens = (result["lens"] or {}).get(material.lang, "")
    return say("poll.of", material.lang, kind=title, lens=lens) if among > 1 and lens else title
