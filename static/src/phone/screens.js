// @ts-check
/**
 * The screens of the questions. Each function makes an element, fresh from its <template> or
 * already painted by the server, show the present records; it may be called at any time.
 *
 * @typedef {import("../protocol.js").Session} Session
 * @typedef {import("../protocol.js").Part} Part
 * @typedef {import("../protocol.js").Vote} Vote
 * @typedef {import("../protocol.js").Result} Result
 * @typedef {import("./seat.js").Seat} Seat
 * @typedef {import("./more.js").More} More
 * @typedef {{hint: number, tab: "all" | "mine"}} Place where the person is in what is shown
 * @typedef {{store: import("../store.js").Store, seat: Seat, session: Session,
 *   part: Part | undefined, here: string, place: Place, nickname: string, more: More,
 *   evening: import("./evening.js").Evening}} Scene
 * @typedef {(root: HTMLElement, scene: Scene) => void} Paint
 */

import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { speak } from "../note.js";
import { INSIGHT, LONE, PAGES, RESULT, VOTE } from "../protocol.js";
import { n, pick, t } from "../words.js";
import { paintCheckin } from "./checkin.js";
import { paintCheckout, paintPledge, paintShare, paintTakeaway } from "./closing.js";
import { paintPair } from "./pair.js";
import { choicesOf, fillBoard, fillQuestion, notesOf, show, traysOf } from "./parts.js";
import { paintRules } from "./rules.js";

/** @type {Record<import("../protocol.js").Screen, Paint>} */
export const SCREENS = {
  wait: (root, { session, nickname }) => {
    fill(root, { hello: nickname ? t("Welcome, {name}", { name: nickname }) : "" });
    entitle(root, session);
  },
  plain: (root, { session, part }) => {
    const activity = activityOf(part);
    fill(root, { heading: pick(part?.title) || titleOf(session) || session.title, activity });
    const asks = activity !== "" && session.stop.phase !== "welcome"; // which tells what is to come
    show(root, { follow: asks, listen: !asks });
  },
  question: asking,
  write: asking,
  board,
  themes,
  vote,
  result,
  rules: paintRules,
  checkin: paintCheckin,
  pair: paintPair,
  pledge: paintPledge,
  share: paintShare,
  takeaway: paintTakeaway,
  checkout: paintCheckout,
  insight: (root, { store, part, here, evening }) => {
    const text = store.get(INSIGHT + here)?.text ?? "";
    fillQuestion(piece(root, "question"), part);
    fill(root, { insight: text });
    show(root, { "insight-empty": text === "", fit: text !== "" });
    evening.fillFit(root, here);
  },
  thanks: (root, { session }) => entitle(root, session),
};

/** The title of the session, in whatever language it is. @type {(root: Element, session: Session) => void} */
function entitle(root, { title }) {
  fill(root, { title });
  speak(/** @type {HTMLElement} */ (root.querySelector('[data-slot="title"]')), title);
}

/** The name of the part where the session is. @param {Session} session */
export const titleOf = (session) =>
  pick(session.parts.find(({ id }) => id === session.stop.part)?.title);

/** What a part asks people to do, aloud. @param {Part | undefined} part */
const activityOf = (part) => pick(part?.activity);

/** @type {Paint} */
function asking(root, { part, place }) {
  fillQuestion(piece(root, "question"), part);
  const sub = part?.sub ?? [];
  const at = sub.length > 0 ? place.hint % sub.length : 0;
  show(root, { hint: sub.length > 0 });
  fill(root, {
    hint: pick(sub[at]),
    "hint-count": t("Hint {n}/{all}", { n: at + 1, all: sub.length }),
  });
}

/** @type {Paint} */
function board(root, { store, seat, part, here, place, evening, more }) {
  const notes = notesOf(store, here);
  const count = store.get(PAGES + here)?.notes;
  const all = place.tab === "all";
  fillQuestion(piece(root, "question"), part);
  for (const tab of root.querySelectorAll("[data-tab]")) {
    const chosen = /** @type {HTMLElement} */ (tab).dataset.tab === place.tab;
    tab.setAttribute("aria-pressed", String(chosen));
  }
  fillBoard(piece(root, "notes"), notes, part, evening.relating);
  show(root, { notes: all, empty: all && (count ?? notes.length) === 0 });
  fill(root, {
    "all-count": count ?? notes.length,
    "mine-count": seat.cards(here).length,
  });
  const shown = all && (count ?? notes.length) > 0;
  more.paint({ root, notes: notes.length, all: count, shown, flows: true });
}

/** @type {Paint} */
function themes(root, { store, part, here, evening, more }) {
  const all = store.get(PAGES + here)?.notes;
  fillQuestion(piece(root, "question"), part);
  fillTrays(piece(root, "themes"), traysOf(store, here), part, evening.relating);
  const notes = notesOf(store, here).length;
  more.paint({ root, notes, all, shown: all !== undefined, flows: false });
}

/**
 * @param {HTMLElement} list
 * @param {readonly import("./parts.js").Tray[]} trays
 * @param {Part | undefined} part
 * @param {import("./relating.js").Relating} [relating]
 */
function fillTrays(list, trays, part, relating) {
  replaceChildrenKeyed(list, trays, {
    key: ({ id }) => id,
    create: ({ id }) => {
      const element = copy("theme");
      element.classList.toggle("theme--lone", id === LONE);
      return element;
    },
    update: (element, { title, size, notes }) => {
      fill(element, { theme: title, size });
      fillBoard(piece(element, "theme-notes"), notes, part, relating);
    },
  });
}

/** @type {Paint} */
function vote(root, { store, seat, part, here, more }) {
  const held = /** @type {Vote | undefined} */ (store.get(VOTE + here));
  const chosen = seat.ballot(here) ?? [];
  const full = chosen.length >= (held?.budget ?? 0);
  const notes = notesOf(store, here);
  fill(root, { lens: pick(part?.lens) });
  const choices = choicesOf(store, held);
  replaceChildrenKeyed(piece(root, "options"), choices, {
    key: ({ id }) => id,
    create: () => copy("option"),
    update: (element, { id: target, title, size }) => {
      const inside = size > 0 ? notes.filter(({ theme }) => theme === target) : [];
      const dot = /** @type {HTMLElement} */ (element.querySelector(".option__dot"));
      dot.setAttribute("aria-pressed", String(chosen.includes(target)));
      dot.classList.toggle("option__dot--resting", full && !chosen.includes(target));
      fill(dot, { option: title });
      fill(element, { "option-count": n("{n} note", "{n} notes", size) });
      show(element, { "option-more": inside.length > 0 });
      fillBoard(piece(element, "option-notes"), inside, part);
    },
  });
  const all = store.get(PAGES + here)?.notes;
  const flows = held?.on === "notes" && choices.length > 0; // they come a moment after the vote
  more.paint({ root, notes: notes.length, all, shown: all !== undefined, flows });
}

/** @type {Paint} */
function result(root, { store, seat, part, here }) {
  const closed = /** @type {Result | undefined} */ (store.get(RESULT + here));
  const chosen = seat.ballot(here) ?? [];
  const placed = closed?.rows.some(({ votes }) => votes > 0) ?? false;
  const rows = placed ? (closed?.rows ?? []) : []; // without dots there is nothing to rank
  const most = Math.max(1, ...rows.map(({ votes }) => votes));
  fill(root, {
    lens: pick(part?.lens),
    voters: n("{n} person voted", "{n} people voted", closed?.voters ?? 0),
  });
  show(root, { tie: closed !== undefined && closed.tie !== null, "no-dots": !placed });
  replaceChildrenKeyed(piece(root, "rows"), rows, {
    key: ({ target }) => target,
    create: () => copy("result-row"),
    update: (element, { target, title, votes, rank }) => {
      const mine = chosen.includes(target);
      element.dataset.mine = String(mine);
      const count = n("{n} vote", "{n} votes", votes);
      fill(element, { row: title, votes: count, rank: votes > 0 ? rank : "" });
      show(element, { "row-mine": mine });
      piece(element, "fill").style.setProperty("inline-size", `${(100 * votes) / most}%`);
    },
  });
  const lone = traysOf(store, here).filter(({ id }) => id === LONE);
  fillTrays(piece(root, "lone"), lone, part);
}
