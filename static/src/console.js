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
import { Board } from "./console/board.js";
import { Copies } from "./console/copies.js";
import { Counts } from "./console/counts.js";
import { Feedback } from "./console/feedback.js";
import { Fit } from "./console/fit.js";
import { Insight } from "./console/insight.js";
import { Jump } from "./console/jump.js";
import { listen } from "./console/keys.js";
import { Mine } from "./console/mine.js";
import { PartHead } from "./console/part.js";
import { Preview } from "./console/preview.js";
import { Primary } from "./console/primary.js";
import { Recap } from "./console/recap.js";
import { Report } from "./console/report.js";
import { Rules } from "./console/rules.js";
import { sender } from "./console/sender.js";
import { Shortcuts } from "./console/shortcuts.js";
import { Stagehand } from "./console/stagehand.js";
import { FirstSteps } from "./console/steps.js";
import { Storing } from "./console/storing.js";
import { Timer } from "./console/timer.js";
import { Undo } from "./console/undo.js";
import { Unheard } from "./console/unheard.js";
import { Device } from "./device.js";
import { page } from "./page.js";
import { LONE } from "./protocol.js";
import { shareBy } from "./share.js";
import { Store } from "./store.js";

const store = new Store();
const clock = new Clock();
const feedback = new Feedback();
const offline = /** @type {HTMLElement} */ (document.getElementById("offline"));
const refused = /** @type {HTMLElement} */ (document.getElementById("refused"));

const connection = connect({
  page,
  store,
  clock,
  on: {
    head: ({ counts, stuck }) => {
      panels.storing.show(stuck ?? "");
      panels.counts.present(counts);
      panels.preview.present(counts);
      panels.rules.present(counts);
    },
    state: (state) => reached(state),
  },
});
const mine = new Mine();
const send = mine.remember(sender({ connection, store, feedback }));
const board = new Board({ store, send, feedback });
const jump = new Jump({ store, send });
const device = new Device();
const unheard = new Unheard({ store, board });
const fit = new Fit({ store, send, part: () => board.part });
const insight = new Insight({ store, send, device, part: () => board.part });
const stagehand = new Stagehand({ store, clock, send });
const timer = new Timer({ store, clock, send });
const undo = new Undo({ store, send, feedback });
const primary = new Primary({ store, clock, send, mine, feedback });
const shortcuts = new Shortcuts(device);
const panels = {
  agenda: new Agenda({ store, jump }),
  copies: new Copies({ store, send }),
  counts: new Counts(store),
  part: new PartHead({ store, board, jump, looked }),
  preview: new Preview({ store, clock }),
  recap: new Recap(store),
  report: new Report(store),
  rules: new Rules({ store, send }),
  steps: new FirstSteps({ store, send }),
  storing: new Storing(),
};
for (const button of document.querySelectorAll("[data-link]")) {
  shareBy(/** @type {HTMLElement} */ (button));
}

/** @type {import("./console/keys.js").Table} */
const table = {
  ArrowRight: () => void primary.press(),
  PageDown: () => void primary.press(),
  ArrowLeft: () => void primary.back(),
  PageUp: () => void primary.back(),
  r: () => pressFor("reveal"),
  v: () => pressFor("vote", "close_vote"),
  ArrowDown: () => board.walk(1),
  ArrowUp: () => board.walk(-1),
  " ": () => timer.toggle(),
  "+": () => timer.add(1),
  "-": () => timer.add(-1),
  s: () => void board.grouping.spotlight(),
  b: () => stagehand.blank(),
  ".": () => stagehand.blank(),
  g: () => board.group(),
  h: () => void board.grouping.hide(),
  0: () => void board.grouping.place(LONE),
  u: () => void undo.undo(),
  i: () => insight.focus(),
  "?": () => shortcuts.open(),
  Escape: () => (primary.effect === "cancel" ? void primary.press() : board.selection.clear()),
};
for (let key = 1; key <= 9; key += 1) table[key] = () => void board.grouping.toKey(key);
listen(table, { enabled: () => shortcuts.enabled, undo: () => void undo.undo() });

/**
 * A key of its own for one deed: it does nothing when the button means something else.
 *
 * @param {string[]} effects
 */
function pressFor(...effects) {
  if (effects.includes(primary.effect ?? "")) void primary.press();
}

/** Another part is on the board: what stands beside its notes follows. */
function looked() {
  insight.show();
  fit.show();
  unheard.show();
}

/** @param {import("./connection.js").State} state */
function reached(state) {
  offline.hidden = state !== "offline";
  document.querySelector(".console")?.classList.toggle("console--offline", state !== "online");
  refused.hidden = state !== "refused";
  primary.online = state === "online";
}
