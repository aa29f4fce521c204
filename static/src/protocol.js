// @ts-check
/**
 * Names and shapes of the live protocol, as docs/protocol.md tells them.
 *
 * facilitator/live/protocol.py holds the same names; a test keeps the two equal. No event,
 * record or action name is written anywhere else in the browser code.
 *
 * @typedef {Readonly<{ja: string, en: string, easy?: string}>} Text what a program says, in both languages;
 *   `easy`, on phones only: in plain Japanese, with readings in braces
 * @typedef {Readonly<Record<string, unknown>>} Item a record of any kind
 * @typedef {{seq: number, now: number, put: Record<string, Item>}} Snapshot
 * @typedef {{from: number, seq: number, put: Record<string, Item>, drop: string[]}} Patch
 * @typedef {{venue: number, online: number, checking?: number, stages?: number,
 *   silent?: {people: number, online: number | null} | null}} Counts `checking`, `stages`, `silent`: the console's
 * @typedef {{from: number, seq: number, now: number, counts: Counts,
 *   stuck?: "" | "disk" | "locked", crew?: Member[], said?: Line[], wishes?: Wish[],
 *   counted?: Counted}} Head
 *   `stuck`: the console's, why nothing can be stored; `counted`: a phone's; the rest: those who run
 *   the session
 * @typedef {{view: "lobby" | "welcome"} | {view: "writing", people: number, notes: number}
 *   | {view: "checkin", people: number} | {view: "rules", agreed: number}
 *   | {view: "vote", voters: number | null} | {view: "pledge", decided: number, not_yet: number}
 *   | {view: "pulse", answered: number, came: {text: Text | null, counts: number[]} | null}} Counted
 *   what the stage counts now
 * @typedef {{id: string, role: string, name: string, here: boolean}} Member
 * @typedef {{n: number, by: string, text: string}} Line
 * @typedef {{note: string, by: string}} Wish
 * @typedef {{ok: true, seq: number}} Accepted
 * @typedef {{ok: false, reason: string, again: boolean, by?: "you" | "another",
 *   role?: string, name?: string, after?: number}} Refused `after`: seconds to wait before the next try
 * @typedef {Accepted | Refused} Answer
 * @typedef {{action_id: string, type: string} & Record<string, unknown>} Action
 *
 * @typedef {"wait" | "plain" | "rules" | "checkin" | "question" | "write" | "board" | "pair"
 *   | "themes" | "vote" | "result" | "insight" | "pledge" | "share" | "takeaway" | "checkout"
 *   | "thanks" | "talk"} Screen
 * @typedef {{id: string, part: string, phase: string, kind: string, minutes: number}} Stop
 * @typedef {{ends_at: number | null, left: number | null}} Timer
 * @typedef {{n: number, of: number, kind: "find" | "speak" | "swap" | "thanks",
 *   who: string | null, seconds: number, people: number,
 *   way: "neighbour" | "mark" | "groups", whole: number | null,
 *   trio: {over: number, who: string}[]}} Turn of a talk in pairs
 * @typedef {{stop: string, mark: {shape: string, number: number} | null, room: number | null,
 *   size: number, waits: boolean, letter: string | null}} Partner where one finds them
 * @typedef {{stop: string, way: string, size: number, shared: boolean, circles: number,
 *   trios: number, rooms: number[], waiting: number, crossed: number | null,
 *   told: number | null,
 *   turns: {kind: string, who: string | null, seconds: number}[]}} Pairing
 * @typedef {{name: Text | null, topic: Text | null}} Guest
 * @typedef {{part: string, people: number, taps: number, every: number, counts: number[]}} Landed
 * @typedef {{id: string, part: string, text: string, order: number, done: boolean}} Question
 * @typedef {{device: "stage" | "console" | "none", volume: number, page: string,
 *   tests: number}} Sound
 * @typedef {{id: string, title: Text, step: number | null, skipped: boolean}} PartTitle
 * @typedef {{code: string, title: string, program: Text, lang: string, rehearsal: boolean,
 *   created: number, stop: Stop, since: number, timer: Timer | null, turn: Turn | null, countdown: number | null,
 *   screen: Screen, parts: PartTitle[], ended: boolean, appointed: Appointed,
 *   report_day: string | null, asks: number}} Session
 * @typedef {{day: string | null, time: string | null, place: "" | "venue" | "online" | "both",
 *   venue: string}} Appointed when (2026-01-15, 18:30 in the session's zone) and where it is held
 * @typedef {{id: string, label: Text, hint: Text | null, color: string, shape: string}} Category
 * @typedef {"participant_choice" | "forced_anonymous" | "named"} Names
 * @typedef {{id: string, kind: string, step: number | null, title: Text, question: Text | null,
 *   lines: {ja: string[], en: string[]} | null, sub: Text[], starters: Text[],
 *   categories: Category[], category_mode: "none" | "optional" | "required",
 *   names: Names, nudged: boolean, builds: boolean, queue: boolean, lens: Text | null,
 *   soft: {ja: number, en: number}, insight_prompt: Text | null, activity: Text | null,
 *   pair: Text | null, guest: Guest | null, tips: Text[], facts: Fact[], open: boolean, easy: {question: string, sub: string[], activity: string, pair: string} | null}} Part
 * @typedef {{id: string, part: string, text: string, category: string | null,
 *   by: string | null, late: boolean, edited: boolean, theme: string | null,
 *   hidden: boolean, relates: number | null, times: number, under?: string | null,
 *   replies: Reply[], desk?: NoteDesk, channel?: string}} Note
 * @typedef {{queued: boolean, stage: "open" | "seen" | "unseen" | "off", personal: boolean,
 *   correction: {text: string, state: "proposed" | "accepted" | "declined"} | null}} NoteDesk
 *   what the console alone knows of a note
 * @typedef {{seq: number, at: number, what: string, part: string, note: string | null,
 *   reply: string | null, role: string, why: string, words: string}} Moderated
 * @typedef {{id: string, order: number, note: string | null, text: string,
 *   done: boolean}} Concern
 * @typedef {{id: string, part: string, text: string, category: string | null,
 *   by: string | null, in_report: boolean, late: boolean, edited: boolean,
 *   hidden: boolean, relates: number | null, queued: boolean, off_stage: boolean,
 *   correction: string | null, until?: number | null}} OwnNote `until` a late one can be changed
 * @typedef {{id: string, part: string, text: string, category: string | null,
 *   by: string | null, late: boolean, edited: boolean, relates: number | null}} RelatedNote
 * @typedef {Omit<RelatedNote, "relates"> & {times: number, look?: Category | null}} SpotlitNote
 *   `look`: the category of its own question
 * @typedef {{text: Text, source: Text | null}} Fact without a source it cannot be shown; a phone has one that was
 * @typedef {{at: number, until: number, text: Text, source: Text}} Card a fact over the stage, and until when
 * @typedef {{id: string, text: string, by: string | null, hidden: boolean}} Reply
 * @typedef {{id: string, note: string, part: string, text: string, by: string | null,
 *   in_report: boolean, hidden: boolean}} OwnReply
 * @typedef {"fits" | "not_quite" | "add"} Fit
 * @typedef {{id: string, what: string, when: string | null, if_then: string, owner: string,
 *   sign_of_success: string, example: boolean, in_report: boolean, hidden: boolean}} OwnFirstStep
 * @typedef {{id: string, text: Text, easy: string, scale: "agree" | "circles" | "count",
 *   help: Text | null}} PulseItem
 * @typedef {{asks: "before" | "after", until: number | null, items: PulseItem[]}} Pulse of phones
 * @typedef {{asks: string | null, before: number, after: number, opener: Text | null,
 *   fewest: number, ready: boolean, shown: boolean}} PulseCounts the console's
 * @typedef {{seq: number, name: string, notes: OwnNote[], ballots: Record<string, string[]>, votes?: Record<string, string>, agreed: string[],
 *   asked: string[],
 *   relates: string[], related: RelatedNote[], fits: Record<string, Fit>,
 *   replies: OwnReply[], done: string[],
 *   pledges: Record<string, OwnFirstStep>, after: Record<string, {how: string, when: string | null}>, deal: number, pair: Partner | null, landed: Record<string, number>,
 *   questions: {id: string, part: string, text: string}[], pages: Record<string, number[]>,
 *   pulse?: Record<string, Record<string, number | null>>}} Own
 * @typedef {{part: string, pages: number, notes: number, lone: number | null,
 *   loose: number | null}} Pages
 * @typedef {{part: string, n: number, seq: number, notes: Note[],
 *   choices: string[] | null}} NotePage
 * @typedef {{id: string, part: string, title: string, size: number, order: number}} Theme
 * @typedef {"dots" | "ranking" | "decision"} Mode
 * @typedef {"themes" | "notes" | "lines"} On
 * @typedef {{part: string, vote: string, n: number, open: boolean, mode: Mode, on: On, budget: number,
 *   lens: Text | null, quorum: number | null, needed: number, present: number, targets: string[],
 *   words: Record<string, string>}} Vote
 * @typedef {{target: string, title: string, votes: number, rank: number, hands: number,
 *   first: number}} ResultRow in a ranking `votes` are points
 * @typedef {{target: string | null, why: "majority" | "no_majority" | "nobody" | "quorum",
 *   took_part: number, chose: number, present: number, needed: number}} Outcome
 * @typedef {{part: string, vote: string, n: number, mode: Mode, on: On, budget: number,
 *   lens: Text | null, quorum: number | null, present: number, rows: ResultRow[], voters: number,
 *   chose: number, undecided: number, tie: number | null, close: number, outcome: Outcome | null}} Result
 * @typedef {{mode: Mode, on: On, budget: number | null, quorum: number | null, lens: Text | null,
 *   lines: string[]}} Preparation
 * @typedef {{part: string, program: Text | null, wanted: Preparation | null, unfit: string,
 *   opens: {mode: Mode, on: On, budget: number, n: number, quorum: number | null, lens: Text | null,
 *   titles: string[]} | null, dots: {themes: number, notes: number},
 *   nameless: string[],
 *   offers: {mode: Mode, on: On, n: number, why: string}[]}} Prepared
 * @typedef {{part: string, text: string}} Insight
 * @typedef {{items: Text[], at: number, agreed: number | null}} Rules
 * @typedef {{fits: number, not_quite: number, add: number, shown: boolean}} FitCounts
 * @typedef {{decided: number, not_yet: number}} Pledges
 * @typedef {{id: string, part: string, what: string, hidden: boolean}} Example
 * @typedef {{id: string, lang: string, place: string, order: number, text: string}} Passage
 * @typedef {{people: number, online: number | null, steps: number | null, of: number, skipped: string[] | null,
 *   planned: number, taken: number | null, notes: number, themes: number, lone: number,
 *   first_steps: number, personal: number}} Recap the console's, once it is over; `planned` and `taken` in minutes
 */

// Up.
export const ACT = "act";
export const SYNC = "sync";
export const PAGE = "page"; // and down, to bring it
export const SAY = "say";
export const WISH = "wish";
export const CHECKING = "checking";

// Down.
export const SNAPSHOT = "snapshot";
export const PATCH = "patch";
export const HEAD = "head";
export const OWN = "own";

// Reasons of a refused connection. Only `busy` is worth another try.
export const TICKET = "ticket";
export const REVOKED = "revoked";
export const BUSY = "busy";

// Records with a fixed key, and what the keys of the others begin with.
export const SESSION = "session";
export const STAGE = "stage";
export const NEXT = "next";
export const CONSOLE = "console";
export const PAIRING = "pairing";
export const SOUND = "sound";
export const LANDED = "landed/";
export const QUESTION = "question/";
export const PART = "part/";
export const COUNT = "count/";
export const NOTE = "note/";
export const PAGES = "pages/";
export const PAGE_RECORD = "page/"; // fetched: what `page` brings lies under PAGE_RECORD + part/n
export const THEME = "theme/";
export const VOTE = "vote/";
export const HANDS = "hands/";
export const BALLOTS = "ballots/";
export const RESULT = "result/";
export const EARLIER = "earlier/";
export const PREPARATION = "preparation/";
export const INSIGHT = "insight/";
export const REPORT = "report/";
export const RULES = "rules/";
export const FIT = "fit/";
export const PLEDGES = "pledges/";
export const PLEDGE = "pledge/";
export const PASSAGE = "passage/";
export const MODLOG = "modlog";
export const CONCERN = "concern/";
export const PULSE = "pulse";
export const RECAP = "recap";
export const SPOTLIT = "spotlit";
export const FACT = "fact";
export const EXAMPLES = "examples/";

// The tray of notes that fit no theme.
export const LONE = "lone";

// Actions of participants.
export const ADD_NOTE = "AddNote";
export const EDIT_NOTE = "EditNote";
export const WITHDRAW_NOTE = "WithdrawNote";
export const SET_IN_REPORT = "SetInReport";
export const CAST_BALLOT = "CastBallot";
export const AGREE_RULES = "AgreeRules";
export const RELATE = "Relate";
export const NAME_NOTE = "NameNote";
export const CALL_ME = "CallMe";
export const ADD_REPLY = "AddReply";
export const WITHDRAW_REPLY = "WithdrawReply";
export const SET_REPLY_IN_REPORT = "SetReplyInReport";
export const SET_FIRST_STEP_IN_REPORT = "SetFirstStepInReport";
export const SAY_DONE = "SayDone";
export const ANSWER_CORRECTION = "AnswerCorrection";
export const RAISE_CONCERN = "RaiseConcern";
export const CHECK_INSIGHT = "CheckInsight";
export const MAKE_FIRST_STEP = "MakeFirstStep";
export const TELL_PULSE = "TellPulse";
export const WITHDRAW_PULSE = "WithdrawPulse";
export const WITHDRAW_FIRST_STEP = "WithdrawFirstStep";
export const LAND = "Land";
export const ASK_GUEST = "AskGuest";
export const WITHDRAW_QUESTION = "WithdrawQuestion";

// Actions of facilitators.
export const MOVE = "Move";
export const START_COUNTDOWN = "StartCountdown";
export const CANCEL_COUNTDOWN = "CancelCountdown";
export const CLOSE_VOTE = "CloseVote";
export const OPEN_VOTE = "OpenVote";
export const PREPARE_VOTE = "PrepareVote";
export const ADD_MINUTES = "AddMinutes";
export const SET_TIMER = "SetTimer";
export const CHANGE_PLAN = "ChangePlan";
export const PAUSE_TIMER = "PauseTimer";
export const RESUME_TIMER = "ResumeTimer";
export const ADD_THEME = "AddTheme";
export const NAME_THEME = "NameTheme";
export const MERGE_THEMES = "MergeThemes";
export const PLACE_NOTES = "PlaceNotes";
export const REMOVE_THEME = "RemoveTheme";
export const ORDER_THEMES = "OrderThemes";
export const LAY_DOUBLES = "LayDoubles";
export const HIDE_NOTES = "HideNotes";
export const RESTORE_NOTES = "RestoreNotes";
export const SPOTLIGHT = "Spotlight";
export const HOLD_PAGE = "HoldPage";
export const BLANK = "Blank";
export const LOCK_DOORS = "LockDoors";
export const TELL_HOW = "TellHow";
export const SHOW_CODE = "ShowCode";
export const SHOW_FACT = "ShowFact";
export const WRITE_INSIGHT = "WriteInsight";
export const WRITE_PASSAGES = "WritePassages";
export const SHOW_RULE = "ShowRule";
export const ADD_RULE = "AddRule";
export const REMOVE_RULE = "RemoveRule";
export const SHOW_ANSWERS = "ShowAnswers";
export const SHOW_FIT = "ShowFit";
export const SHOW_HINT = "ShowHint";
export const CHOOSE_QUESTION = "ChooseQuestion";
export const SHOW_PULSE = "ShowPulse";
export const HIDE_EXAMPLE = "HideExample";
export const OFFER_LEAD = "OfferLead";
export const KEEP_LEAD = "KeepLead";
export const TAKE_LEAD = "TakeLead";
export const WRITE_FOR = "WriteFor";
export const EDIT_FOR = "EditFor";
export const WITHDRAW_FOR = "WithdrawFor";
export const DECIDE_FOR = "DecideFor";
export const EDIT_STEP_FOR = "EditStepFor";
export const WITHDRAW_STEP_FOR = "WithdrawStepFor";
export const COUNT_HANDS = "CountHands";
export const HIDE_REPLY = "HideReply";
export const KEEP_OFF_STAGE = "KeepOffStage";
export const LET_ON_STAGE = "LetOnStage";
export const APPROVE_NOTES = "ApproveNotes";
export const SET_QUEUE = "SetQueue";
export const PROPOSE_CORRECTION = "ProposeCorrection";
export const SETTLE_CONCERN = "SettleConcern";
export const RESTORE_REPLY = "RestoreReply";
export const CHOOSE_NAMES = "ChooseNames";
export const NUDGE = "Nudge";
export const TAKE_TURN = "TakeTurn";
export const SET_PAIRING = "SetPairing";
export const SHARE_OUT = "ShareOut";
export const SET_SOUND = "SetSound";
export const TRY_SOUND = "TrySound";
export const SETTLE_QUESTION = "SettleQuestion";
export const INTRODUCE_GUEST = "IntroduceGuest";
export const UNDO = "Undo";

// Actions of the stage.
export const CHECK_STAGE = "CheckStage";
export const MEASURE_HALL = "MeasureHall";
