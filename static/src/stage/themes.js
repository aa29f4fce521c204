// @ts-check
/** What the notes say together: up to seven themes by size, and beside them the lone voices. */

import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { speak } from "../note.js";
import { n } from "../words.js";
import { breakBetweenPhrases } from "./breaking.js";
import { fit } from "./fit.js";
import { Lone } from "./lone.js";
import { Turns } from "./turns.js";

const LIST = 3; // last step of `data-fit`: fewer and fewer samples, then one theme a line

export class Themes {
  element = copy("stage-themes");
  #list = piece(this.element, "themes");
  #turns = new Turns(this.#list);
  #lone = new Lone(this.element);

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    this.#lone.show(stage);
    this.#list.dataset.themes = String(stage.themes.length);
    replaceChildrenKeyed(this.#list, stage.themes, {
      key: (theme) => theme.id,
      create: () => copy("stage-theme"),
      update: fillTheme,
    });
    for (const theme of this.#list.children) /** @type {HTMLElement} */ (theme).hidden = false;
    fit(this.#list, LIST);
    this.#turns.measure();
    this.#lone.measure();
  }

  /** @type {import("./records.js").Tick} */
  tick(_now, passed) {
    this.#turns.tick(passed);
    this.#lone.tick(passed);
  }
}

/**
 * @param {HTMLElement} element
 * @param {import("./records.js").Theme} theme
 */
function fillTheme(element, theme) {
  fill(element, { title: theme.title, size: n("{n} note", "{n} notes", theme.size) });
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
