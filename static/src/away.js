// @ts-check
/**
 * What a page does while its server is away: it says so, and whatever would ask the server stands
 * still and tells why. What is typed stays, and so does the focus.
 *
 * It does not know whether the server is there (reach.js).
 */

import { fill, on, piece } from "./dom.js";

const ASKS = "a[href]:not([href^='#']), button[type=submit]";
const STILL = "[aria-disabled=true]";
const WHY = "away-why"; // the element that says it, to whoever comes to what stands still

export class Away {
  #on = false;
  #root;
  #why = /** @type {HTMLElement} */ (document.getElementById(WHY));
  /** @type {Map<Element, Map<string, string | null>>} what stood there before, by attribute */
  #before = new Map();

  /** @param {HTMLElement} root the line that says it */
  constructor(root) {
    this.#root = root;
    const read = piece(root, "read");
    read.textContent = (read.dataset.words ?? "").replace(
      "{time}",
      moment(Number(root.dataset.read)),
    );
    on(document, "click", (event) => this.#hold(event));
    on(document, "submit", (event) => this.#hold(event));
    on(document, "keydown", (event) => {
      if (event.key === "Enter") this.#hold(event); // a link that leads nowhere is not clicked by it
    });
  }

  /** Whether the page stands still. */
  get on() {
    return this.#on;
  }

  /** The server is away. */
  begin() {
    this.#say("gone");
    if (this.#on) return;
    this.#on = true;
    for (const each of document.querySelectorAll(ASKS)) {
      if (!this.#root.contains(each)) this.#still(each);
    }
  }

  /** The server is there again, but what this page shows is old: it waits to be loaded anew. */
  wait() {
    this.#say("back");
  }

  /** All is well again. */
  end() {
    if (!this.#on) return;
    this.#on = false;
    piece(this.#root, "line").hidden = true;
    for (const [element, attributes] of this.#before) {
      for (const [name, value] of attributes) set(element, name, value);
    }
    this.#before.clear();
  }

  /** Tell why nothing happens, to whoever wanted something. */
  explain() {
    fill(this.#root, { why: "" }); // said again, it is read out again
    requestAnimationFrame(() => {
      if (this.#on) fill(this.#root, { why: this.#why.textContent });
    });
  }

  /** @param {"gone" | "back"} part */
  #say(part) {
    if (!piece(this.#root, part).hidden && this.#on) return; // said already
    for (const each of ["gone", "back"]) piece(this.#root, each).hidden = each !== part;
    this.#why.textContent = this.#why.dataset[part] ?? "";
    fill(this.#root, { why: "" });
    piece(this.#root, "line").hidden = false;
  }

  /** @param {Element} element */
  #still(element) {
    const hints = [element.getAttribute("aria-describedby"), WHY].filter(Boolean).join(" ");
    const link = { tabindex: "0", role: "link", href: null }; // in this order: it keeps the focus
    const still = { "aria-disabled": "true", "aria-describedby": hints };
    const wanted = element.localName === "a" ? { ...still, ...link } : still;
    const names = Object.keys(wanted).reverse(); // the way back
    this.#before.set(element, new Map(names.map((name) => [name, element.getAttribute(name)])));
    for (const [name, value] of Object.entries(wanted)) set(element, name, value);
  }

  /** @param {Event} event */
  #hold(event) {
    const { target } = event;
    if (!this.#on || !(target instanceof Element)) return;
    if (event.type === "submit" || target.closest(STILL)) {
      event.preventDefault();
      this.explain();
    } else fill(this.#root, { why: "" });
  }
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string | null} value
 */
function set(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** A moment as this device writes it; of today only the time. @param {number} at */
function moment(at) {
  const today = new Date(at).toDateString() === new Date().toDateString();
  return new Date(at).toLocaleString(document.documentElement.lang, {
    dateStyle: today ? undefined : "medium",
    timeStyle: "short",
    hourCycle: "h23",
  });
}
