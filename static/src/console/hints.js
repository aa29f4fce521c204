// @ts-check
/** The sub-prompts of the present question: any one of them on the stage, or none. */

import { PART, SHOW_HINT } from "../protocol.js";
import { OneOf } from "./one_of.js";
import { desk } from "./records.js";

/** @param {{store: import("./records.js").Store, send: import("./sender.js").Send}} parts */
export function offerHints({ store, send }) {
  new OneOf({
    ...{ id: "hints", store, keys: ["console", PART] },
    offer: () => {
      const hint = desk(store)?.hint;
      return hint ? { ...hint, texts: store.get(PART + hint.part)?.sub ?? [] } : null;
    },
    press: ({ part, at }, n) => void send(SHOW_HINT, { part, n: n === at ? null : n }),
  });
}
