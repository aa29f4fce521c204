// @ts-check
/**
 * The console: the facilitator's page.
 *
 * This file only puts the panels together and gives each key its deed. Every panel draws from the
 * store; whatever is pressed goes to the server, and comes back as a changed record.
 */

import { Clock } from "./clock.js";
import { connect } from "./connection.js";
import { Agenda } from "./console/agenda.js";
import { offerQuestions } from "./console/asks.js";
import { Ballot } from "./console/ballot.js";
import { Between } from "./console/between.js";
import { Board } from "./console/board.js";
import { bySheet } from "./console/by_sheet.js";
import { Closing } from "./console/closing.js";
import { Concerns } from "./console/concerns.js";
import { Copies } from "./console/copies.js";
import { Correcting } from "./console/correcting.js";
import { Counts } from "./console/counts.js";
import { Crew } from "./console/crew.js";
import { CutOff } from "./console/cut_off.js";
import { Deciding } from "./console/deciding.js";
import { Doors } from "./console/doors.js";
import { Facts } from "./console/facts.js";
import { Feedback } from "./console/feedback.js";
import { Filters } from "./console/filters.js";
import { Fit } from "./console/fit.js";
import { Guest } from "./console/guest.js";
import { Hands } from "./console/hands.js";
import { offerHints } from "./console/hints.js";
import { History } from "./console/history.js";
import { Insight } from "./console/insight.js";
import { Jump } from "./console/jump.js";
import { listen } from "./console/keys.js";
import { Talk } from "./console/landed.js";
import { Lead } from "./console/lead.js";
import { Lessons } from "./console/lessons.js";
import { Mine } from "./console/mine.js";
import { ModLog } from "./console/modlog.js";
import { OneCategory } from "./console/one_category.js";
import { Opened } from "./console/opened.js";
import { Outcomes } from "./console/outcomes.js";
import { Pairs } from "./console/pairing.js";
import { PartHead } from "./console/part.js";
import { People } from "./console/people.js";
import { Plan } from "./console/plan.js";
import { Preview } from "./console/preview.js";
import { Primary } from "./console/primary.js";
import { Proposals } from "./console/proposals.js";
import { Pulse } from "./console/pulse.js";
import { Reason } from "./console/reason.js";
import { Recap } from "./console/recap.js";
import { Rehearsal } from "./console/rehearsal.js";
import { Report } from "./console/report.js";
import { Resting } from "./console/resting.js";
import { Resume } from "./console/resume.js";
import { Review } from "./console/review.js";
import { Rules } from "./console/rules.js";
import { Scribe } from "./console/scribe.js";
import { sender } from "./console/sender.js";
import { Shortcuts } from "./console/shortcuts.js";
import { Similar } from "./console/similar.js";
import { Sound } from "./console/sound.js";
import { Stagehand } from "./console/stagehand.js";
import { FirstSteps } from "./console/steps.js";
import { Storing } from "./console/storing.js";
import { Timer } from "./console/timer.js";
import { Undo } from "./console/undo.js";
import { Unheard } from "./console/unheard.js";
import { Unsent } from "./console/unsent.js";
import { Writing } from "./console/writing.js";
import { sendNothingByConversion } from "./conversions.js";
import { Device } from "./device.js";
import { on } from "./dom.js";
import { holdBackTooLong } from "./most.js";
import { sendOnce } from "./once.js";
import { page } from "./page.js";
import { LONE, SESSION } from "./protocol.js";
import { whenPressed } from "./remote.js";
import { shareBy } from "./share.js";
import { Store } from "./store.js";
import { bringStageToFront } from "./to_stage.js";
import { t } from "./words.js";

/** What the button does where it reveals, where a vote opens, and where it closes. */
const REVEALS = ["reveal", "reveal_none", "reveal_unseen"];
const OPENS_A_VOTE = ["vote", "vote_none", "vote_ranking", "vote_decision"];
const CLOSES_A_VOTE = [
  "close_vote",
  "close_vote_dots",
  "close_vote_ranking",
  "close_vote_decision",
];

const store = new Store();
const clock = new Clock();
const feedback = new Feedback();
const crew = new Crew();
const cutOff = new CutOff();
const refused = /** @type {HTMLElement} */ (document.getElementById("refused"));

const connection = connect({
  page,
  store,
  clock,
  on: {
    head: (head) => {
      const { counts, stuck } = head;
      crew.heard(head);
      between.heard(head);
      panels.storing.show(stuck ?? "");
      panels.counts.present(counts);
      primary.present(counts);
      panels.preview.present(counts);
      panels.rules.present(counts);
      panels.pairs.present(counts);
      panels.writing.present(counts);
    },
    state: (state) => reached(state),
  },
});
const mine = new Mine();
const send = mine.remember(sender({ connection, store, clock, feedback }));
const device = new Device();
const visit = new Device(() => globalThis.sessionStorage);
const unsent = new Unsent(device);
const board = new Board({
  store,
  send,
  online: () => !connection.down,
  feedback,
  unsent,
  near: (notes) => similar.near(notes),
  placed: (notes, theme) => similar.learn(notes, theme),
  putRight: (note) => {
    writeFor();
    scribe.edit(note);
  },
  correct: (note) => panels.correcting.open(note),
});
const similar = new Similar({
  store,
  device,
  code: page.code,
  board: () => board,
});
const proposals = new Proposals({
  store,
  similar,
  grouping: board.grouping,
  group: (notes) => board.group(notes),
});
const filters = new Filters({ store, board });
const review = new Review({ store, send, board });
const unheard = new Unheard({ store, board });
const fit = new Fit({ store, send, part: () => board.part });
const insight = new Insight({ store, send, unsent, part: () => board.part });
const stagehand = new Stagehand({ store, clock, send, board });
const opened = new Opened(visit, page.code);
const timer = new Timer({ store, clock, send, feedback, opened, crew });
const plan = new Plan({ store, clock, send });
const ballot = new Ballot({ store, send, feedback, unsent });
const oneCategory = new OneCategory({ store, part: () => board.part });
const outcomes = new Outcomes({ store, part: () => board.part });
const undo = new Undo({ store, send, mine, crew, feedback });
const jump = new Jump({ store, send, feedback, undo, crew });
const primary = new Primary({ store, clock, send, mine, feedback, crew, jump });
const between = new Between({ store, crew, connection, unsent, send });
const shortcuts = new Shortcuts(device);
const scribe = new Scribe({ store, send, unsent });
const deciding = new Deciding({ store, send, unsent });
new Hands({ store, send, unsent });
new Facts({ store, clock, send });
const guest = new Guest(store, unsent);
const panels = {
  agenda: new Agenda({ store, clock, jump }),
  closing: new Closing(store),
  copies: new Copies({ store, send }),
  doors: new Doors({ store, send }),
  modlog: new ModLog({ store, send }),
  reason: new Reason({
    send,
    resting: new Resting({ store, clock, send, visit, code: page.code }),
  }),
  concerns: new Concerns({ store, send }),
  correcting: new Correcting({ store, send, unsent }),
  counts: new Counts(store),
  talk: new Talk({ store, send, guest }),
  pairs: new Pairs({ store, send }),
  part: new PartHead({ store, board, jump, visit, looked }),
  guest,
  lead: new Lead({ store, send, crew, primary }),
  lessons: new Lessons(device),
  people: new People(),
  preview: new Preview({ store, clock }),
  pulse: new Pulse({ store, send }),
  history: new History({ store, send, feedback }),
  recap: new Recap(store),
  report: new Report(store),
  rehearsal: new Rehearsal({ feedback }),
  resume: new Resume({ store, clock, send }),
  rules: new Rules({ store, send, unsent }),
  sound: new Sound({ store, send, clock, device: visit }),
  steps: new FirstSteps({ store, send }),
  storing: new Storing(),
  writing: new Writing({ store, send }),
};
holdBackTooLong();
bringStageToFront();
offerQuestions({ store, send });
offerHints({ store, send });
guest.waiting = (count) => panels.recap.remarks(count);
on(document.getElementById("join-code-open"), "click", () => {
  /** @type {HTMLDialogElement} */ (document.getElementById("join-code")).showModal();
});
for (const button of document.querySelectorAll("[data-link], [data-message]")) {
  shareBy(/** @type {HTMLElement} */ (button));
}

/** @type {import("./console/keys.js").Table} */
const table = {
  ArrowRight: () => void primary.press(),
  PageDown: () => void primary.press(),
  ArrowLeft: () => void primary.back(),
  PageUp: () => void primary.back(),
  r: () => pressFor(...REVEALS),
  v: () => pressFor(...OPENS_A_VOTE, ...CLOSES_A_VOTE),
  p: () => ballot.open(),
  ArrowDown: () => board.walk(1),
  ArrowUp: () => board.walk(-1),
  " ": () => timer.toggle(),
  "+": () => timer.add(1),
  "-": () => timer.add(-1),
  t: () => plan.open(),
  s: () => void board.grouping.spotlight(),
  b: () => stagehand.blank(),
  ".": () => stagehand.blank(),
  q: () => stagehand.code(),
  g: () => board.group(),
  h: () => void board.grouping.hide(),
  0: () => void board.grouping.place(LONE),
  d: () => void board.grouping.double(),
  f: () => void board.grouping.keepOff(),
  m: () => review.focus(),
  Y: () => review.letIn(),
  "/": () => filters.open(),
  y: () => proposals.accept(),
  n: () => proposals.dismiss(),
  u: () => void undo.undo(),
  i: () => insight.focus(),
  a: () => writeFor(),
  "?": () => shortcuts.open(),
  Escape: () => {
    if (primary.effect === "cancel") void primary.cancel();
    else if (board.selection.size > 0) board.selection.clear();
    else filters.clear();
  },
};
for (let key = 1; key <= 9; key += 1) table[key] = () => void board.grouping.toKey(key);
shortcuts.list(table);
sendNothingByConversion();
sendOnce();
listen(table, {
  enabled: () => shortcuts.enabled,
  undo: () => void undo.undo(),
  meaning: (key) => shortcuts.meaning(key),
  lost: () =>
    feedback.trouble(t("The field you were typing in is gone. Your keys did nothing else")),
});

whenPressed(page.code, (press) => void (press === "on" ? primary.press() : primary.back()));

/**
 * A key of its own for one deed: it does nothing when the button means something else.
 *
 * @param {string[]} effects
 */
function pressFor(...effects) {
  if (effects.includes(primary.effect ?? "")) void primary.press();
}

on(document.getElementById("write-for"), "click", () => writeFor());

/** Write for somebody who has no device. */
function writeFor() {
  /** @type {HTMLDialogElement} */ (document.getElementById("scribe-dialog")).showModal();
  (deciding.takes(store.get(SESSION)?.stop.part ?? "") ? deciding : scribe).focus();
}

bySheet({ deciding, scribe, open: writeFor });

/** Another part is on the board: what stands beside its notes follows. */
function looked() {
  insight.show();
  fit.show();
  unheard.show();
  oneCategory.show();
  outcomes.show();
  filters.show();
  review.show();
  similar.ask();
}

/** @param {import("./connection.js").State} state */
function reached(state) {
  cutOff.show(state);
  document.querySelector(".console")?.classList.toggle("console--offline", state !== "online");
  refused.hidden = state !== "refused";
  primary.online = state === "online";
}
