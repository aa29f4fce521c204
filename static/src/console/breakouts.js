// @ts-check
/**
 * The rooms of those who are online while people talk in pairs: how many sit in which. Who they
 * are nobody is told; each reads the number of their room on their own screen.
 */

import { copyText } from "../clipboard.js";
import { fill, on, piece } from "../dom.js";
import { PAIRING } from "../protocol.js";
import { n, t } from "../words.js";
import { counted } from "./counted.js";
import { watch } from "./watch.js";

/** @typedef {import("../protocol.js").Pairing} Pairing */

/** @param {Pairing | undefined} pairing @returns {string[]} a line for each room */
export function roomLines(pairing) {
  return (pairing?.rooms ?? []).map((size, at) =>
    n("Room {room}: {n} person", "Room {room}: {n} people", size, { room: at + 1 }),
  );
}

/** The list on the page of the online host. */
export class Breakouts {
  #root = /** @type {HTMLElement} */ (document.getElementById("breakouts"));
  #store;
  #shown = "";

  /** @param
 {import("./records.js").Store} store */
  constructor(store) {
    this.#store = store;
    on(piece(this.#root, "copy"), "click", () => void this.#copy());
    watch(store, [PAIRING], () => this.#show());
  }

  async #copy() {
    const copied = await copyText(roomLines(this.#store.get(PAIRING)).join("\n"));
    const words = copied
      ? t("Copied")
      : t("Copying did not work here. Select the text and copy it by hand");
    fill(this.#root, { copied: words });
  }

  #show() {
    /** @type {Pairing | undefined} */
    const pairing = this.#store.get(PAIRING);
    const lines = roomLines(pairing);
    const list = piece(this.#root, "rooms");
    const items = lines.map((line) => {
      const item = document.createElement("li");
      item.textContent = line;
      return item;
    });
    if (this.#shown !== lines.join("\n")) {
      this.#shown = lines.join("\n");
      list.replaceChildren(...items);
      fill(this.#root, { copied: "" });
    }

    const waiting = pairing?.waiting ?? 0;
    piece(this.#root, "empty").hidden = lines.length > 0;
    piece(this.#root, "copy").hidden = list.hidden = lines.length === 0;
    const waits = n("{n} person waits for somebody", "{n} people wait for somebody", waiting);
    fill(this.#root, { waiting: waiting > 0 ? waits : "" });
    counted.tell("waiting", waiting > 0 ? waits : "");
  }
}
