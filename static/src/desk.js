// @ts-check
/**
 * The page of those who help to run a session: online host, scribe, observer.
 *
 * The server has put on the page what the role may do, and sends it what the role may see. This
 * file brings to life what it finds.
 */

import { Clock } from "./clock.js";
import { connect } from "./connection.js";
import { Asked } from "./console/asked.js";
import { Between } from "./console/between.js";
import { Breakouts } from "./console/breakouts.js";
import { bySheet } from "./console/by_sheet.js";
import { counted } from "./console/counted.js";
import { Crew } from "./console/crew.js";
import { Deciding } from "./console/deciding.js";
import { Hands } from "./console/hands.js";
import { Looking } from "./console/looking.js";
import { Preview } from "./console/preview.js";
import { Scribe } from "./console/scribe.js";
import { Unsent } from "./console/unsent.js";
import { Way } from "./console/way.js";
import { sendNothingByConversion } from "./conversions.js";
import { Device } from "./device.js";
import { fill } from "./dom.js";
import { holdBackTooLong } from "./most.js";
import { page } from "./page.js";
import { shareBy } from "./share.js";
import { Store } from "./store.js";
import { t } from "./words.js";

const store = new Store();
const clock = new Clock();
const crew = new Crew();
const unsent = new Unsent(new Device());
const host = page.role === "host";
const looks = host || page.role === "observer";

/** @type {((head: import("./protocol.js").Head) => void)[]} */
const heard = [];
const connection = connect({
  page,
  store,
  clock,
  on: {
    head: (head) => {
      for (const listener of heard) listener(head);
    },
    state: (state) => {
      for (const name of ["offline", "refused"]) {
        /** @type {HTMLElement} */ (document.getElementById(name)).hidden = state !== name;
      }
    },
  },
});

sendNothingByConversion();
holdBackTooLong();
if (page.role === "scribe") {
  /** @type {import("./console/sender.js").Send} */
  const send = async (type, fields) => (connection.down ? null : connection.act(type, fields));
  new Hands({ store, send, unsent });
  const deciding = new Deciding({ store, send, unsent });
  const scribe = new Scribe({ store, unsent, send });
  scribe.focus();
  bySheet({ deciding, scribe, open: () => {} });
}
if (looks) {
  new Way(store);
  const preview = new Preview({ store, clock });
  const looking = new Looking({ store, connection, wishes: host });
  heard.push((head) => {
    preview.present(head.counts);
    looking.heard(head);
  });
}
if (host) {
  new Breakouts(store);
  new Asked(store);
  const between = new Between({ store, crew, connection, unsent, send: null });
  const present = /** @type {HTMLElement} */ (document.getElementById("present"));
  heard.push((head) => {
    crew.heard(head);
    between.heard(head);
    fill(present, { ...head.counts });
    const { venue, online } = head.counts;
    counted.tell("here", t("venue {venue}, online {online}", { venue, online }));
  });
  shareBy(/** @type {HTMLElement} */ (document.getElementById("copy-message")));
}
