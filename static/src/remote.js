// @ts-check
/**
 * Carries a presenter's remote from the stage's window to the console of the same browser: on one
 * laptop the stage has the keyboard, and the console has the button.
 *
 * @typedef {"on" | "back"} Press
 */

/** @param {string} code of the session */
const channelOf = (code) => new BroadcastChannel(`remote:${code}`);

/** @param {string} code */
export function pressing(code) {
  const channel = channelOf(code);
  return (/** @type {Press} */ press) => channel.postMessage(press);
}

/**
 * @param {string} code
 * @param {(press: Press) => void} listener
 */
export function whenPressed(code, listener) {
  channelOf(code).addEventListener("message", ({ data }) => {
    if (data === "on" || data === "back") listener(data);
  });
}
