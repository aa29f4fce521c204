// @ts-check
/** What the notes say together: seven themes a page, by size, and beside them the lone voices. */

import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { speak } from "../note.js";
import { n, t } from "../words.js";
import { breakBetweenPhrases } from "./breaking.js";
import { fit } from "./fit.js";
import { Lone } from "./lone.js";
import { pageAt, partAt, showPages } from "./pages.js";
import { Turns } from "./turns.js";

const LIST = 3; // last step of `data-fit`: fewer and fewer samples, then one theme a line

export class Themes {
  element = copy("stage-themes");
  #list = piece(this.element, "themes");
  #turns = new Turns(this.#list); // only where the themes of a page are too much even so
  #lone = new Lone(this.element);
  /** @type {import("./records.js").Stage | null} */
  #stage = null;
  #number = 0;

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    this.#stage = stage;
    this.#lone.show(stage);
    this.#draw(stage, Math.min(this.#number, stage.pages - 1));
    this.#lone.measure();
  }

  /** @type {import("./records.js").Tick} */
  tick(_now, passed) {
    if (this.#stage === null) return;
    const number = pageAt(this.#stage, passed);
    if (number !== this.#number) this.#draw(this.#stage, number);
    this.#turns.show(partAt(this.#stage, passed, Math.max(1, this.#turns.count)));
    this.#lone.tick(passed);
  }

  /**
   * @param {import("./records.js").Stage} stage
   * @param {number} number of the page, from 0
   */
  #draw(stage, number) {
    this.#number = number;
    showPages(this.element, stage, number);
    const themes = stage.themes.slice(stage.a_page * number, stage.a_page * (number + 1));
    this.#list.dataset.themes = String(themes.length);
    replaceChildrenKeyed(this.#list, themes, {
      key: (theme) => theme.id,
      create: () => copy("stage-theme"),
      update: fillTheme,
    });
    for (const theme of this.#list.children) /** @type {HTMLElement} */ (theme).hidden = false;
    fit(this.#list, LIST);
    this.#turns.measure();
  }
}

/**
 * @param {HTMLElement} element
 * @param {import("./records.js").Theme} theme
 */
function fillTheme(element, theme) {
  fill(element, {
    title: theme.title || t("(no name yet)"),
    size: n("{n} note", "{n} notes", theme.size),
  });
  speak(/** @type {HTMLElement} */ (element.firstElementChild), theme.title);
  breakBetweenPhrases(element.firstElementChild);
  const samples = theme.samples.map((note) => {
    const sample = copy("stage-sample");
    sample.textContent = note.text;
    speak(sample, note.text);
    breakBetweenPhrases(sample);
    return sample;
  });
  piece(element, "samples").replaceChildren(...samples);
}
