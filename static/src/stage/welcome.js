// @ts-check
/** The beginning: what is begun, on which day, and who is there. */

import { when } from "../appointed.js";
import { copy, fill, piece } from "../dom.js";
import { fillSpoken } from "../note.js";
import { pick } from "../words.js";
import { Arrivals } from "./arrivals.js";
import { fit } from "./fit.js";
import { fillLines } from "./lines.js";

const LEAST = 5; // last step of `data-fit`: the title, and who is there

export class Welcome {
  element = copy("stage-welcome");
  #arrivals = new Arrivals(this.element);

  /** @param {import("./records.js").Scene} scene */
  show({ session, here, stage }) {
    const held = when(session.appointed);
    fill(this.element, { hello: pick(stage.title), held });
    fillSpoken(this.element, "title", session.title);
    piece(this.element, "held").hidden = held === "";
    fillLines(piece(this.element, "lines"), stage.lines);
    this.#arrivals.show(here);
    fit(this.element, LEAST);
  }
}
