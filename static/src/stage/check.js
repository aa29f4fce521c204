// @ts-check
/**
 * The stage check: can the last row read what is coming? It knows the hall and its own device, and
 * nothing of the session. Whether it stands or not changes nothing for anybody else.
 */

import { fill, on, piece } from "../dom.js";
import { page } from "../page.js";
import { t } from "../words.js";
import { setFloor } from "./floor.js";
import {
  floorOf,
  LARGEST,
  LEAST,
  LONG,
  lobbyCode,
  ramp,
  readableFrom,
  scannedFrom,
  wanted,
} from "./hall.js";
import { aspect } from "./settings.js";

const LINES = 5;
const LARGE = 8; // the first line, as large as a note in the spotlight
const PROBE_MS = 3000;

export class Check {
  #root;
  #form;
  #lines;
  #settings;
  #changed;
  #agreed;
  #sound;
  #probe = 0;

  /**
   * @param {HTMLElement} stage
   * @param {{settings: import("./settings.js").Settings, changed: () => void,
   *   agreed: () => void, sound: () => void}} parts `changed`: something was chosen, or the card was
   *   opened or closed; `agreed`: somebody has said that it can be read
   */
  constructor(stage, { settings, changed, agreed, sound }) {
    this.#root = piece(stage, "check");
    this.#form = /** @type {HTMLFormElement} */ (piece(stage, "check-room"));
    this.#lines = piece(stage, "check-lines");
    this.#settings = settings;
    this.#changed = changed;
    this.#agreed = agreed;
    this.#sound = sound;
    on(this.#form, "input", () => this.#read());
    on(this.#form, "submit", (event) => event.preventDefault());
    on(this.#form, "click", (event) => this.#press(/** @type {Element} */ (event.target)));
    on(piece(stage, "check-yes"), "click", () => this.#done());
    on(piece(stage, "check-no"), "click", () => this.#step(1));
    on(piece(stage, "check-smaller"), "click", () => this.#step(-1));
    on(window, "resize", () => this.#show());
  }

  /** @param {boolean} awake whether the browser keeps this screen from sleeping */
  set awake(awake) {
    piece(this.#root, "check-awake").hidden = awake;
  }

  get open() {
    return !this.#root.hidden;
  }

  set open(open) {
    if (open === this.open) return;
    this.#root.hidden = !open;
    clearInterval(this.#probe);
    if (open) {
      this.#fields();
      this.#show();
      piece(this.#root, "check-yes").focus();
      void this.#measure();
      this.#probe = setInterval(() => void this.#measure(), PROBE_MS);
    }
    this.#changed();
  }

  #done() {
    const { inches, metres, larger } = this.#settings.choice;
    this.#settings.set({ told: true, at: page.code, agreed: { inches, metres, larger } });
    this.open = false;
    this.#agreed();
  }

  /** @param {1 | -1} by one step up or down, as far as there is one */
  #step(by) {
    const { choice } = this.#settings;
    if (by > 0 && floorOf(choice, aspect()) >= LARGEST) return;
    this.#settings.set({ larger: Math.max(0, choice.larger + by) });
    this.#show();
  }

  /** @param {Element} target */
  #press(target) {
    const button = target.closest("button");
    if (button?.dataset.part === "check-sound") this.#sound();
    if (!button?.dataset.inches) return;
    field(this.#form, "inches").value = button.dataset.inches;
    this.#read();
  }

  #read() {
    const numbers = /** @type {const} */ (["inches", "metres"]);
    const change = /** @type {Record<string, number>} */ ({});
    for (const name of numbers) {
      const input = field(this.#form, name);
      // To size the hall anew takes back that its type was too small.
      if (input.value && input.validity.valid) change[name] = input.valueAsNumber;
    }
    const { choice } = this.#settings;
    if (numbers.some((name) => name in change && change[name] !== choice[name])) change.larger = 0;
    const theme = this.#form.elements.namedItem("theme");
    this.#settings.set({
      ...change,
      theme: theme instanceof RadioNodeList && theme.value === "dark" ? "dark" : "light",
      keys: field(this.#form, "keys").checked,
    });
    this.#settings.letters = field(this.#form, "letters").checked;
    this.#show();
    this.#changed();
  }

  #fields() {
    const { inches, metres, theme, keys } = this.#settings.choice;
    field(this.#form, "inches").value = String(inches);
    field(this.#form, "metres").value = String(metres);
    field(this.#form, "keys").checked = keys;
    field(this.#form, "letters").checked = this.#settings.letters;
    for (const radio of this.#form.querySelectorAll("input[name=theme]")) {
      const input = /** @type {HTMLInputElement} */ (radio);
      input.checked = input.value === theme;
    }
  }

  /** The card shows what is being tried, before anybody has agreed to it. */
  #show() {
    if (!this.open) return;
    const { choice } = this.#settings;
    const floor = floorOf(choice, aspect());
    setFloor(floor);
    const lowest = Math.max(LEAST, floor);
    const lines = ramp(Math.max(LARGE, lowest), lowest, LINES).map((size) => {
      const m = readableFrom(size, choice, aspect());
      const line = document.createElement("li");
      line.className = "check__row";
      line.style.setProperty("--check-size", size.toFixed(2));
      line.textContent = t("Readable from {m} m", { m });
      return { line, short: t("From {m} m", { m }) };
    });
    this.#lines.replaceChildren(...lines.map(({ line }) => line));
    // Nobody can read a word that is cut: beside the form there is less room on a screen of 4:3.
    const cut = lines.some(({ line }) => line.scrollWidth > line.clientWidth);
    for (const { line, short } of cut ? lines : []) line.textContent = short;
    for (const button of this.#form.querySelectorAll("[data-inches]")) {
      const same = Number(/** @type {HTMLElement} */ (button).dataset.inches) === choice.inches;
      button.setAttribute("aria-pressed", String(same));
    }
    disable(piece(this.#root, "check-no"), floor >= LARGEST);
    disable(piece(this.#root, "check-smaller"), choice.larger === 0);
    const { agreed, at, inches, metres } = choice;
    const asLast = at !== page.code && agreed?.inches === inches && agreed.metres === metres;
    fill(this.#root, {
      before: asLast
        ? t("As last time: {inches}″, {m} m. Please check it here", { inches, m: metres })
        : "",
      scan: t("In the lobby this code is scanned from {m} m", {
        m: scannedFrom(
          lobbyCode(innerWidth / innerHeight),
          modulesOf(this.#root),
          choice,
          aspect(),
        ),
      }),
      long:
        wanted(choice, aspect()) > LONG
          ? t("In this hall four notes at a time at most. The back rows rely on their own screens")
          : "",
    });
  }

  /** How long the server takes to answer. */
  async #measure() {
    const from = performance.now();
    const answer = await fetch("/healthz", { cache: "no-store" }).catch(() => null);
    const ms = Math.round(performance.now() - from);
    fill(this.#root, {
      line: answer?.ok ? t("Connection {ms} ms", { ms }) : t("No connection"),
    });
  }
}

/** How many modules the code has from edge to edge, its quiet zone included. @param {Element} card */
const modulesOf = (card) =>
  /** @type {SVGSVGElement} */ (card.querySelector(".qr > svg")).viewBox.baseVal.width;

/**
 * It keeps the focus, so that nobody at the keyboard is lost at the last step.
 *
 * @param {HTMLElement} button
 * @param {boolean} off
 */
const disable = (button, off) => button.setAttribute("aria-disabled", String(off));

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
const field = (form, name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
