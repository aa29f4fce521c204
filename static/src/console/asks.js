// @ts-check
/** What the check-in asks: the question of the program, or one that it offers in its place. */

import { CHOOSE_QUESTION } from "../protocol.js";
import { OneOf } from "./one_of.js";
import { desk } from "./records.js";

/** @param {{store: import("./records.js").Store, send: import("./sender.js").Send}} parts */
export function offerQuestions({ store, send }) {
  new OneOf({
    ...{ id: "asks", store, keys: ["console"] },
    offer: () => {
      const asks = desk(store)?.asks;
      return asks ? { ...asks, texts: asks.questions } : null;
    },
    press: ({ part, at }, n) => {
      if (n !== at) void send(CHOOSE_QUESTION, { part, n });
    },
  });
}
