// @ts-check
/** The doors are open: how to come in, and how many have. */

import { copy, fill, piece } from "../dom.js";
import { pick, t } from "../words.js";
import { fit } from "./fit.js";

export class Lobby {
  element = copy("stage-lobby");
  #words = piece(this.element, "words");

  /** @param {import("./records.js").Scene} scene */
  show({ session, here, stage }) {
    const { venue, online } = here ?? { venue: 0, online: 0 };
    const counts = here ? t("Venue {v} · Online {o}", { v: venue, o: online }) : "";
    fill(this.element, { title: session.title, counts, ask: pick(stage.ask) });
    piece(this.element, "ask").hidden = stage.ask === null;
    fit(this.element, 3, this.#words);
  }
}
