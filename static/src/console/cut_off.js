// @ts-check
/**
 * The banner of a console without a line. From here a dead line and a dead server look the same;
 * they are told apart where the server runs on this very computer, which needs no line to it.
 */

import { piece } from "../dom.js";

const HERE = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Whether it can be the line of this console that is cut, while everybody else goes on.
 *
 * @param {string} host where the server is
 * @param {boolean} network whether this computer has a network
 */
export const lineOnly = (host, network) => !network || !HERE.test(host);

export class CutOff {
  #root = /** @type {HTMLElement} */ (document.getElementById("offline"));

  /** @param {import("../connection.js").State} state */
  show(state) {
    const line = lineOnly(location.hostname, navigator.onLine);
    piece(this.#root, "line").hidden = !line;
    piece(this.#root, "server").hidden = line;
    this.#root.hidden = state !== "offline";
  }
}
