"""The sentences a report may say by itself, in both languages.

A report invents nothing: what is neither a quotation nor the facilitator's is one of
these, filled with numbers. They stand here and not in the catalogues because a report
is made in the language asked for, without a request, and is checked against this table.
"""

from collections.abc import Mapping

from facilitator.report.sentence import Sentence

SENTENCES: Mapping[str, Sentence] = {
    # On the whole
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
    "skipped": Sentence("ここは、当日は行いませんでした。", "This part was skipped on the day."),
    "nothing": Sentence("該当する意見はありませんでした。", "There are no notes to show here."),
    # The summary
    "largest": Sentence(
        "いちばん大きなまとまりは「{title}」の{n}枚。",
        "“{title}” is the largest theme: {n} notes.",
        "“{title}” is the largest theme: {n} note.",
    ),
    "largest.voted": Sentence(
        "いちばん大きく、票もいちばん集まったのは「{title}」（{notes}枚・{n}票）。",
        "“{title}” is the largest theme ({notes} notes) and had the most votes: {n}.",
    ),
    "most.votes": Sentence(
        "票がいちばん集まったのは「{title}」の{n}票。",
        "“{title}” had the most votes: {n}.",
    ),
    "unseen": Sentence(
        "この問いの「見えたこと」は書かれていません。",
        "Nobody wrote down what was seen here.",
    ),
    # Participation
    "there": Sentence(
        "もっとも多いとき、{n}人がこの場にいました。",
        "Up to {n} people were there at the same time.",
        "Up to {n} person was there at the same time.",
    ),
    "places": Sentence(
        "そのうち{venue}人が会場から、{online}人がオンラインからでした。",
        "{venue} of them were in the venue and {online} online.",
    ),
    "places.few": Sentence(
        "会場とオンラインの内訳は、どちらかが5人に満たないため表示しません。",
        "Venue and online are not told apart: one of them was fewer than five people.",
    ),
    "people.uncounted": Sentence(
        "何人がいたかの記録はありません。", "How many were there was not recorded."
    ),
    "named": Sentence(
        "名前を添えるかは本人がえらびました。名前のある付箋は「{first}」で{a}％、「{last}」で{b}％です。",
        "Everybody chose whether to add their name. Notes with a name: {a}% in “{first}”, "
        "{b}% in “{last}”.",
    ),
    "pace.rest": Sentence(
        "{n}枚は、同じころに書いた人が5人に満たないため、図に入れていません。",
        "{n} notes are not in the figure: fewer than five people wrote at about the same time.",
        "{n} note is not in the figure: fewer than five people wrote at about the same time.",
    ),
    "pace.none": Sentence(
        "いつ書かれたかは、5人以上が同じころに書いたところだけを図にします。",
        "When notes were written is drawn only where five people or more wrote at about "
        "the same time.",
    ),
    "pace.anonymous": Sentence(
        "「{title}」は全員が匿名のステップです。いつ書かれたかは数えません。",
        "In “{title}” everyone was anonymous: when notes were written is not counted.",
    ),
    "fast": Sentence(
        "リハーサルは早送りで行われました。実際の時間は、その速さでの分と秒です。",
        "The rehearsal ran in fast motion. Actual times are minutes and seconds at that speed.",
    ),
    "plan.changed": Sentence(
        "予定はプログラムのものです。当日、{n}か所の時間を変えました。",
        "Planned is what the program says. On the day {n} places were given other minutes.",
        "Planned is what the program says. On the day {n} place was given other minutes.",
    ),
    "course.none": Sentence("時間の記録はありません。", "There is no record of time."),
    # A step
    "count": Sentence(
        "{people}人が書き、{n}枚を載せています。",
        "Writers: {people}. Notes printed: {n}.",
    ),
    "step.missing": Sentence(
        "ほかの{n}枚は、書いた人が外したか進行役が伏せたため、載せていません。",
        "Not printed: {n}, kept out by their writers or hidden.",
        "Not printed: {n}, kept out by its writer or hidden.",
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
    "brought.paper": Sentence(
        "紙に書かれて、代わりに入れた付箋は{n}枚です。",
        "Notes that came on paper and were typed in: {n}.",
    ),
    "brought.voice": Sentence(
        "口頭の言葉を代わりに書いた付箋は{n}枚です。",
        "Notes that were spoken and typed in: {n}.",
    ),
    "brought.hand": Sentence(
        "手で伝えられて、代わりに書いた付箋は{n}枚です。",
        "Notes that were handed over and typed in: {n}.",
    ),
    "talk": Sentence("「{title}」では、{name}が話しました。", "In “{title}”, {name} spoke."),
    "talk.about": Sentence(
        "「{title}」では、{name}が「{topic}」について話しました。",
        "In “{title}”, {name} spoke about “{topic}”.",
    ),
    "landed": Sentence(
        "「{title}」では、{people}人が合わせて{n}回、「ささった」を押しました。",
        "In “{title}”, {people} people said {n} times that something landed.",
    ),
    "vote.hands": Sentence(
        "票のうち{n}票は、会場の挙手です。",
        "Of the votes, raised hands in the hall: {n}.",
    ),
    "vote.on.notes": Sentence(
        "投票は付箋そのものに行われました。", "The vote was on the notes themselves."
    ),
    "tie.0": Sentence(
        "上位は同じ{votes}票で並びました。",
        "The first ones are level. Votes each: {votes}.",
    ),
    "tie.1": Sentence("次との差は1票です。", "The next is one vote behind."),
    "tie.points": Sentence(
        "上位は同じ{votes}点で並びました。",
        "The first ones are level. Points each: {votes}.",
    ),
    "vote.asked": Sentence("投票の問いは「{lens}」でした。", "The vote asked: “{lens}”"),
    "vote.nth": Sentence("{n}回目の投票の問いは「{lens}」でした。", "Vote {n} asked: “{lens}”"),
    "vote.undecided": Sentence(
        "ほかに{n}人が、決めきれないと伝えました。",
        "{n} more could not decide.",
    ),
    "vote.ranking": Sentence(
        "一人ひとりがすべてに順位をつけ、それぞれより下にある選択肢の数を点として足しました（ボルダ方式）。",
        "Everybody put all of them in order; each place gives as many points as there are choices "
        "below it (Borda count).",
    ),
    "ranking.first": Sentence(
        "いちばん点が高かったのは「{title}」の{votes}点で、1位に選んだ人は{first}人です。",
        "“{title}” had the most points: {votes}. It was put first by {first}.",
    ),
    "decision.quorum": Sentence(
        "参加できた{present}人のうち{took}人が投票しました。成立に必要な数は{needed}人です。",
        "Of {present} who could take part, {took} did; {needed} were needed.",
    ),
    "decision.took": Sentence(
        "参加できた{present}人のうち{took}人が投票しました。定足数は設けていません。",
        "Of {present} who could take part, {took} did. There was no quorum.",
    ),
    "decision.carried": Sentence(
        "「{title}」に決まりました（選んだ{chose}人のうち{votes}人）。",
        "“{title}” was decided on: {votes} of the {chose} who chose.",
    ),
    "decision.untold": Sentence(
        "決定は成立しました（選んだ{chose}人のうち{votes}人）。その言葉は取り下げられています。",
        "It was decided by {votes} of the {chose} who chose; its words have been taken back.",
    ),
    "decision.no_majority": Sentence(
        "選んだ人の半数を超えた選択肢がなく、不成立でした。",
        "Nothing was decided: no choice had more than half of those who chose.",
    ),
    "decision.nobody": Sentence(
        "どれかを選んだ人がなく、不成立でした。", "Nothing was decided: nobody chose anything."
    ),
    "decision.missed": Sentence(
        "投票した人が必要な数に届かず、不成立でした。",
        "Nothing was decided: too few took part.",
    ),
    # First steps
    "first.decided": Sentence(
        "{n}人が、最初の一歩を決めました。",
        "{n} people decided on a first step.",
        "{n} person decided on a first step.",
    ),
    "first.nearest": Sentence(
        "期日の近いものから、{n}件を載せます。",
        "Here are {n} of those that are due first.",
        "Here is {n} of those that are due first.",
    ),
    "first.not.yet": Sentence(
        "{n}人は「まだ」と答えました。それも答えです。",
        "{n} answered “not yet”. That is an answer, too.",
    ),
    "first.missing": Sentence(
        "うち{n}件は、書いた人が載せないことを選んだか進行役が伏せたため、言葉も日付も載せていません。",
        "{n} of them are not printed: their makers kept them out, or they were hidden.",
        "{n} of them is not printed: its maker kept it out, or it was hidden.",
    ),
    "first.none": Sentence(
        "最初の一歩は、まだ書かれていません。", "No first step has been written yet."
    ),
    # How to read this
    "held": Sentence("{day}に行われました。", "It was held on {day}."),
    "printed.opening": Sentence(
        "チェックインの答え{n}件も、付録にあります。",
        "The {n} answers to the check-in are there, too.",
        "The {n} answer to the check-in is there, too.",
    ),
    "printed": Sentence(
        "この報告書には{n}枚の付箋が、すべて番号つきで載っています（付録）。",
        "This report holds {n} notes, all of them numbered, in the appendix.",
        "This report holds {n} note, numbered, in the appendix.",
    ),
    "how.write": Sentence(
        "問いごとに、全員がまずひとりで書き、それからいっせいに公開しました。書いているあいだは、ほかの人の付箋は見えません。",
        "For each question everyone first wrote alone, then all notes were shown at once. "
        "While writing, nobody sees another's notes.",
    ),
    "how.themes": Sentence(
        "まとまりと、その名前は、その場の人が決めました。機械は分けていません。",
        "Themes and their names were made by people on the spot. No machine sorted anything.",
    ),
    "how.vote": Sentence(
        "投票の途中経過は、締め切るまでだれにも見えません。",
        "Nobody sees how a vote stands before it is closed.",
    ),
    "how.insight": Sentence(
        "「見えたこと」は、進行役が話し合いを聴いて書いた一文です。参加者の言葉ではありません。",
        "“What we saw” is a sentence the facilitator wrote after listening. "
        "It is not a participant's.",
    ),
    "numbers": Sentence(
        "番号は「ステップ-通し番号」です。本文の引用と同じ番号が付いています。",
        "Numbers are step and note; quotations in the chapters carry the same number.",
    ),
    "numbers.link": Sentence(
        "画面で読むときは、番号を押すと、本文と付録のあいだを行き来できます。",
        "On a screen, a number leads from the chapter to the appendix and back.",
    ),
    "numbers.bare": Sentence(
        "番号は「ステップ-通し番号」で、すべての付箋を載せた報告書の付録と同じです。",
        "Numbers are step and note, as in the appendix of the report that has all notes.",
    ),
    "quoted": Sentence(
        "引用は、書かれた付箋のとおりで、一字も直していません。文の途中で切ることもありません。",
        "Quotations are the notes as written, to the letter and never cut.",
    ),
    "chosen": Sentence(
        "本文の引用は、「わかる」の多いものから、分類がかたよらず、同じ言葉が重ならないように選んでいます。番号の順は、書かれた順ではありません。",
        "Chapters quote the notes most people related to first, with the categories in turn, and "
        "the same words again only after all others. "
        "The order of the numbers is not the order of writing.",
    ),
    "related": Sentence(
        "「わかる」は、付箋を読んだほかの人が付けた数です。",
        "“I relate” counts the other people who marked a note after reading it.",
    ),
    "as.written.means": Sentence(
        "「原文のまま」とある言葉は、直しの提案のあと、書いた人の言葉のまま載せています。",
        "Where it says “as written”, a correction was proposed; the words are the writer’s own.",
    ),
    "withdrawn": Sentence(
        "書いた人が取り下げた付箋が{n}枚あります。その言葉は、記録から消してあります。",
        "{n} notes were withdrawn by their writers. Their words have been erased.",
        "{n} note was withdrawn by its writer. Its words have been erased.",
    ),
    "few": Sentence(
        "会場とオンラインの内訳と、いつ書かれたかは、どの部分にも5人以上がいるときだけ載せています。",
        "From where people took part, and when notes were written, is told only where every share "
        "is of five people or more.",
    ),
    # What depends on the profile, and what a facilitator sets
    "imprint.event": Sentence("{name}", "{name}"),
    "imprint.venue": Sentence("会場: {name}", "Venue: {name}"),
    "imprint.organiser": Sentence("主催: {name}", "Organised by {name}"),
    "imprint.author": Sentence("作成: {name}", "By {name}"),
    "imprint.version": Sentence("版: {name}", "Version {name}"),
    "imprint.edition": Sentence(
        "{day}、記録{n}までをもとに作成", "Made of the record up to entry {n}, of {day}"
    ),
    "next.on": Sentence("次回: {name}", "Next time: {name}"),
    "next.day": Sentence("{name}", "{name}"),
    "later": Sentence(
        "これは、この場でのまとめです。くわしい報告書は、このあとお届けします。",
        "This is what stands now. A longer report follows.",
    ),
    "scan": Sentence(
        "読み取ると、この会のページが開きます。", "Scan to open the page of this session."
    ),
    "printed.bare": Sentence(
        "この報告書は、{n}枚の付箋をもとにしています。",
        "This report rests on {n} notes.",
        "This report rests on {n} note.",
    ),
    "more.bare": Sentence("ほかに{n}枚あります。", "There are {n} more.", "There is {n} more."),
    "left.bare": Sentence(
        "どのまとまりにも入っていない付箋が{n}枚あります。",
        "{n} notes are in no theme.",
        "{n} note is in no theme.",
    ),
    "table": Sentence(
        "{n}枚の付箋を、書かれたとおりに、まとまりの順で載せています。",
        "{n} notes, as they were written, in the order of their themes.",
        "{n} note, as it was written.",
    ),
    "table.answered": Sentence("うち{n}枚に回答があります。", "{n} of them are answered."),
    # Counts by category
    "few.cells": Sentence(
        "＊は、5人に満たないところと、そこからほかの数が分かってしまうところです。",
        "* stands for fewer than five people, and for what would give these away.",
    ),
    "linked": Sentence(
        "どちらの問いにも書いた{n}人が、何について書いたかです。"
        "5人に満たない組み合わせは描いていません。",
        "{n} people wrote in both steps: this is what they wrote about. "
        "Combinations of fewer than five people are not drawn.",
    ),
    # The pulse
    "pulse.answered": Sentence(
        "はじめに{before}人、終わりに{after}人が答えました。",
        "{before} people answered at the beginning, {after} at the end.",
    ),
    "pulse.open": Sentence(
        "答えは、会が終わってから24時間は受け付けています。くわしい数は、そのあとに作るレポートに載せます。",
        "Answers are still taken until 24 hours after the end. Figures stand in reports that are "
        "made after that.",
    ),
    "pulse.scale": Sentence(
        "答えは、1（まったくちがう、離れている）から7（とてもそう思う、とても近い）までです。",
        "Answers go from 1 (not at all, or far apart) to 7 (very much, or very close).",
    ),
    "pulse.few.people": Sentence(
        "答えた人が5人に満たないところは、人数を示しません。",
        "How many answered is not told where fewer than five people did.",
    ),
    "pulse.change": Sentence(
        "{n}人が前後とも答えました。「{title}」は{before}から{after}に。上がった人{up}、変わらない人{same}、下がった人{down}。",
        "{n} people answered both times. “{title}” went from {before} to {after}: {up} went up, "
        "{same} stayed the same, {down} went down.",
    ),
    "pulse.not.more": Sentence(
        "「{title}」が下がった人は、上がった人と同じか、それより多くいました。",
        "“{title}” went down for as many people as it went up for, or for more.",
    ),
    "pulse.not.less": Sentence(
        "「{title}」が増した人は、減った人と同じか、それより多くいました。",
        "“{title}” grew for as many people as it lessened for, or for more.",
    ),
    "pulse.self": Sentence(
        "数えたのは、前後とも答えた人だけです。自己申告で、くらべる集団はありません。当日の気分も含みます。",
        "Counted are only those who answered both times. These are self-reports without a "
        "comparison group, and the mood of the day is in them.",
    ),
    "pulse.map.means": Sentence(
        "丸の横は、終わりにそこにいた人数です（5人以上のところだけ）。矢印は、平均の動きです。",
        "Beside a circle: how many stood there at the end, where it is five or more. The arrow "
        "shows how the mean has moved.",
    ),
    "pulse.map.bare": Sentence(
        "矢印は、平均の動きです。人数は、5人以上がいて、残りの人の場所が分からないところだけに示します。",
        "The arrow shows how the mean has moved. Numbers stand only where five or more are at one "
        "place and nobody else can be placed by them.",
    ),
    "pulse.after.only": Sentence(
        "前後とも答えた人が10人に満たないため、変化は示しません。終わりの答えを人数で示します。",
        "Fewer than ten people answered both times, so no change is told: only how many said "
        "what at the end.",
    ),
    "pulse.apart": Sentence(
        "この会の記録は切り離されました。はじめと終わりの答えを同じ人として結べないため、変化は示しません。終わりの答えを人数で示します。",
        "The record of this session has been severed. Nobody can be found in both the beginning "
        "and the end any more, so no change is told: only how many said what at the end.",
    ),
    "pulse.apart.few": Sentence(
        "この会の記録は切り離されました。終わりに答えた人も少ないため、表示しません。",
        "The record of this session has been severed, and too few people answered at the end to "
        "show anything.",
    ),
    "pulse.few": Sentence(
        "「{title}」は、人数が少ないため表示しません。",
        "“{title}” is not shown: too few people answered.",
    ),
    "pulse.few.all": Sentence(
        "人数が少ないため表示しません。変化は前後とも答えた人が10人から、終わりの人数は5人から示します。",
        "Not shown: too few people. Changes are told of ten people or more who answered both "
        "times, counts at the end of five or more.",
    ),
    "pulse.counted": Sentence(
        "{n}人が答えました。", "{n} people answered.", "{n} person answered."
    ),
    "pulse.elsewhere": Sentence(
        "{title}。出典: {source}（{day} 確認）", "{title}. Source: {source} (checked {day})"
    ),
    "pulse.not.comparable": Sentence(
        "問いも、答えた人たちもちがうため、この会の数字とくらべることはできません。",
        "Another question, asked of other people: not to be compared with the figures here.",
    ),
    # The appendix and the method
    "back": Sentence(
        "番号に下線のある付箋は、本文でも引用しています。",
        "Notes whose number is underlined are quoted in the chapters, too.",
    ),
    "checkin.answers": Sentence(
        "チェックインの答えです。章では扱っていません。",
        "Answers to the check-in. No chapter treats them.",
    ),
    "def.people": Sentence(
        "場面が変わるときに接続していた人の数。「参加した人」は、その最大です。",
        "Those connected when a stop of the agenda closed; “people” is the most of these.",
    ),
    "def.writers": Sentence(
        "そのステップで、自分の端末から付箋を一枚でも書いた人。率は、書く時間の終わりにいた人に対するものです。"
        "紙や口頭から代わりに入れた付箋は、枚数にだけ数えています。",
        "Those who wrote at least one note in the step on a device of their own; the share is of "
        "those present when writing closed. Notes typed in from paper or speech count as notes "
        "only.",
    ),
    "def.notes": Sentence(
        "「掲載」は、書いた人が載せてよいとし、進行役が伏せず、取り下げられていない付箋です。"
        "ほかの数は、すべてこれを数えています。",
        "Printed are notes whose writers let them in and that were neither hidden nor withdrawn. "
        "All other counts are of these.",
    ),
    "def.themes": Sentence(
        "その場で置かれたとおりです。一枚の付箋は、ひとつのまとまりにだけ入ります。",
        "As they were placed on the spot. A note is in one theme at most.",
    ),
    "def.votes": Sentence(
        "ひとりがひとつのものに入れられる票も、付けられる「わかる」も、一つまでです。自分の付箋に「わかる」は付けられません。",
        "A person gives one thing at most one vote and one “I relate”, and relates only to "
        "the notes of others.",
    ),
    "def.time": Sentence(
        "同じ場面に二度戻ったときは、時間を足しています。付箋の時刻は記録から外し、"
        "5人以上が書いた時間帯だけを数えています。",
        "Time at a stop visited twice is added up. The times of notes are left out; only stretches "
        "in which five people or more wrote are counted.",
    ),
    "def.pulse": Sentence(
        "一人ひとりの答えはどこにも出しません。変化は前後とも答えた人が10人から、終わりの答えは5人から数えます。数え方は項目ごとに一つだけで、引き算で少人数の答えが分かることはありません。",
        "Nobody’s own answers are shown anywhere. Changes are counted from ten people who answered "
        "both times, answers at the end from five. Each item is told in one way only, so nothing "
        "of a few people follows by subtraction.",
    ),
    "pulse.next": Sentence(
        "思うように動かなかった項目については、つぎの会で「何があれば、ちがっていたでしょうか」と尋ねてみてください。",
        "About what did not move as hoped, ask next time: what would have made a difference?",
    ),
    "def.steps": Sentence(
        "日付は、会の日から数えて分けています。会の日にもう過ぎていた日付は、日付なしとして数えます。"
        "だれに、という欄は記録に入りません。",
        "Dates are sorted by their distance from the day; one that was over on the day counts as "
        "none. To whom a step goes is never recorded.",
    ),
    "def.machine": Sentence(
        "引用を選ぶ順と紙面の割り付け、数を入れた定型の文だけです。要約も感情の判定もしていません。",
        "The order in which quotations are chosen, the layout, and set sentences filled with "
        "numbers. Nothing is summarised and no mood is judged.",
    ),
}
