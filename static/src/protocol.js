// @ts-check
/**
 * Names and shapes of the live protocol, as docs/protocol.md tells them.
 *
 * facilitator/live/protocol.py holds the same names; a test keeps the two equal. No event,
 * record or action name is written anywhere else in the browser code.
 *
 * @typedef {Readonly<{ja: string, en: string}>} Text what a program says, in both languages
 * @typedef {Readonly<Record<string, unknown>>} Item a record of any kind
 * @typedef {{seq: number, now: number, put: Record<string, Item>}} Snapshot
 * @typedef {{from: number, seq: number, put: Record<string, Item>, drop: string[]}} Patch
 * @typedef {{venue: number, online: number}} Counts
 * @typedef {{from: number, seq: number, now: number, counts: Counts,
 *   stuck?: "" | "disk" | "locked"}} Head `stuck`: the console's, why nothing can be stored
 * @typedef {{ok: true, seq: number}} Accepted
 * @typedef {{ok: false, reason: string, again: boolean, by?: "you" | "another",
 *   after?: number}} Refused `after`: seconds to wait before the next try
 * @typedef {Accepted | Refused} Answer
 * @typedef {{action_id: string, type: string} & Record<string, unknown>} Action
 *
 * @typedef {"wait" | "plain" | "rules" | "checkin" | "question" | "write" | "board" | "pair"
 *   | "themes" | "vote" | "result" | "insight" | "pledge" | "share" | "takeaway" | "checkout"
 *   | "thanks"} Screen
 * @typedef {{id: string, part: string, phase: string, kind: string, minutes: number}} Stop
 * @typedef {{ends_at: number | null, left: number | null}} Timer
 * @typedef {{id: string, title: Text, step: number | null}} PartTitle
 * @typedef {{code: string, title: string, program: Text, lang: string, rehearsal: boolean,
 *   created: number, stop: Stop, since: number, timer: Timer | null, countdown: number | null,
 *   screen: Screen, parts: PartTitle[], ended: boolean}} Session
 * @typedef {{id: string, label: Text, hint: Text | null, color: string, shape: string}} Category
 * @typedef {{id: string, kind: string, step: number | null, title: Text, question: Text | null,
 *   lines: {ja: string[], en: string[]} | null, sub: Text[], starters: Text[],
 *   categories: Category[], category_mode: "none" | "optional" | "required",
 *   names: "participant_choice" | "forced_anonymous" | "named", lens: Text | null,
 *   soft: {ja: number, en: number}, insight_prompt: Text | null, activity: Text | null,
 *   pair: Text | null, tips: Text[]}} Part
 * @typedef {{id: string, part: string, text: string, category: string | null,
 *   by: string | null, late: boolean, edited: boolean, theme: string | null,
 *   hidden: boolean, relates: number | null}} Note
 * @typedef {{id: string, part: string, text: string, category: string | null,
 *   by: string | null, in_report: boolean, late: boolean, edited: boolean,
 *   hidden: boolean, relates: number | null}} OwnNote
 * @typedef {{id: string, part: string, text: string, category: string | null,
 *   by: string | null, late: boolean, edited: boolean}} RelatedNote
 * @typedef {"fits" | "not_quite" | "add"} Fit
 * @typedef {{id: string, what: string, when: string | null, if_then: string, example: boolean,
 *   in_report: boolean, hidden: boolean}} OwnFirstStep
 * @typedef {{seq: number, notes: OwnNote[], ballots: Record<string, string[]>, agreed: string[],
 *   asked: string[],
 *   relates: string[], related: RelatedNote[], fits: Record<string, Fit>,
 *   pledges: Record<string, OwnFirstStep>, deal: number, pages: Record<string, number[]>}} Own
 * @typedef {{part: string, pages: number, notes: number, lone: number | null,
 *   loose: number | null}} Pages
 * @typedef {{part: string, n: number, seq: number, notes: Note[],
 *   choices: string[] | null}} NotePage
 * @typedef {{id: string, part: string, title: string, size: number, order: number}} Theme
 * @typedef {{part: string, open: boolean, on: "themes" | "notes", budget: number,
 *   targets: string[]}} Vote
 * @typedef {{target: string, title: string, votes: number, rank: number}} ResultRow
 * @typedef {{rows: ResultRow[], voters: number, tie: number | null}} Result
 * @typedef {{part: string, text: string}} Insight
 * @typedef {{items: Text[], at: number, agreed: number | null}} Rules
 * @typedef {{fits: number, not_quite: number, add: number, shown: boolean}} FitCounts
 * @typedef {{decided: number, not_yet: number}} Pledges
 * @typedef {{id: string, part: string, what: string, hidden: boolean}} Example
 * @typedef {{id: string, lang: string, place: string, order: number, text: string}} Passage
 */

// Up.
export const ACT = "act";
export const SYNC = "sync";
export const PAGE = "page"; // and down, to bring it

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
export const PART = "part/";
export const COUNT = "count/";
export const NOTE = "note/";
export const PAGES = "pages/";
export const PAGE_RECORD = "page/"; // fetched: what `page` brings lies under PAGE_RECORD + part/n
export const THEME = "theme/";
export const VOTE = "vote/";
export const BALLOTS = "ballots/";
export const RESULT = "result/";
export const INSIGHT = "insight/";
export const REPORT = "report/";
export const RULES = "rules/";
export const FIT = "fit/";
export const PLEDGES = "pledges/";
export const PLEDGE = "pledge/";
export const PASSAGE = "passage/";

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
export const CHECK_INSIGHT = "CheckInsight";
export const MAKE_FIRST_STEP = "MakeFirstStep";
export const WITHDRAW_FIRST_STEP = "WithdrawFirstStep";

// Actions of facilitators.
export const MOVE = "Move";
export const START_COUNTDOWN = "StartCountdown";
export const CANCEL_COUNTDOWN = "CancelCountdown";
export const CLOSE_VOTE = "CloseVote";
export const ADD_MINUTES = "AddMinutes";
export const PAUSE_TIMER = "PauseTimer";
export const RESUME_TIMER = "ResumeTimer";
export const ADD_THEME = "AddTheme";
export const NAME_THEME = "NameTheme";
export const MERGE_THEMES = "MergeThemes";
export const PLACE_NOTES = "PlaceNotes";
export const HIDE_NOTE = "HideNote";
export const RESTORE_NOTE = "RestoreNote";
export const SPOTLIGHT = "Spotlight";
export const HOLD_PAGE = "HoldPage";
export const BLANK = "Blank";
export const WRITE_INSIGHT = "WriteInsight";
export const WRITE_PASSAGES = "WritePassages";
export const SHOW_RULE = "ShowRule";
export const SHOW_ANSWERS = "ShowAnswers";
export const SHOW_FIT = "ShowFit";
export const HIDE_EXAMPLE = "HideExample";
export const UNDO = "Undo";
