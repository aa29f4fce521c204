// @ts-check
/**
 * What was chosen on the stage's own device: the size of the hall, light or dark, whether its keys
 * steer. It stays with the device, whatever session is shown on it.
 *
 * @typedef {import("./hall.js").Hall} Hall
 * @typedef {Hall & {theme: "light" | "dark", keys: boolean, told: boolean,
 *   at: string, agreed: Hall | null}} Choice `told`: somebody has looked at the stage check and said
 *   that it can be read, last before the session `at`, of the hall that was `agreed` to
 */

import { keysOn, switchKeys } from "../single_keys.js";
import { floorOf } from "./hall.js";

const KEPT = "stage-hall";
const YEAR_S = 31_536_000;
/** @type {Choice} */
const USUAL = {
  inches: 120,
  metres: 10,
  larger: 0,
  theme: "light",
  keys: false,
  told: false,
  at: "",
  agreed: null,
};

export class Settings {
  #device;
  /** @type {Choice} */
  #choice;

  /** @param {import("../device.js").Device} device */
  constructor(device) {
    this.#device = device;
    this.#choice = { ...USUAL, ...device.get(KEPT) };
  }

  get choice() {
    return this.#choice;
  }

  /** Whether the letters of this window do something. */
  get letters() {
    return keysOn(this.#device);
  }

  set letters(on) {
    switchKeys(this.#device, on);
  }

  /** The least size of a character here; 0 while nobody has said how large the hall is. */
  get floor() {
    return this.#choice.told ? floorOf(this.#choice, aspect()) : 0;
  }

  /** @param {Partial<Choice>} change */
  set(change) {
    this.#choice = { ...this.#choice, ...change };
    this.#device.set(KEPT, this.#choice);
    // For the server's first picture: a white flash is the last thing that a dark hall needs.
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store needs https
    document.cookie = `stage-theme=${this.#choice.theme}; path=/stage; max-age=${YEAR_S}; samesite=lax`;
  }
}

/** Of the screen, or of the window where a browser does not say how large the screen is. */
export const aspect = () =>
  screen.width > 0 && screen.height > 0
    ? screen.width / screen.height
    : window.innerWidth / window.innerHeight;
