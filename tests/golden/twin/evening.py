"""The evening whose report the twin is: invented people, our own sentences."""

from collections.abc import Mapping
from pathlib import Path

from facilitator.core.ids import LONE, NoteId, PartId, PersonId, StopId
from facilitator.core.keeping import TakeAttendance
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.themes import PlaceNotes
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.core.moving.flow import Move
from facilitator.core.people import DESK, Person, Role
from facilitator.library.shelf import load_shelf
from tests.core.world import FAY, Evening

HERE = Path(__file__).parent

QUOTED: Mapping[str, tuple[str, str]] = {
    "reason": ("meaning", "集まりで出会った人と、次に会う理由が見つからない"),
    "phone": ("meaning", "だれに電話できるかが、履歴書より効くことがある"),
    "fun": ("building", "おもしろがる人の隣にいたい"),
    "voice": ("building", "地元の人は最初の一声が小さいだけ"),
    "laugh": ("building", "笑い声のするほうへ、つい寄っていく"),
    "wish": ("barriers", "よく思われたい気持ちが先に立つ"),
    "river": ("barriers", "留学生と住民のあいだに細い川がある"),
    "ready": ("barriers", "できあがってからでないと人前に出られない"),
    "play": ("futures", "隣に人がいると、ひとりでは思いつかない遊びが始まる"),
}
"""The notes that the manuscript cites, by the name it has for them: part and words."""

OTHERS: Mapping[str, tuple[tuple[str, str | None], ...]] = {
    "meaning": (
        ("となりの畑の人が、なすを置いていった", "bonding"),
        ("ひとりでいても平気な日", "self"),
    ),
    "building": (
        ("毎朝同じ電車で会釈する", "link"),
        ("頼まれごとをしてから、名前で呼ばれる", "engagement"),
    ),
    "barriers": (
        ("部署がちがうと、用がないと話せない", "organisation"),
        ("休むと言い出せない", "taboo"),
    ),
    "futures": (
        ("空き家がみんなの台所になる", "innovation"),
        ("転んだら、だれかが気づく町", "inclusion"),
    ),
    "first-steps": (("あした、隣の席の人の名前を聞く", "action"), ("朝の散歩の道を変える", "play")),
}

CATEGORIES: Mapping[str, str] = {
    "reason": "bridging",
    "phone": "linking",
    "fun": "connection",
    "voice": "link",
    "laugh": "relationship",
    "wish": "individual",
    "river": "society",
    "ready": "taboo",
    "play": "innovation",
}

PEOPLE = tuple(
    Person(PersonId(f"p{n}"), Role.PARTICIPANT, secret=f"{n}" * 32, nickname=f"N{n}")
    for n in range(9)
)


def an_evening() -> tuple[Evening, Mapping[str, NoteId]]:
    """Return the evening, ended, and the ids of the notes in `QUOTED` by name."""
    evening = Evening(load_shelf(None)["tsunagari-5"], 90)
    ids: dict[str, NoteId] = {}
    for part in ("meaning", "building", "barriers", "futures", "first-steps"):
        _go(evening, f"{part}/write")
        placed = _write(evening, PartId(part), ids)
        _go(evening, f"{part}/reveal")
        _go(evening, f"{part}/theme")
        _group(evening, PartId(part), placed)
        _vote(evening, PartId(part))
        evening.act(FAY, WriteInsight(PartId(part), f"{part}で見えたことを一文で。"))
    _go(evening, "ended")
    return evening, ids


def manuscript(lang: str, numbers: Mapping[str, str]) -> str:
    """Return the twin's file in ``lang``, with the ``numbers`` of the notes it cites, by name."""
    text = (HERE / f"{lang}.md").read_text("utf-8")
    for name, number in numbers.items():
        text = text.replace(f"{{{name}}}", number)
    return text


def _go(evening: Evening, stop: str) -> None:
    if stop not in {each.id for each in evening.session.agenda}:
        return  # a phase that this length of the evening leaves out
    evening.wait(60)
    left = evening.session.visit.stop
    evening.act(FAY, Move(StopId(stop), left))
    evening.act(DESK, TakeAttendance(left, len(PEOPLE), 0))


def _write(evening: Evening, part: PartId, ids: dict[str, NoteId]) -> list[NoteId]:
    """Let people write what is quoted of a part, and what else there is; return all notes."""
    written = []
    people = iter(PEOPLE)
    for name, (where, words) in QUOTED.items():
        if where == part:
            more = {"part": part, "category": CATEGORIES[name]}
            ids[name] = evening.write(next(people), words, **more)
            written.append(ids[name])
    for words, category in OTHERS[part]:
        written.append(evening.write(next(people), words, part=part, category=category))
    return written


def _group(evening: Evening, part: PartId, notes: list[NoteId]) -> None:
    half = max(1, len(notes) // 2)
    evening.group("ここから見えること", *notes[:half], part=part)
    if rest := notes[half:-1]:
        evening.group("もうひとつの見方", *rest, part=part)
    evening.act(FAY, PlaceNotes((notes[-1],), LONE))


def _vote(evening: Evening, part: PartId) -> None:
    _go(evening, f"{part}/vote")
    held = evening.session.votes.get(part)
    if held is None:
        return
    for n, person in enumerate(PEOPLE):
        evening.act(person, CastBallot(part, (held.targets[n % len(held.targets)],)))
    evening.act(FAY, CloseVote(evening.session.visit.stop))
