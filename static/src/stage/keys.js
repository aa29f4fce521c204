// @ts-check
/**
 * The keys of the stage's window. None of them is needed: the console does all this, too. Without
 * single keys there is still a way to the stage check, where they are switched on again.
 */

import { on } from "../dom.js";
import { Focus } from "../focus.js";
import { composing } from "../typing.js";

/** Those a remote sends; they steer only where somebody has asked for it. */
const STEERING = { PageDown: "on", ArrowRight: "on", PageUp: "back", ArrowLeft: "back" };

/**
 * @param {Record<string, () => void>} table by `KeyboardEvent.key`, letters in lower case
 * @param {{enabled: () => boolean, press: (press: "on" | "back") => void,
 *   letters: () => boolean}} steer `letters`: whether single keys are on
 */
export function listenAtTheStage(table, { enabled, press, letters }) {
  const focus = new Focus();
  on(document, "keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // A remote begins a show with F5; to load the page anew would leave the full screen.
    if (event.key === "F5" && document.fullscreenElement) event.preventDefault();
    if (composing(event) || focus.keeps(event)) return;
    const key = event.key.length === 1 ? event.key.normalize("NFKC").toLowerCase() : event.key;
    const step = /** @type {Record<string, "on" | "back">} */ (STEERING)[key];
    if (step) event.preventDefault();
    if (step && enabled() && !event.repeat) press(step);
    const deed = letters() ? table[key] : key === "Enter" && !pressable(event.target) && table.c;
    if (!deed || event.repeat) return;
    event.preventDefault();
    deed();
  });
}

/** @param {EventTarget | null} target whether Enter presses it already */
const pressable = (target) =>
  target instanceof Element && target.closest("button, a, summary, input") !== null;
