// @ts-check
/**
 * Whether single keys do something: one switch for all pages of this device, because whoever speaks
 * to a computer, or has a tremor, needs it off everywhere (WCAG 2.1.4).
 */

const KEPT_AS = "console:keys";

/** @param {import("./device.js").Device} device */
export const keysOn = (device) => device.get(KEPT_AS) !== false;

/**
 * @param {import("./device.js").Device} device
 * @param {boolean} on
 */
export const switchKeys = (device, on) => device.set(KEPT_AS, on);
