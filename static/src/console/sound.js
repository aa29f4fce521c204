// @ts-check
/**
 * Which single device chimes: the stage, this console or none; how loud, and a test.
 *
 * Several consoles may be open. Each has a name of its own, and the session keeps the name of the
 * one that was chosen, so only that one chimes.
 */

import { newId } from "../actions.js";
import { fill, on, piece } from "../dom.js";
import { SET_SOUND, SOUND, TRY_SOUND } from "../protocol.js";
import { Ringer } from "../ringer.js";
import { t } from "../words.js";
import { watch } from "./watch.js";

const NAME = "chimes";
const TICK_MS = 250;

export class Sound {
  #root = /** @type {HTMLElement} */ (document.getElementById("sound"));
  #button = /** @type {HTMLElement} */ (document.getElementById("sound-open"));
  #store;
  #send;
  #ringer;
  #me;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #ticking;

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send,
   *   clock: import("../clock.js").Clock, device: import("../device.js").Device}} parts `device`
   *   is forgotten with the tab: two tabs are two consoles
   */
  constructor({ store, send, clock, device }) {
    this.#store = store;
    this.#send = send;
    this.#me = device.get(NAME) ?? newId();
    device.set(NAME, this.#me);
    this.#ringer = new Ringer(store, clock, (sound) => sound.device === "console" && this.#chosen);
    on(this.#root, "change", () => void this.#set());
    on(piece(this.#root, "test"), "click", () => void this.#test());
    for (const press of /** @type {const} */ (["pointerdown", "keydown"])) {
      on(document, press, () => {
        if (this.#chosen && !this.#ringer.ready) void this.#ringer.unlock();
      });
    }
    watch(store, [SOUND], () => this.#show());
  }

  /** @returns {import("../protocol.js").Sound | undefined} */
  get #record() {
    return this.#store.get(SOUND);
  }

  get #chosen() {
    return this.#record?.page === this.#me;
  }

  get #fields() {
    const form = new FormData(/** @type {HTMLFormElement} */ (piece(this.#root, "form")));
    return {
      device: String(form.get("device") ?? "none"),
      volume: Number(form.get("volume") ?? 0),
      page: this.#me,
    };
  }

  async #set() {
    if (this.#fields.device === "console") void this.#ringer.unlock();
    await this.#send(SET_SOUND, this.#fields);
  }

  async #test() {
    if (this.#record?.device === "console" && this.#chosen) await this.#ringer.unlock();
    await this.#send(TRY_SOUND);
  }

  /**
   * Follow the time while this console chimes, in a hidden tab, too; else it costs nothing.
   *
   * @param {boolean} mine
   */
  #listen(mine) {
    clearInterval(this.#ticking);
    this.#ticking = mine ? setInterval(() => this.#ringer.tick(), TICK_MS) : undefined;
  }

  #show() {
    const sound = this.#record;
    if (!sound) return;
    const elsewhere = sound.device === "console" && !this.#chosen;
    this.#listen(sound.device === "console" && this.#chosen);
    for (const choice of /** @type {NodeListOf<HTMLInputElement>} */ (
      this.#root.querySelectorAll("[name=device]")
    )) {
      choice.checked = choice.value === sound.device && !elsewhere;
    }
    const volume = /** @type {HTMLInputElement} */ (this.#root.querySelector("[name=volume]"));
    if (document.activeElement !== volume) volume.value = String(sound.volume);
    const where = elsewhere ? t("another console") : nameOf(sound.device);
    fill(this.#button, { device: where });
    fill(this.#root, {
      state: elsewhere ? t("Another console chimes. Choose this one to take over") : "",
    });
  }
}

/** @param {string} device */
function nameOf(device) {
  if (device === "stage") return t("Stage");
  return device === "console" ? t("This console") : t("None");
}
