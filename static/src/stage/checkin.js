// @ts-check
/** The check-in: its question, how many have answered, and once they are shown, the answers. */

import { copy, fill, piece } from "../dom.js";
import { answered } from "../how_many.js";
import { fit } from "./fit.js";
import { Lane } from "./lanes.js";
import { fillLines } from "./lines.js";

export class Checkin {
  element = copy("stage-checkin");
  #room = piece(this.element, "lanes");
  #lanes = [0, 1].map((number) => new Lane(piece(this.element, `lane-${number}`), number));

  /** @param {import("./records.js").Scene} scene */
  show({ stage }) {
    const shown = stage.notes.length > 0;
    this.element.classList.toggle("checkin--shown", shown);
    this.#room.hidden = !shown;
    fillLines(piece(this.element, "lines"), stage.lines);
    const people = stage.counts?.people ?? 0;
    fill(this.element, { count: answered(people) });
    fit(this.element, 2);
    this.#lanes.forEach((lane, number) => {
      lane.show(stage, shown ? stage.notes.filter((_, at) => at % 2 === number) : []);
    });
  }

  /** @type {import("./records.js").Tick} */
  tick(_now, passed) {
    for (const lane of this.#lanes) lane.tick(passed);
  }
}
