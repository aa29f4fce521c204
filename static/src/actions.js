// @ts-check
/** Makes actions: a type, its fields and an id under which it happens once. */

/** @typedef {import("./protocol.js").Action} Action */

/** 128 random bits. `crypto.randomUUID` is missing over plain http; this is not. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {string} type
 * @param {Readonly<Record<string, unknown>>} [fields]
 * @returns {Action}
 */
export const newAction = (type, fields = {}) => ({ ...fields, action_id: newId(), type });
