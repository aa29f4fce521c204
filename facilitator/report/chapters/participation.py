"""Who was there, who wrote how much, when, and how long everything took."""

from facilitator.core.ids import PartId
from facilitator.report.blocks import Auto, Block, Chapter, Heading
from facilitator.report.chapters.saying import auto, most_present, stops
from facilitator.report.clock import QUICK
from facilitator.report.figures import (
    Band,
    Channels,
    Pace,
    Place,
    Plan,
    Planned,
    Presence,
    Span,
    Stretch,
    Turn,
    Turnout,
)
from facilitator.report.manuscript.talks import talks
from facilitator.report.material import Material, Record, Step
from facilitator.report.words import say


def participation(material: Material) -> Chapter:
    """Return the chapter."""
    lang, name = material.lang, say("participation", material.lang)
    blocks: list[Block] = [Heading(name, level=1), *present(material)]
    blocks += [*brought(material), *spoken(material), *landed(material), *channels(material)]
    blocks += [Heading(say("turnout", lang)), turnout(material), *_named(material)]
    course = material.record("course")
    if course is None or not course["spans"]:
        blocks.append(auto(material, "course.none"))
        return Chapter("participation", "participation", name, tuple(blocks))
    blocks += [Heading(say("pace", lang)), *_pace(material, course)]
    if stops(material):
        blocks += [Heading(say("presence", lang)), _presence(material, course)]
    return Chapter("participation", "participation", name, (*blocks, *agenda(material)))


def present(material: Material) -> list[Auto]:
    """Return how many were there and from where."""
    people = most_present(material)
    if not people:
        return [auto(material, "people.uncounted")]
    said = [auto(material, "there", ("attendance",), n=people)]
    if material.leaves_out("channel"):
        return said
    fullest = max(stops(material), key=lambda stop: stop["people"])
    online = fullest.get("online")
    if online is None:
        return [*said, auto(material, "places.few")]
    venue = fullest["people"] - online
    return [*said, auto(material, "places", ("attendance",), venue=venue, online=online)]


def brought(material: Material) -> list[Auto]:
    """Return how many notes were written for people without a device, where that may be told."""
    record = material.record("brought")
    if record is None or material.leaves_out("channel"):
        return []
    counts = record["counts"].items()
    return [auto(material, f"brought.{each}", ("brought",), n=n) for each, n in counts]


def spoken(material: Material) -> list[Auto]:
    """Return who gave the talks and about what, as far as that was said."""
    said = []
    for talk in talks(material):
        sentence = "talk.about" if talk.topic else "talk"
        about = {"topic": talk.topic} if talk.topic else {}
        cites = (f"part/{talk.part}",)
        said.append(auto(material, sentence, cites, title=talk.title, name=talk.name, **about))
    return said


def landed(material: Material) -> list[Auto]:
    """Return how often the words of guests landed with how many, where that may be told."""
    found = [(key, each) for key, each in material.records.items() if key.startswith("landed/")]
    return [
        auto(
            material,
            "landed",
            (key, f"part/{each['part']}"),
            title=material.records[f"part/{each['part']}"]["title"][material.lang],
            people=each["people"],
            n=each["taps"],
        )
        for key, each in found
    ]


def channels(material: Material) -> tuple[Channels, ...]:
    """Return how many were where in which step, where that may be told and changed."""
    if material.leaves_out("channel"):
        return ()
    there = {stop["stop"]: stop for stop in stops(material)}
    writing = [(step, there.get(f"{step.part}/write")) for step in material.steps]
    rows = tuple(
        Place(
            part=step.part,
            label=f"{say('step', material.lang, n=step.number)}  {step.title}",
            venue=stop["people"] - stop["online"],
            online=stop["online"],
        )
        for step, stop in writing
        if stop is not None and stop.get("online") is not None
    )
    if len({(row.venue, row.online) for row in rows}) < 2:  # `present` has said it
        return ()
    return (Channels("channels", say("channels", material.lang), rows),)


def turnout(material: Material) -> Turnout:
    """Return all steps in numbers."""
    rows = tuple(_turn(material, step) for step in material.steps)
    return Turnout(say("turnout", material.lang), rows)


def _named(material: Material) -> tuple[Auto, ...]:
    """Return how many notes carried a name in the first and last step in which that was free."""
    told = [
        (step, record["named"])
        for step in material.steps
        if (record := material.record(f"count/{step.part}")) and record.get("named") is not None
    ]
    if len(told) < 2 or not any(share for _, share in told):
        return ()
    (first, a), (last, b) = told[0], told[-1]
    cites = tuple(f"{kind}/{step.part}" for kind in ("count", "part") for step in (first, last))
    titles = {"first": first.title, "last": last.title}
    return (auto(material, "named", cites, **titles, a=a, b=b),)


def _turn(material: Material, step: Step) -> Turn:
    there = [each["people"] for each in stops(material) if each["stop"] == f"{step.part}/write"]
    count = material.record(f"count/{step.part}")
    result = material.record(f"result/{step.part}")
    related = any(note.relates for note in material.notes.values())
    return Turn(
        part=step.part,
        step=step.number,
        title=step.title,
        present=there[0] if there else None,
        writers=count["people"] if count else 0,
        notes=len(step.notes),
        relates=sum(note.relates for note in step.notes) if related else None,
        voters=result["chose"] if result else None,
    )


def _pace(material: Material, course: Record) -> list[Block]:
    said: list[Block] = []
    stretches: list[Stretch] = []
    rest, cited = 0, []
    for step in material.steps:
        key = f"count/{step.part}"
        told = (material.record(key) or {}).get("pace")
        if step.anonymous and step.notes:
            title = step.title
            said.append(auto(material, "pace.anonymous", (f"part/{step.part}",), title=title))
        if told is None:
            continue
        rest += told["rest"]
        cited += [key] if told["rest"] else []
        stretches += [
            Stretch(step.part, step.number, each["begin"], each["end"], each["notes"])
            for each in told["stretches"]
        ]
    if rest:
        said.insert(0, auto(material, "pace.rest", tuple(cited), n=rest))
    if not stretches:
        return [auto(material, "pace.none"), *said]
    end = max(_end(course), *(each.end for each in stretches))
    title, bands = say("pace", material.lang), _bands(material, course)
    return [Pace("pace", title, bands, tuple(stretches), end), *said]


def _presence(material: Material, course: Record) -> Presence:
    """Return who was there. A stop stood at twice has one number: the most there ever were."""
    people = {each["stop"]: each["people"] for each in stops(material)}
    names = _names(material)
    parts = {stop["stop"]: names[stop["part"]] for stop in course["stops"]}
    spans = tuple(
        Span(each["stop"], parts[each["stop"]], each["begin"], each["end"], people[each["stop"]])
        for each in course["spans"]
        if each["stop"] in people
    )
    title = say("presence", material.lang)
    return Presence("presence", title, _bands(material, course), spans, _end(course))


def _names(material: Material) -> dict[str, str]:
    """Return what the parts are called, the steps with their number before."""
    numbers = {step.part: say("step", material.lang, n=step.number) for step in material.steps}
    records = (record for key, record in material.records.items() if key.startswith("part/"))
    titles = {record["id"]: record["title"][material.lang] for record in records}
    return {part: f"{numbers.get(part, '')} {title}".strip() for part, title in titles.items()}


def _bands(material: Material, course: Record) -> tuple[Band, ...]:
    """Return the time of each step, one band for each time the session came to it."""
    parts = {stop["stop"]: stop["part"] for stop in course["stops"]}
    steps = {step.part: step for step in material.steps}
    bands: list[Band] = []
    for span in course["spans"]:
        part, begin = parts[span["stop"]], span["begin"]
        if bands and bands[-1].part == part and bands[-1].end == begin:
            begin = bands.pop().begin
        step = steps.get(part)
        if step is not None:
            bands.append(Band(part, step.title, step.number, begin, span["end"]))
    return tuple(bands)


def _end(course: Record) -> int:
    return max((each["end"] for each in course["spans"]), default=0)


def agenda(material: Material) -> tuple[Block, ...]:
    """Return the agenda as it was planned and as it went, if that was recorded and is wanted."""
    course = material.record("course")
    if course is None or not course["spans"] or material.leaves_out("plan"):
        return ()
    return (Heading(say("plan", material.lang)), *_plan(material, course))


def _plan(material: Material, course: Record) -> list[Block]:
    rehearsal = material.records["session"]["rehearsal"]
    fast = bool(rehearsal and _end(course) < QUICK)
    took: dict[PartId, int] = {}
    given: dict[PartId, int] = {}
    for stop in course["stops"]:
        given[stop["part"]] = given.get(stop["part"], 0) + stop["minutes"]
        for span in course["spans"]:
            if span["stop"] == stop["stop"]:
                took[stop["part"]] = took.get(stop["part"], 0) + span["end"] - span["begin"]
    names = _names(material)
    rows = tuple(Planned(part, names[part], n, took.get(part)) for part, n in given.items())
    plan = Plan("plan", say("plan", material.lang), rows, fast)
    changed = sum(stop["changed"] is not None for stop in course["stops"])
    told = [auto(material, "plan.changed", ("course",), n=changed)] if changed else []
    return [plan, *told, *([auto(material, "fast")] if fast else [])]
