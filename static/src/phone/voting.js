// @ts-check
/**
 * Voting: dots, an order, a decision; and what came of it, beside one's own choice. Fetched in a
 * quiet moment before. What somebody put into an order and has not sent stays on this device, and
 * so does the receipt of a decision, which goes nowhere else.
 *
 * @typedef {import("./screens.js").Scene} Scene
 * @typedef {import("../protocol.js").Vote} Vote
 * @typedef {import("../protocol.js").Result} Result
 * @typedef {{id: string, title: string, size: number}} Choice
 * @typedef {{target: string, at: number}} Receipt `target` "": could not decide
 */

import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { fillSpoken, speak } from "../note.js";
import { page } from "../page.js";
import { CAST_BALLOT, LONE, PAGES, RESULT, THEME, VOTE } from "../protocol.js";
import { tieOf } from "../tie.js";
import { clockTime, n, pick, t } from "../words.js";
import { fillSaid, said } from "./easy.js";
import { scatter } from "./order.js";
import { fillBoard, isVoteless, notesOf, pagesOf, show, traysOf } from "./parts.js";
import { fillTrays } from "./trays.js";

/** @param {Scene} scene @returns {Vote | undefined} */
const voteOf = ({ store, here }) => store.get(VOTE + here);

/** @param {Scene} scene @param {Vote | Result | undefined} vote */
const ballotOf = ({ seat, here }, vote) => seat.ballot(here, vote?.vote);

/**
 * What can be voted for: themes and lines in their order, or notes as this person reads them.
 *
 * @param {Scene["store"]} store
 * @param {Vote | undefined} vote
 * @returns {Choice[]} `size`: the notes of a theme
 */
export function choicesOf(store, vote) {
  if (!vote) return [];
  if (vote.on !== "notes") return vote.targets.flatMap((id) => choiceOf(store, vote, id));
  const pages = pagesOf(store, vote.part);
  const open = new Set([...vote.targets, ...pages.flatMap(({ choices }) => choices ?? [])]);
  const notes = notesOf(store, vote.part).filter(({ id }) => open.has(id));
  return notes.map(({ id, text }) => ({ id, title: text, size: 0 }));
}

/**
 * @param {Scene["store"]} store
 * @param {Vote} vote
 * @param {string} id
 * @returns {Choice[]}
 */
function choiceOf(store, vote, id) {
  const theme = store.get(THEME + id);
  const title = vote.words[id] ?? theme?.title;
  return title === undefined ? [] : [{ id, title, size: theme?.size ?? 0 }];
}

/** @param {HTMLElement} root @param {Scene} scene */
export function paintVote(root, scene) {
  const held = voteOf(scene);
  const choices = choicesOf(scene.store, held);
  const ranking = held?.mode === "ranking";
  fill(root, {
    how: isVoteless(scene.store, scene.here) ? nothingYet() : howOf(held),
    receipt: held?.mode === "decision" ? keepReceipt(scene, held, choices) : "",
    sent: ranking ? sentOf(scene, held, choices) : "",
  });
  fillLens(root, held?.lens);
  show(root, { options: !ranking, ranked: ranking });
  if (ranking) paintOrder(root, scene, held, choices);
  else paintOptions(root, scene, held, choices);
  const notes = notesOf(scene.store, scene.here);
  const all = scene.store.get(PAGES + scene.here)?.notes;
  const flows = held?.on === "notes" && choices.length > 0; // they come a moment after the vote
  scene.more.paint({ root, notes: notes.length, all, shown: all !== undefined, flows });
}

/** @param {HTMLElement} root @param {import("../protocol.js").Text | null | undefined} lens */
function fillLens(root, lens) {
  fillSaid(root, "lens", said(lens));
  const line = /** @type {HTMLElement} */ (root.querySelector('[data-slot="lens"]'));
  speak(line, pick(lens));
}

const nothingYet = () => t("There is nothing to vote on yet. You can still add a note");

/** @param {Vote | undefined} held */
function howOf(held) {
  if (held?.mode === "ranking") {
    return t("Bring all of them into your order, then send it. Secret until the vote closes.");
  }
  if (held?.mode === "decision") {
    return t("One choice each. Secret until the vote closes. You can change it until then.");
  }
  return t("Secret until the vote closes. You can change it until then.");
}

/**
 * @param {HTMLElement} root
 * @param {Scene} scene
 * @param {Vote | undefined} held
 * @param {readonly Choice[]} choices
 */
function paintOptions(root, scene, held, choices) {
  const chosen = ballotOf(scene, held) ?? [];
  const full = held?.mode !== "decision" && chosen.length >= (held?.budget ?? 0);
  const notes = notesOf(scene.store, scene.here);
  replaceChildrenKeyed(piece(root, "options"), choices, {
    key: ({ id }) => id,
    create: () => copy("option"),
    update: (element, { id: target, title, size }) => {
      const inside = size > 0 ? notes.filter(({ theme }) => theme === target) : [];
      const dot = /** @type {HTMLElement} */ (element.querySelector(".option__dot"));
      dot.setAttribute("aria-pressed", String(chosen.includes(target)));
      dot.classList.toggle("option__dot--resting", full && !chosen.includes(target));
      fillSpoken(dot, "option", title);
      fill(element, { "option-count": n("{n} note", "{n} notes", size) });
      show(element, { "option-more": inside.length > 0 });
      fillBoard(piece(element, "option-notes"), inside, scene.part);
    },
  });
}

/**
 * @param {HTMLElement} root
 * @param {Scene} scene
 * @param {Vote} held
 * @param {readonly Choice[]} choices
 */
function paintOrder(root, scene, held, choices) {
  const order = orderOf(scene, held, choices);
  const titles = new Map(choices.map(({ id, title }) => [id, title]));
  const rows = order.map((id, at) => ({ id, at, title: titles.get(id) ?? "" }));
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  replaceChildrenKeyed(piece(root, "ranked"), rows, {
    key: ({ id }) => id,
    create: () => copy("ranked-row"),
    update: (element, { at, title }) => {
      fill(element, {
        place: at + 1,
        ranked: title,
        rise: t("Up: {title}", { title }),
        sink: t("Down: {title}", { title }),
      });
      fillSpoken(element, "ranked", title);
      disable(element, "rise", at === 0);
      disable(element, "sink", at === rows.length - 1);
    },
  });
  // An element that is moved loses the focus: whoever moves it by the keyboard moves it on.
  if (focused?.isConnected && root.contains(focused)) focused.focus();
}

/** @param {HTMLElement} row @param {string} act @param {boolean} off not `disabled`: that drops focus */
function disable(row, act, off) {
  row.querySelector(`[data-act=${act}]`)?.setAttribute("aria-disabled", String(off));
}

/** @param {Scene} scene @param {Vote} held */
const draftKey = ({ kept }, held) => `order:${kept}:${held.vote}`;

/**
 * Everything in the order of this person: as they left it, or sent it, or by chance. Whose note
 * or theme stands first says nothing then.
 *
 * @param {Scene} scene
 * @param {Vote} held
 * @param {readonly Choice[]} choices
 * @returns {string[]}
 */
function orderOf(scene, held, choices) {
  const there = choices.map(({ id }) => id);
  const sent = ballotOf(scene, held);
  /** @type {readonly string[]} */
  const known = scene.device.get(draftKey(scene, held)) ?? (sent?.length ? sent : []);
  const rest = there.filter((id) => !known.includes(id));
  rest.sort((a, b) => scatter(`${page.person}/${a}`) - scatter(`${page.person}/${b}`));
  return [...known.filter((id) => there.includes(id)), ...rest];
}

/**
 * How far one's order got: not sent, on its way, or counted.
 *
 * @param {Scene} scene
 * @param {Vote} held
 * @param {readonly Choice[]} choices
 */
function sentOf(scene, held, choices) {
  const sent = ballotOf(scene, held);
  if (sent === undefined) return t("Not sent yet. Nothing is counted until you send it");
  if (sent.length === 0) return t("You said that you cannot decide. You can still send an order");
  const order = orderOf(scene, held, choices);
  const kept = known(sent, order);
  const more = kept.length < order.length; // a note has come back
  if (more && String(order.filter((id) => sent.includes(id))) === String(kept)) {
    return t("There is more to put in order. What you sent counts without it until you send again");
  }
  if (more || String(order) !== String(kept)) {
    return t("Changed, and not sent yet. What you sent before counts until then");
  }
  return onTheWay(scene, held)
    ? t("Your order is on its way…")
    : t("Your order has arrived and counts. You can change it until the vote closes");
}

/** @param {readonly string[]} sent @param {readonly string[]} order */
const known = (sent, order) => sent.filter((id) => order.includes(id));

/** Whether a ballot of this vote waits to be taken. @param {Scene} scene @param {Vote} held */
const onTheWay = ({ outbox }, held) =>
  outbox.waiting.some(({ action }) => action.type === CAST_BALLOT && action.vote === held.vote);

/**
 * Say that one's choice has arrived and counts, and keep that here.
 *
 * @param {Scene} scene
 * @param {Vote} held
 * @param {readonly Choice[]} choices
 */
function keepReceipt(scene, held, choices) {
  const chosen = ballotOf(scene, held);
  if (chosen === undefined) return "";
  if (onTheWay(scene, held)) return t("Your choice is on its way…");
  const target = chosen[0] ?? "";
  const key = receiptKey(scene, held.vote);
  /** @type {Receipt | null} */
  const before = scene.device.get(key);
  const same = before?.target === target;
  const receipt = same && before ? before : { target, at: scene.clock.now() };
  if (!same) scene.device.set(key, receipt);
  const words = choices.find(({ id }) => id === target)?.title;
  return receiptWords(receipt, words, t("It counts. You can change it until the vote closes"));
}

/** @param {Scene} scene @param {string} vote */
const receiptKey = ({ kept }, vote) => `choice:${kept}:${vote}`;

/**
 * The words are those of now: somebody may have taken them back.
 *
 * @param {Receipt} receipt
 * @param {string | undefined} words
 * @param {string} state
 */
function receiptWords({ target, at }, words, state) {
  const time = clockTime(at);
  const title = words || t("(words that were taken back)");
  const mine = target
    ? t("Your receipt: “{title}”, taken at {time}.", { title, time })
    : t("Your receipt: “I cannot decide”, taken at {time}.", { time });
  return [mine, state].join(page.lang === "ja" ? "" : " ");
}

/** @param {HTMLElement} root @param {Scene} scene */
export function paintResult(root, scene) {
  const { store, part, here } = scene;
  /** @type {Result | undefined} */
  const closed = store.get(RESULT + here);
  const chosen = ballotOf(scene, closed);
  const rows = closed?.rows ?? [];
  const placed = rows.some(({ votes }) => votes > 0);
  const most = Math.max(1, ...rows.map(({ votes }) => votes));
  fill(root, {
    voters: votersOf(closed),
    outcome: outcomeOf(closed),
    receipt: closed ? receiptOf(scene, closed, chosen) : "",
    tie: closed ? tieOf(closed) : "",
  });
  fillLens(root, closed?.lens);
  const dots = closed?.mode === "dots";
  show(root, {
    close: Boolean(closed?.close),
    "no-dots": dots && !placed,
    outcome: closed?.mode === "decision",
  });
  replaceChildrenKeyed(piece(root, "rows"), placed ? rows : [], {
    key: ({ target }) => target,
    create: () => copy("result-row"),
    update: (element, { target, title, votes, rank, first }) => {
      const place = chosen?.indexOf(target) ?? -1;
      element.dataset.mine = String(place >= 0 && (closed?.mode !== "ranking" || place === 0));
      const ranking = closed?.mode === "ranking";
      const count = ranking
        ? n("{n} point", "{n} points", votes)
        : n("{n} vote", "{n} votes", votes);
      const put = ranking ? t("put first by {n}", { n: first }) : "";
      fill(element, {
        row: title || t("(words that were taken back)"),
        votes: count,
        first: put,
        rank: votes > 0 ? rank : "",
        mine: ranking ? t("Your place {n}", { n: place + 1 }) : t("You chose this"),
      });
      show(element, { "row-mine": place >= 0 });
      piece(element, "fill").style.setProperty("inline-size", `${(100 * votes) / most}%`);
    },
  });
  const lone = traysOf(store, here).filter(({ id }) => id === LONE);
  fillTrays(piece(root, "lone"), lone, part);
}

/** @param {Result | undefined} closed */
function votersOf(closed) {
  const voted = n("{n} person voted", "{n} people voted", closed?.chose ?? 0);
  if (!closed?.undecided) return voted;
  const undecided = n("{n} could not decide", "{n} could not decide", closed.undecided);
  return [voted, undecided].join(" · ");
}

/** @param {Result | undefined} closed */
function outcomeOf(closed) {
  const out = closed?.outcome;
  if (!out) return "";
  const { took_part: took, present, needed, chose } = out;
  const first = closed.rows.find(({ target }) => target === out.target);
  if (first) {
    const title = first.title || t("(words that were taken back)");
    return t("Decided: “{title}”, by {votes} of the {chose} who chose", {
      title,
      votes: first.votes,
      chose,
    });
  }
  if (out.why === "quorum") {
    return t("Not decided: {took} of {present} took part, and {needed} were needed", {
      took,
      present,
      needed,
    });
  }
  return out.why === "nobody"
    ? t("Not decided: nobody chose anything")
    : t("Not decided: no choice had more than half of the {chose} who chose", { chose });
}

/**
 * @param {Scene} scene
 * @param {Result} closed
 * @param {readonly string[] | undefined} chosen
 */
function receiptOf(scene, closed, chosen) {
  if (chosen?.length === 0) return t("You said that you cannot decide. That was counted");
  if (closed.mode !== "decision") return "";
  /** @type {Receipt | null} */
  const receipt = scene.device.get(receiptKey(scene, closed.vote));
  if (chosen === undefined) return t("You did not take part in this vote");
  if (!receipt) return "";
  const words = closed.rows.find(({ target }) => target === receipt.target)?.title;
  return receiptWords(receipt, words, t("It was counted. This stays on this phone only"));
}

/**
 * The bar at the foot while a vote is open.
 *
 * @param {HTMLElement} tray
 * @param {Scene} scene
 */
export function paintTasks(tray, scene) {
  const held = voteOf(scene);
  if (!held) return;
  const ballot = ballotOf(scene, held);
  const dots = held.mode === "dots";
  const left = Math.max(0, held.budget - (ballot?.length ?? 0));
  piece(tray, "left").hidden = !dots;
  piece(tray, "send-order").hidden = held.mode !== "ranking";
  piece(tray, "dots").textContent = "●".repeat(held.budget - left) + "○".repeat(left);
  fill(tray, { "dots-left": t("{n} left", { n: left }) });
  const button = /** @type {HTMLElement} */ (tray.querySelector('[data-act="undecided"]'));
  button.setAttribute("aria-pressed", String(ballot?.length === 0));
}

/**
 * Do what a button of the vote says.
 *
 * @param {HTMLElement} button
 * @param {Scene} scene
 * @param {(words: string) => void} say
 */
export function press(button, scene, say) {
  const held = voteOf(scene);
  if (!held) return;
  const row = /** @type {HTMLElement | null} */ (button.closest("[data-key]"));
  const target = row?.dataset.key ?? "";
  const cast = (/** @type {readonly string[]} */ targets) =>
    scene.seat.cast(scene.here, targets, held.vote);
  switch (button.dataset.act) {
    case "undecided":
      cast([]);
      break;
    case "send-order": {
      cast(orderOf(scene, held, choicesOf(scene.store, held)));
      scene.device.set(draftKey(scene, held), null);
      break;
    }
    case "rise":
    case "sink":
      if (button.getAttribute("aria-disabled") !== "true") {
        move(scene, held, target, button.dataset.act === "rise" ? -1 : 1);
      }
      break;
    default:
      choose(held, target, ballotOf(scene, held) ?? [], { cast, say });
  }
}

/**
 * @param {Scene} scene
 * @param {Vote} held
 * @param {string} target
 * @param {-1 | 1} by
 */
function move(scene, held, target, by) {
  const order = orderOf(scene, held, choicesOf(scene.store, held));
  const at = order.indexOf(target);
  if (at < 0 || at + by < 0 || at + by >= order.length) return;
  order.splice(at, 1);
  order.splice(at + by, 0, target);
  scene.device.set(draftKey(scene, held), order);
  const title = choicesOf(scene.store, held).find(({ id }) => id === target)?.title ?? "";
  piece(document, "news").textContent = t("{title}: place {n}", { title, n: at + by + 1 });
}

/**
 * @param {Vote} held
 * @param {string} target
 * @param {readonly string[]} chosen
 * @param {{cast: (targets: readonly string[]) => void, say: (words: string) => void}} how
 */
function choose(held, target, chosen, { cast, say }) {
  if (held.mode === "decision") cast([target]);
  else if (chosen.includes(target)) cast(chosen.filter((each) => each !== target));
  else if (chosen.length < held.budget) cast([...chosen, target]);
  else say(t("All are placed. Take one back to choose another"));
}
