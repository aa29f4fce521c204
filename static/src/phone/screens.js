// @ts-check
/**
 * The screens of the questions. Each function makes an element, fresh from its <template> or
 * already painted by the server, show the present records; it may be called at any time.
 *
 * @typedef {import("../protocol.js").Session} Session
 * @typedef {import("../protocol.js").Part} Part
 * @typedef {import("./seat.js").Seat} Seat
 * @typedef {import("./more.js").More} More
 * @typedef {{hint: number, tab: string}} Place where the person is in what is shown
 * @typedef {{store: import("../store.js").Store, seat: Seat, session: Session,
 *   part: Part | undefined, here: string, place: Place, more: More,
 *   evening: import("./evening.js").Evening, whisper: () => string | undefined,
 *   tabs: (root: HTMLElement, notes: readonly import("../protocol.js").Note[], part: Part | undefined,
 *   chosen: string) => void, clock: import("../clock.js").Clock,
 *   outbox: import("../outbox.js").Outbox, device: import("../device.js").Device, kept: string,
 *   online: () => boolean,
 *   talking: () => typeof import("./talking.js") | undefined,
 *   voting: () => typeof import("./voting.js") | undefined}} Scene
 * @typedef {(root: HTMLElement, scene: Scene) => void} Paint
 */

import { fill, piece } from "../dom.js";
import { fillSpoken } from "../note.js";
import { page } from "../page.js";
import { INSIGHT, PAGES } from "../protocol.js";
import { pick, t } from "../words.js";
import { paintArriving, paintCheckin } from "./checkin.js";
import { paintCheckout, paintPledge, paintShare, paintTakeaway } from "./closing.js";
import { activityOf, fillSaid, hintOf } from "./easy.js";
import { fillBoard, fillQuestion, notesOf, show, traysOf } from "./parts.js";
import { paintRules } from "./rules.js";
import { fillTrays } from "./trays.js";

const RELOAD_MS = 3000;
let held = ""; // when the session is held and what is asked, as this page says it

/** @type {Record<import("../protocol.js").Screen, Paint>} */
export const SCREENS = {
  wait: (root, { session, evening, seat }) => {
    const { arrives } = page.evening ?? {};
    if (arrives) paintArriving(root, evening, seat, arrives);
    const { day, time } = session.appointed;
    const said = `${day} ${time} ${session.asks}`;
    held ||= said;
    // Only the server says it in words; a whole hall does not ask at once.
    if (held !== said) setTimeout(() => location.reload(), RELOAD_MS * Math.random());
    held = said;
    fill(root, { hello: seat.called && t("Welcome, {name}", { name: seat.called }) });
    fillSpoken(root, "title", session.title);
  },
  plain: (root, { session, part }) => {
    const activity = activityOf(part);
    fill(root, { heading: titleOf(session) });
    fillSaid(root, "activity", activity);
    const asks = activity !== "" && session.stop.phase !== "welcome"; // which tells what is to come
    const here = session.stop.phase === "pulse"; // asked on this very phone
    show(root, { follow: asks && !here, listen: !asks });
  },
  question: asking,
  write: (root, scene) => {
    asking(root, scene);
    const words = scene.whisper();
    if (words === undefined) return; // the page said it, and it stays until that code is there
    fillSaid(root, "whisper", words);
    show(root, { whisper: words !== "" });
  },
  board,
  themes,
  vote: (root, scene) => scene.voting()?.paintVote(root, scene),
  result: (root, scene) => scene.voting()?.paintResult(root, scene),
  rules: paintRules,
  checkin: paintCheckin,
  pair: (root, scene) => scene.talking()?.paintPair(root, scene),
  talk: (root, scene) => scene.talking()?.paintTalk(root, scene),
  pledge: paintPledge,
  share: paintShare,
  takeaway: paintTakeaway,
  checkout: paintCheckout,
  insight: (root, { store, part, here, evening }) => {
    const text = store.get(INSIGHT + here)?.text ?? "";
    fillQuestion(piece(root, "question"), part);
    fillSpoken(root, "insight", text);
    show(root, { "insight-empty": text === "", fit: text !== "" });
    evening.fillFit(root, here, text);
  },
  thanks: (root, scene) => {
    fillSpoken(root, "title", scene.session.title);
    scene.talking()?.paintThanks(root, scene);
  },
};

/** The name of the part where the session is, or its own. @param {Session} session */
export const titleOf = (session) =>
  pick(session.parts.find(({ id }) => id === session.stop.part)?.title) || session.title;

/** @type {Paint} */
function asking(root, { part, place }) {
  fillQuestion(piece(root, "question"), part);
  const sub = part?.sub ?? [];
  const at = sub.length > 0 ? place.hint % sub.length : 0;
  show(root, { hint: sub.length > 0 });
  fillSaid(root, "hint", hintOf(part, at));
  fill(root, {
    "hint-count": t("Hint {n}/{all}", { n: at + 1, all: sub.length }),
  });
}

/** @type {Paint} */
function board(root, { store, seat, part, here, place, evening, more, tabs }) {
  const notes = notesOf(store, here);
  const count = store.get(PAGES + here)?.notes;
  const all = place.tab !== "mine";
  fillQuestion(piece(root, "question"), part);
  tabs(root, notes, part, place.tab);
  for (const tab of root.querySelectorAll("[data-tab]")) {
    const chosen = /** @type {HTMLElement} */ (tab).dataset.tab === place.tab;
    tab.setAttribute("aria-pressed", String(chosen));
  }
  const only = place.tab.startsWith("=") ? place.tab.slice(1) : null;
  const listed = only === null ? notes : notes.filter(({ category }) => category === only);
  fillBoard(piece(root, "notes"), listed, part, evening.relating);
  show(root, { notes: all, empty: all && (count ?? notes.length) === 0 });
  fill(root, {
    "all-count": count ?? notes.length,
    "mine-count": seat.cards(here).length,
  });
  const shown = all && (count ?? notes.length) > 0;
  const { length } = count === undefined ? listed : notes; // a page comes whole, whatever is listed
  more.paint({ root, notes: length, all: count, shown, flows: true });
}

/** @type {Paint} */
function themes(root, { store, part, here, evening, more }) {
  const all = store.get(PAGES + here)?.notes;
  fillQuestion(piece(root, "question"), part);
  fillTrays(piece(root, "themes"), traysOf(store, here), part, evening.relating);
  const notes = notesOf(store, here).length;
  more.paint({ root, notes, all, shown: all !== undefined, flows: false });
}
