// @ts-check
/**
 * The list of keys that do something now, other keys for them, and the switch that turns single
 * keys off; all kept on this device.
 */

import { fill, on } from "../dom.js";
import { keysOn, switchKeys } from "../single_keys.js";
import { composing } from "../typing.js";
import { t } from "../words.js";
import { choose, label, meaning, plain, read, unfit } from "./bindings.js";

const CHOSEN_AS = "console:bindings";

export class Shortcuts {
  #dialog = /** @type {HTMLDialogElement} */ (document.getElementById("shortcuts"));
  #switch = /** @type {HTMLInputElement} */ (document.getElementById("keys-on"));
  #reset = /** @type {HTMLButtonElement} */ (this.#dialog.querySelector("[data-deed=reset]"));
  #device;
  #chosen;
  /** @type {Set<string>} */
  #deeds = new Set();
  /** @type {HTMLButtonElement | null} the key that is being chosen anew */
  #asking = null;

  /** @param {import("../device.js").Device} device */
  constructor(device) {
    this.#device = device;
    this.#chosen = read(device.get(CHOSEN_AS));
    this.#switch.checked = keysOn(device);
    on(this.#switch, "change", () => switchKeys(device, this.#switch.checked));
    on(document.getElementById("help"), "click", () => this.open());
    on(this.#dialog, "click", (event) => this.#pressed(/** @type {Element} */ (event.target)));
    on(this.#dialog, "keydown", (event) => this.#answer(event));
    on(this.#dialog, "close", () => this.#ask(null));
    on(this.#reset, "click", () => this.#keep({}));
  }

  /** Whether single keys do something. */
  get enabled() {
    return this.#switch.checked;
  }

  /** @param {string} key as pressed @returns {string} the key that the deed has of itself */
  meaning(key) {
    return meaning(this.#chosen, key);
  }

  /**
   * List what does something: a row whose keys mean nothing here is left out.
   *
   * @param {import("./keys.js").Table} table
   */
  list(table) {
    this.#deeds = new Set(Object.keys(table));
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (
      this.#dialog.querySelectorAll("[data-deeds]")
    )) {
      const deeds = JSON.parse(row.dataset.deeds ?? "[]");
      row.hidden = !deeds.some((/** @type {string} */ deed) => this.#deeds.has(deed));
    }
    this.#show();
  }

  open() {
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  /** @param {Element} target */
  #pressed(target) {
    const button = /** @type {HTMLButtonElement | null} */ (target.closest("button[data-key]"));
    this.#ask(button === this.#asking ? null : button);
  }

  /** @param {KeyboardEvent} event the next key is the one that is chosen */
  #answer(event) {
    if (!this.#asking || composing(event) || event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = plain(event.key);
    if (key === "Escape") {
      this.#ask(null);
      return;
    }
    const deed = this.#asking.dataset.key ?? "";
    const why = unfit(this.#chosen, this.#deeds, deed, key);
    if (key === "Shift") return; // what it makes of another key comes next
    if (why) {
      const words = {
        fixed: t("{key} always means the same"),
        taken: t("{key} is in use already"),
      };
      this.#say(words[why].replace("{key}", label(key)));
      return;
    }
    this.#keep(choose(this.#chosen, deed, key));
    this.#ask(null);
  }

  /** @param {HTMLButtonElement | null} button */
  #ask(button) {
    this.#asking?.removeAttribute("aria-pressed");
    this.#asking = button;
    button?.setAttribute("aria-pressed", "true");
    this.#say(button ? t("Press the key that shall do it. Esc leaves it as it is") : "");
  }

  /** @param {string} words */
  #say(words) {
    fill(this.#dialog, { asked: words });
  }

  /** @param {import("./bindings.js").Chosen} chosen */
  #keep(chosen) {
    this.#chosen = chosen;
    this.#device.set(CHOSEN_AS, chosen);
    this.#show();
  }

  #show() {
    this.#reset.hidden = Object.keys(this.#chosen).length === 0;
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (
      this.#dialog.querySelectorAll("button[data-key]")
    )) {
      const key = button.dataset.key ?? "";
      button.textContent = label(this.#chosen[key] ?? key);
    }
    for (const hint of hints()) {
      const deed = hint.dataset.own ?? deedOf(hint.textContent ?? "");
      hint.dataset.own = deed;
      hint.textContent = label(this.#chosen[deed] ?? deed);
    }
  }
}

/** The keys that stand on buttons all over the page, and on what will be copied into it. */
function hints() {
  const templates = [...document.querySelectorAll("template")].map(({ content }) => content);
  const all = [document, ...templates].flatMap((root) => [...root.querySelectorAll("kbd.key")]);
  const single = /** @type {HTMLElement[]} */ (all).filter(
    (hint) =>
      !hint.closest("dialog") && (hint.dataset.own || /^([A-Z]|→|←)$/.test(hint.textContent)),
  );
  return single;
}

/** @param {string} printed @returns {string} the key on which that is printed */
const deedOf = (printed) => ({ "→": "ArrowRight", "←": "ArrowLeft" })[printed] ?? plain(printed);
