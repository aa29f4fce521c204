// @ts-check
/**
 * The first step: what the program asks, what it adds in a line, and, without names, some steps
 * that people let us show.
 */

import { copy, fill, piece, replaceChildrenKeyed } from "../dom.js";
import { decided } from "../how_many.js";
import { speak } from "../note.js";
import { pick } from "../words.js";
import { breakBetweenPhrases } from "./breaking.js";
import { cut, fit } from "./fit.js";
import { fillLines } from "./lines.js";
import { Turns } from "./turns.js";

export class Pledge {
  element = copy("stage-pledge");
  #like = piece(this.element, "like");
  #room = piece(this.element, "room");
  #examples = piece(this.element, "examples");
  #turns = new Turns(this.#examples);

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    const { examples, pledges } = stage;
    this.element.classList.toggle("pledge--examples", examples.length > 0);
    this.#room.hidden = examples.length === 0;
    fillLines(piece(this.element, "lines"), stage.lines);
    fill(this.element, {
      like: pick(stage.ask),
      count: decided(pledges ?? { decided: 0, not_yet: 0 }),
    });
    this.#like.hidden = !stage.ask;
    breakBetweenPhrases(this.#like);
    replaceChildrenKeyed(this.#examples, examples, {
      key: ({ id }) => id,
      create: () => copy("stage-example"),
      update: (element, { text }) => {
        fill(element, { text });
        speak(/** @type {HTMLElement} */ (element.firstElementChild), text);
        breakBetweenPhrases(element.firstElementChild);
      },
    });
    if (examples.length === 0) fit(this.element, 2);
    else cut(/** @type {HTMLElement[]} */ ([...this.#examples.children]), this.#examples);
    this.#turns.measure();
  }

  /** @type {import("./records.js").Tick} */
  tick(_now, passed) {
    this.#turns.tick(passed);
  }
}
