"""The sentences a report may say by itself, in both languages.

A report invents nothing: what is neither a quotation nor the facilitator's is one of
these, filled with numbers. They stand here and not in the catalogues because a report
is made in the language asked for, without a request, and is checked against this table.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with ``{names}`` to fill. ``one`` is the English for an ``{n}`` of 1."""

    ja: str
    en: str
    one: str | None = None

    def say(self, lang: str, **values: int | str) -> str:
        """Return the sentence in ``lang`` with its values in place."""
        if lang == "ja":
            return self.ja.format(**values)
        singular = self.one is not None and values.get("n") == 1
        return (self.one if singular and self.one else self.en).format(**values)


WORDS: Mapping[str, Sentence] = {
    # Labels
    "report": Sentence("ワークショップ報告書", "Workshop report"),
    "rehearsal": Sentence("リハーサル", "Rehearsal"),
    "step": Sentence("ステップ{n}", "Step {n}", "Step {n}"),
    "questions": Sentence("この日の問い", "The questions of the day"),
    "notes": Sentence("付箋（枚）", "Notes"),
    "votes": Sentence("票", "Votes"),
    "sizes": Sentence("まとまりの大きさ", "How large the themes are"),
    "voices": Sentence("語られたこと", "What was said"),
    "lone": Sentence("ひとりの声", "Lone voices"),
    "insight": Sentence("見えたこと", "What we saw"),
    "appendix": Sentence("付録　すべての付箋", "Appendix: all notes"),
    "untitled": Sentence("（名前のないまとまり）", "(a theme without a name)"),
    "unplaced": Sentence("まとまりに入っていない付箋", "Notes in no theme"),
    "mosaic": Sentence(
        "ひとつの四角が、一枚の付箋。色は、書いた人が選んだ分類。",
        "Every square is one note. Its colour is the category its writer chose.",
    ),
    # Figures
    "figure.people": Sentence("参加した人", "people", "person"),
    "figure.notes": Sentence("付箋", "notes", "note"),
    "figure.steps": Sentence("問い", "questions", "question"),
    "figure.themes": Sentence("まとまり", "themes", "theme"),
    "n.notes": Sentence("{n}枚", "{n} notes", "{n} note"),
    "n.votes": Sentence("{n}票", "{n} votes", "{n} vote"),
    # Sentences on the whole
    "consent": Sentence(
        "付箋は、書かれたとおりに、名前なしで載せています。名前があるのは、書いた人が添えたものだけです。",
        "Notes are printed as they were written, without names. Where there is a name, "
        "the writer chose to add it.",
    ),
    "complete": Sentence("書かれた付箋は、すべて載っています。", "No note is missing."),
    "missing": Sentence(
        "ほかに{n}枚の付箋が書かれましたが、書いた人が外したか進行役が伏せたため、載せていません。",
        "{n} more notes were written and are not printed: their writers kept them out, "
        "or the facilitator hid them.",
        "{n} more note was written and is not printed: its writer kept it out, "
        "or the facilitator hid it.",
    ),
    "limits": Sentence(
        "この数字は、この場にいた人の自己申告と行動の記録です。ほかの人たちを代表するものではありません。",
        "These figures are self-reports and actions of those present. They do not represent "
        "anyone else.",
    ),
    # Sentences on a step
    "count": Sentence(
        "{people}人が書き、{n}枚を載せています。",
        "Writers: {people}. Notes printed: {n}.",
    ),
    "step.missing": Sentence(
        "ほかの{n}枚は、書いた人が外したか進行役が伏せたため、載せていません。",
        "Not printed: {n}, kept out by their writers or hidden.",
        "Not printed: {n}, kept out by its writer or hidden.",
    ),
    "empty": Sentence(
        "このステップには、載せられる付箋がありません。",
        "There are no notes to print for this step.",
    ),
    "ungrouped": Sentence(
        "付箋はまだまとめられていません。書かれた声から{n}枚を引きます。",
        "The notes have not been grouped yet. Here are {n} of them.",
        "The notes have not been grouped yet. Here is {n} of them.",
    ),
    "ungrouped.all": Sentence(
        "付箋はまだまとめられていません。", "The notes have not been grouped yet."
    ),
    "left": Sentence(
        "どのまとまりにも入っていない付箋が{n}枚あります（付録に掲載）。",
        "{n} notes are in no theme; the appendix has them.",
        "{n} note is in no theme; the appendix has it.",
    ),
    "more": Sentence(
        "ほか{n}枚は付録に。", "{n} more in the appendix.", "{n} more in the appendix."
    ),
    "lone.why": Sentence(
        "どのまとまりにも入らない、置いていかない声です。",
        "They fit no theme, and are not left behind.",
    ),
    "voted": Sentence("{n}人が投票しました。", "{n} people voted.", "{n} person voted."),
    "vote.first": Sentence(
        "いちばん多かったのは「{title}」の{votes}票でした。",
        "“{title}” had the most votes: {votes}.",
    ),
    "tie.0": Sentence(
        "上位は同じ{votes}票で並びました。",
        "The first ones are level, with {votes} votes each.",
    ),
    "tie.1": Sentence("次との差は1票です。", "The next is one vote behind."),
    "numbers": Sentence(
        "番号は「ステップ-通し番号」です。本文の引用と同じ番号が付いています。",
        "Numbers are step and note; quotations in the chapters carry the same number.",
    ),
}


def say(key: str, lang: str, **values: int | str) -> str:
    """Return the sentence ``key`` in ``lang``. Raises ``KeyError`` for one that is not ours."""
    return WORDS[key].say(lang, **values)
