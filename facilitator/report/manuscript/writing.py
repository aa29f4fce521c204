"""Writes what is kept of an edition as the file that `reading` reads: with the numbers of now.

Where nothing was written yet the file has the heading and, in a comment, what can be cited there.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from facilitator.core.ids import PassageId
from facilitator.core.kept import Passage
from facilitator.core.session import Session
from facilitator.report.gather import gather
from facilitator.report.manuscript import yaml
from facilitator.report.manuscript.citations import renamed
from facilitator.report.manuscript.faults import Unreadable
from facilitator.report.manuscript.fields import Fields
from facilitator.report.manuscript.front import SHARED, is_plain
from facilitator.report.manuscript.kept import Kept, in_places
from facilitator.report.manuscript.names import Names
from facilitator.report.manuscript.pictures import picture
from facilitator.report.manuscript.yaml import Value
from facilitator.report.material import Material, Step, Written
from facilitator.report.options import Options

Data = dict[str, Value]

_OPENING = {"ja": "はじめに", "en": "Introduction"}
_CLOSING = {"ja": "おわりに", "en": "In closing"}
_STEP = {"ja": "ステップ", "en": "Step "}
_HINT = {
    "ja": "引用できる付箋。番号で引きます：「…」[@{number}]",
    "en": "What can be quoted, by its number: “…”[@{number}]",
}
_APART = "<!-- -->"
"""Between two lists, which would be one without it."""


def write(session: Session, lang: str) -> str:
    """Return the file of an edition, as the session stands."""
    material = gather(session, Options(lang))
    passages = [each for each in session.passages.values() if each.lang in ("", lang)]
    passages.sort(key=lambda each: (each.order, each.id))
    kept = material.manuscript
    cards = {slug: list(source.cards) for slug, source in kept.sources.items()}
    names = Names(material, kept.remarks, cards)
    front = _front(session, lang, passages, names)
    parts = [part.id for part in session.program.parts]
    records = [
        {"id": each.id, "place": each.place, "text": each.text, "order": each.order}
        for each in passages
    ]
    sections = _sections(in_places(records, parts), material, names, lang)
    return f"---\n{yaml.dump(front)}---\n\n" + "\n\n".join(sections) + "\n"


def pictures(session: Session) -> dict[str, bytes]:
    """Return the pictures that lie beside the file, by the names it has for them."""
    found = {}
    for passage in session.passages.values():
        if passage.place == "picture":
            data = _data(passage)
            name = data.get("file")
            if isinstance(name, str) and name and is_plain(name):
                found[name] = picture(passage.id, Fields(data, (), [], "ja")).data
    return found


def _front(session: Session, lang: str, passages: Sequence[Passage], names: Names) -> Data:
    front: Data = {"session": session.code, "lang": lang, "of": str(session.seq)}
    settings = session.passages.get(PassageId(f"settings/{lang}"))
    front |= _settings(_data(settings), names) if settings else {}
    for place, key in SHARED.items():
        entries: Data = {}
        for each in passages:
            if each.place == place:
                data = _data(each)
                entries[each.id.partition("/")[2]] = (
                    _shown(data, lang) if key == "pictures" else data
                )
        if entries:
            front[key] = entries
    translations: Data = {
        names.name(_note_key(each, session)): each.text
        for each in passages
        if each.place == "translation"
    }
    if translations:
        front["translations"] = translations
    return front


def _data(passage: Passage) -> Data:
    """Return what a passage holds, or nothing where it cannot be read."""
    try:
        return yaml.load(passage.text)[0]
    except Unreadable:
        return {}


def _settings(data: Data, names: Names) -> Data:
    answers = data.get("answers")
    if not isinstance(answers, dict):
        return data
    return {**data, "answers": {names.name(key): said for key, said in answers.items()}}


def _shown(data: Data, lang: str) -> Data:
    """Return a picture as a file has it: its words in one language, its bytes beside the file."""
    return {"alt": data.get(f"alt_{lang}") or "", "file": data.get("file") or ""}


def _note_key(passage: Passage, session: Session) -> str:
    name = passage.id.rpartition("/")[2]
    return f"pledge/{name}" if name in session.pledges else f"note/{name}"


def _sections(
    places: Mapping[str, tuple[Kept, ...]], material: Material, names: Names, lang: str
) -> Iterator[str]:
    """Yield the sections of the document in their order."""
    asked = {f"part/{step.part}": step for step in material.steps}
    free = [place for place in places if place.startswith("free/")]
    steps = [place for place in material.records if place.startswith("part/")]
    order = ["opening", *(each for each in steps if each in asked or each in places), *free]
    for place in (*order, "closing"):
        passages = list(places.get(place, ()))
        yield _heading(place, passages, asked.get(place), names, lang)
        if passages:
            yield _joined([renamed(each.text, names.name) for each in passages])
        elif place in asked:
            yield from _hint(asked[place], lang)


def _heading(place: str, passages: list[Kept], step: Step | None, names: Names, lang: str) -> str:
    """Return the heading of a place. Its words may be the first of its passages, which is used."""
    family, _, own = place.partition("/")
    if family == "part":
        name = f"step-{names.step_name(own)}"
        title = f"{_STEP[lang]}{step.number} {step.question}" if step else own
        return f"# {title} {{#{name}}}"
    title = {"opening": _OPENING[lang], "closing": _CLOSING[lang]}.get(place, own)
    if passages and passages[0].text.startswith("# "):
        title = passages.pop(0).text.removeprefix("# ")
    return f"# {title} {{#{'free-' + own if family == 'free' else place}}}"


def _joined(texts: Sequence[str]) -> str:
    """Return blocks one after the other, so that they are read as so many."""
    joined = texts[0]
    for before, text in pairwise(texts):
        apart = _is_list(before) and _is_list(text)
        joined += f"\n\n{_APART}\n\n{text}" if apart else f"\n\n{text}"
    return joined


def _is_list(text: str) -> bool:
    return text[:1] in "-*+" or text[:1].isdecimal()


def _hint(step: Step, lang: str) -> Iterator[str]:
    if step.notes:
        lines = [_HINT[lang].format(number=step.notes[0].number), ""]
        lines += [_cited(note) for note in step.notes]
        yield "<!--\n" + "\n".join(lines) + "\n-->"


def _cited(note: Written) -> str:
    words = " ".join(note.text.split()).replace("--", "-\u2060-")
    return f"{note.number}  {words}"
