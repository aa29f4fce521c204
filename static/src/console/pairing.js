// @ts-check
/**
 * Pairs: how people find each other, how many there are, whose turn it is.
 *
 * The panel stands while pairs talk, and in the part before they do, so that all can be settled
 * beforehand. It says numbers only; who is with whom nobody is told.
 */

import { copyText } from "../clipboard.js";
import { copy, fill, on, piece, replaceChildrenKeyed } from "../dom.js";
import { PAIRING, SET_PAIRING, SHARE_OUT, TAKE_TURN } from "../protocol.js";
import { figures } from "../timer.js";
import { n, t } from "../words.js";
import { roomLines } from "./breakouts.js";
import { counted } from "./counted.js";
import { session } from "./records.js";
import { watch } from "./watch.js";

export class Pairs {
  #root = /** @type {HTMLElement} */ (document.getElementById("pairing"));
  #turns = /** @type {HTMLElement} */ (piece(this.#root, "turns"));
  #store;
  #send;
  #here = { venue: 0, online: 0 };

  /** @param {{store: import("./records.js").Store, send: import("./sender.js").Send}} parts */
  constructor({ store, send }) {
    this.#store = store;
    this.#send = send;
    on(this.#root, "change", () => void this.#set());
    on(this.#root, "click", (event) => this.#press(/** @type {Element} */ (event.target)));
    watch(store, ["session", PAIRING], () => this.#show());
  }

  /** @param {{venue: number, online: number}} here */
  present({ venue, online }) {
    if (this.#here.venue === venue && this.#here.online === online) return;
    this.#here = { venue, online };
    this.#show();
  }

  /** @returns {import("../protocol.js").Pairing | undefined} */
  get #record() {
    return this.#store.get(PAIRING);
  }

  async #set() {
    const form = new FormData(/** @type {HTMLFormElement} */ (piece(this.#root, "form")));
    const size = Number(form.get("size") ?? 2);
    await this.#send(SET_PAIRING, { way: String(form.get("way")), size });
  }

  /** @param {Element} target */
  #press(target) {
    const button = /** @type {HTMLElement | null} */ (target.closest("button"));
    const turn = session(this.#store)?.turn;
    if (!button) return;
    const deed = button.dataset.deed;
    if (deed === "share") void this.#send(SHARE_OUT, { stop: this.#record?.stop });
    else if (deed === "copy") void this.#copy();
    else if (turn && deed === "swap") this.#take(turn.n + 1);
    else if (turn && deed === "repeat") this.#take(turn.n);
    else if (turn && deed === "back") this.#take(turn.n - 1);
    else if (button.dataset.turn) this.#take(Number(button.dataset.turn));
  }

  /** @param {number} to */
  #take(to) {
    const here = session(this.#store);
    if (!here?.turn || to < 0 || to >= here.turn.of) return;
    void this.#send(TAKE_TURN, { to, turn: here.turn.n, expect: here.stop.id });
  }

  async #copy() {
    const lines = roomLines(this.#record);
    const copied = await copyText(lines.join("\n"));
    fill(this.#root, { copied: copied ? t("Copied") : lines.join(" / ") });
  }

  #show() {
    const pairing = this.#record;
    const here = session(this.#store);
    const talking = here?.stop.kind === "pairs";
    const soon = pairing?.stop.split("/")[0] === here?.stop.part;
    this.#root.hidden = !pairing || !here || !(talking || soon);
    counted.tell("pairs", this.#root.hidden || !pairing ? "" : countsOf(pairing, this.#here));
    if (!pairing || !here) return;
    this.#root.dataset.state = talking ? "talking" : "before";
    this.#choose("way", pairing.way);
    this.#choose("size", String(pairing.size));
    fill(this.#root, {
      venue: venueOf(pairing, this.#here.venue),
      online: onlineOf(pairing, this.#here.online),
      waiting: waitingOf(pairing),
      crossed:
        pairing.told === null
          ? ""
          : t("{n} of {m} cross positions", { n: pairing.crossed ?? 0, m: pairing.told }),
      share: pairing.shared ? t("Match again") : t("Match now"),
      swap:
        pairing.turns[(here.turn?.n ?? 0) + 1]?.kind === "swap" ? t("Swap now") : t("Next turn"),
    });
    piece(this.#root, "copy").hidden = pairing.rooms.length === 0;
    const alone = pairing.way === "neighbour" && this.#here.online === 0 && !pairing.shared;
    /** @type {HTMLElement} */ (this.#root.querySelector("[data-deed=share]")).hidden = alone;
    this.#showTurns(pairing, talking ? (here.turn?.n ?? -1) : -1);
    for (const button of this.#root.querySelectorAll("[data-while=talking]")) {
      /** @type {HTMLElement} */ (button).hidden = !talking;
    }
    const last = (here.turn?.n ?? 0) >= (here.turn?.of ?? 1) - 1;
    this.#disable("swap", last);
    this.#disable("back", (here.turn?.n ?? 0) === 0);
  }

  /** @param {import("../protocol.js").Pairing} pairing @param {number} at */
  #showTurns({ turns }, at) {
    const items = turns.map((turn, place) => ({ ...turn, place }));
    replaceChildrenKeyed(this.#turns, items, {
      key: ({ place }) => String(place),
      create: () => copy("pairing-turn"),
      update: (element, { kind, who, seconds, place }) => {
        const button = /** @type {HTMLButtonElement} */ (element.querySelector("button"));
        button.dataset.turn = String(place);
        if (place === at) button.setAttribute("aria-current", "step");
        else button.removeAttribute("aria-current");
        button.disabled = at < 0;
        fill(element, { turn: turnName(kind, who), seconds: figures(seconds * 1000) });
      },
    });
  }

  /** @param {string} name @param {string} value */
  #choose(name, value) {
    const choices = this.#root.querySelectorAll(`[name=${name}]`);
    for (const choice of /** @type {NodeListOf<HTMLInputElement>} */ (choices)) {
      choice.checked = choice.value === value;
    }
  }

  /** @param {string} deed @param {boolean} off */
  #disable(deed, off) {
    const button = this.#root.querySelector(`[data-deed=${deed}]`);
    button?.setAttribute("aria-disabled", String(off));
  }
}

/** @param {string} kind @param {string | null} who */
function turnName(kind, who) {
  if (kind === "find") return t("Find each other");
  if (kind === "swap") return t("Swap");
  return who ? t("{who} speaks", { who }) : t("Thanks");
}

/** @param {import("../protocol.js").Pairing} pairing @param {{venue: number, online: number}} here */
function countsOf(pairing, { venue, online }) {
  const words = [venueOf(pairing, venue), onlineOf(pairing, online), waitingOf(pairing)];
  return words.filter(Boolean).join(t(", "));
}

/** @param {import("../protocol.js").Pairing} pairing @param {number} people */
function venueOf({ way, size, circles, trios, shared }, people) {
  if (shared && circles > 0) return groupsOf(circles, size === 2 ? trios : 0);
  if (way === "neighbour" && people > 0) {
    const words = t("Venue {n}: with their neighbours", { n: people });
    const odd = size === 2 && people % 2 === 1 ? t("one three, as the number is odd") : "";
    return [words, odd].filter(Boolean).join(" · ");
  }
  return t("Venue {n}", { n: people });
}

/** @param {number} circles @param {number} trios */
function groupsOf(circles, trios) {
  return withThrees(n("Venue: {n} group", "Venue: {n} groups", circles), trios);
}

/** @param {import("../protocol.js").Pairing} pairing @param {number} people */
function onlineOf({ rooms, size }, people) {
  if (rooms.length === 0) return people > 0 ? t("Online {n}", { n: people }) : "";
  const threes = size === 2 ? rooms.filter((each) => each > 2).length : 0;
  return withThrees(n("Online: {n} room", "Online: {n} rooms", rooms.length), threes);
}

/** @param {string} words @param {number} threes */
function withThrees(words, threes) {
  const told = n("{n} of three", "{n} of three", threes);
  return threes > 0 ? `${words} (${told})` : words;
}

/** @param {import("../protocol.js").Pairing} pairing */
function waitingOf({ waiting }) {
  if (waiting === 0) return "";
  return n("{n} person waits for somebody", "{n} people wait for somebody", waiting);
}
