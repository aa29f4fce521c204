// @ts-check
/**
 * What the notes say together: seven themes a page, by size, and beside them the lone voices. Where
 * there is no room for what was written in them, they come once more, a few at a time, with it.
 */

import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { speak } from "../note.js";
import { n, t } from "../words.js";
import { breakBetweenPhrases } from "./breaking.js";
import { fit, groups, overflows } from "./fit.js";
import { Lone } from "./lone.js";
import { pageAt, partAt, showPages } from "./pages.js";

const BARE = 2; // step of `data-fit` from which on there are no samples
const LIST = 3; // the last one: fewer and fewer samples, then one theme a line
const CLOSE = 3; // themes that come with their samples, at most

/** @typedef {{up: HTMLElement[], many: number, step: string}} Turn */

export class Themes {
  element = copy("stage-themes");
  #list = piece(this.element, "themes");
  #lone = new Lone(this.element);
  /** @type {import("./records.js").Stage | null} */
  #stage = null;
  #number = 0;
  /** What is up one after another: which themes, and how. @type {Turn[]} */
  #turns = [];
  #shown = -1;

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
    this.#turn(partAt(this.#stage, passed, this.#turns.length));
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
    replaceChildrenKeyed(this.#list, themes, {
      key: (theme) => theme.id,
      create: () => copy("stage-theme"),
      update: fillTheme,
    });
    const all = /** @type {HTMLElement[]} */ ([...this.#list.children]);
    const bare = this.#together(all);
    // Where several pages share their time there would be none left to read.
    const hurried = stage.page === null && stage.pages > 1;
    const more = bare && !hurried && themes.some(({ samples }) => samples.length > 0);
    if (more) this.#turns.push(...this.#closely(all));
    const shown = Math.max(0, this.#shown);
    this.#shown = -1;
    this.#turn(Math.min(shown, this.#turns.length - 1));
  }

  /**
   * All themes of the page at once, or if that is too much even without samples in turns.
   *
   * @param {HTMLElement[]} all
   * @returns {boolean} whether there is no room for a sample
   */
  #together(all) {
    this.#place(all, all.length);
    fit(this.#list, LIST);
    const step = this.#list.dataset.fit ?? "0";
    this.#turns = groups(all, this.#list).map((up) => ({ up, many: all.length, step }));
    if (this.#turns.length === 0) this.#turns = [{ up: [], many: 0, step }];
    return Number(step) >= BARE;
  }

  /**
   * The same themes with their samples, as many at a time as have room.
   *
   * @param {HTMLElement[]} all
   * @returns {Turn[]}
   */
  #closely(all) {
    /** @type {Turn[]} */
    const turns = [];
    for (let first = 0; first < all.length; first += turns.at(-1)?.up.length ?? 1) {
      for (let many = Math.min(CLOSE, all.length - first); many > 0; many -= 1) {
        const up = all.slice(first, first + many);
        this.#list.dataset.fit = "0";
        this.#place(up, many);
        if (many > 1 && overflows(this.#list)) continue;
        fit(this.#list, LIST);
        turns.push({ up, many, step: this.#list.dataset.fit ?? "0" });
        break;
      }
    }
    return turns;
  }

  /**
   * @param {HTMLElement[]} up
   * @param {number} many how many the stylesheet makes room for
   */
  #place(up, many) {
    this.#list.dataset.themes = String(many);
    for (const child of this.#list.children) {
      const theme = /** @type {HTMLElement} */ (child);
      theme.hidden = !up.includes(theme);
    }
  }

  /** @param {number} index */
  #turn(index) {
    const turn = this.#turns[index];
    if (index === this.#shown || !turn) return;
    this.#shown = index;
    this.#list.dataset.fit = turn.step;
    this.#place(turn.up, turn.many);
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
