// @ts-check
/**
 * Keeps in the address what the list of sessions is searched for and narrowed down to: loaded anew
 * or come back to, the list is the same. A switched language takes it along, and so does a deed of a
 * card's menu, which leads back to the list.
 */

import { Device } from "./device.js";
import { on } from "./dom.js";

const KEY = "narrowed"; // across a deed, in this tab
const SAID = ["done", "session", "was", "proof"]; // what was just done: said once, not at each reload
const NAMES = ["q", "status", "program", "date", "from", "to"];
const BACK = /\/(rename|archive|delete|restore)$/; // deeds that lead back to the list
const PAUSE_MS = 300; // browsers refuse an address that changes with every letter

export class ListAddress {
  #said;
  #device;
  #later = 0;

  /**
   * @param {() => [name: string, value: string][]} said what the list is asked for just now
   * @param {Device} [device]
   */
  constructor(said, device = new Device(() => globalThis.sessionStorage)) {
    this.#said = said;
    this.#device = device;
    on(document, "click", (event) => {
      const link = /** @type {Element} */ (event.target).closest(
        ".language__choice, [data-part=load]",
      );
      if (link instanceof HTMLAnchorElement && link.hasAttribute("href")) this.#lead(link);
    });
    on(document, "submit", (event) => {
      const form = /** @type {HTMLFormElement} */ (event.target);
      if (event.defaultPrevented || !BACK.test(form.getAttribute("action") ?? "")) return;
      device.set(KEY, new URL(this.here, location.href).search || null);
    });
  }

  /** The address of the list as it is asked for. */
  get here() {
    const said = new URLSearchParams(this.#said()).toString();
    return said ? `/?${said}` : "/";
  }

  /** Return what is asked for at first: by the address, or before the deed that led here. */
  begin() {
    const kept = this.#device.get(KEY);
    this.#device.set(KEY, null);
    const asked = new URLSearchParams(location.search);
    if (asked.has("session")) this.#drop(asked, SAID); // the programs say it in an address of theirs
    if (!kept || NAMES.some((name) => asked.has(name))) return asked;
    history.replaceState(history.state, "", `/${kept}`);
    return new URLSearchParams(kept);
  }

  /** Take names out of the address, and out of what is asked. @param {URLSearchParams} asked @param {string[]} names */
  #drop(asked, names) {
    for (const name of names) asked.delete(name);
    const left = asked.toString();
    history.replaceState(history.state, "", left ? `/?${left}` : "/");
  }

  /** Say in the address what is asked for. */
  write() {
    clearTimeout(this.#later);
    history.replaceState(history.state, "", this.here);
  }

  /** Say it when nothing more is typed for a moment. */
  writeSoon() {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.write(), PAUSE_MS);
  }

  /** Let a link to the list lead to it as it is asked for. @param {HTMLAnchorElement} link */
  #lead(link) {
    const lang = new URL(link.href).searchParams.get("lang");
    const address = new URL(this.here, location.href);
    if (lang) address.searchParams.set("lang", lang);
    link.href = address.href;
  }
}
