// @ts-check
/**
 * What the pages of whoever runs sessions keep in a browser: words that are not sent or saved yet,
 * the last picture of a stage, what was looked at. Nothing of a participant is under these names.
 */

import { Device } from "./device.js";

const TYPED = ["draft:console:", "unsaved:"];
const SEEN = ["stage:", "similar:", "looked-at:", "doors-open:", "narrowed"];

const devices = [new Device(), new Device(() => globalThis.sessionStorage)];
const begins = (/** @type {readonly string[]} */ names) => (/** @type {string} */ key) =>
  names.some((name) => key.startsWith(name));

/** Whether something was typed here that went nowhere yet. */
export const unsent = () => devices.some((device) => device.list(begins(TYPED)).length > 0);

/** Forget all of it, of every session. */
export function forgetCrew() {
  for (const device of devices) device.forget(begins([...TYPED, ...SEEN]));
}
