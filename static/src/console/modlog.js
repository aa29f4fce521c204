// @ts-check
/** The moderation log: what was taken off which screen, by whom and why; and a way back. */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { LET_ON_STAGE, MODLOG, NOTE, RESTORE_NOTES, RESTORE_REPLY } from "../protocol.js";
import { n, t } from "../words.js";
import { clockTimes } from "./clocktime.js";
import { say } from "./tables.js";
import { watch } from "./watch.js";

/**
 * @typedef {import("../protocol.js").Moderated} Moderated
 * @typedef {import("./records.js").Note} Note
 */

export class ModLog {
  #root = /** @type {HTMLElement} */ (document.getElementById("modlog"));
  #list = /** @type {HTMLElement} */ (this.#root.querySelector("ol"));
  #time = clockTimes(this.#root.dataset.zone ?? "UTC");
  #store;

  /** @param {{store: import("./records.js").Store, send: import("./sender.js").Send}} parts */
  constructor({ store, send }) {
    this.#store = store;
    on(this.#list, "click", (event) => {
      const button = /** @type {HTMLElement} */ (event.target).closest("button");
      if (!button) return;
      const { note: id = "", reply = "" } = button.dataset;
      const note = this.#note(id);
      if (reply) void send(RESTORE_REPLY, { reply });
      else if (note?.hidden) void send(RESTORE_NOTES, { notes: [note.id] });
      else if (note) void send(LET_ON_STAGE, { notes: [note.id] });
    });
    watch(store, [MODLOG, NOTE], () => this.#show());
  }

  #show() {
    const rows = this.#rows;
    const notes = this.#store.entries(NOTE).map(([, note]) => /** @type {Note} */ (note));
    const off = notes.filter(taken).length;
    const lines = notes.flatMap(({ replies }) => replies).filter(({ hidden }) => hidden).length;
    this.#root.hidden = rows.length === 0;
    fill(this.#root, {
      off: [
        off ? n("{n} note is off", "{n} notes are off", off) : "",
        lines ? n("{n} line is hidden", "{n} lines are hidden", lines) : "",
      ]
        .filter(Boolean)
        .join(" · "),
    });
    replaceChildrenKeyed(this.#list, rows, {
      key: ({ seq }) => String(seq),
      create: () => copy("modlog-row"),
      update: (row, each) => this.#paint(row, each),
    });
  }

  /**
   * @param {HTMLElement} row
   * @param {Moderated} each
   */
  #paint(row, each) {
    const note = this.#note(each.note);
    const line = ofLine(each) ? note?.replies.find(({ id }) => id === each.reply) : undefined;
    const said = ofLine(each) ? line?.text : note?.text;
    const why = each.why ? say("whys", each.why) : "";
    fill(row, {
      time: this.#time(each.at),
      what: say("moderated", each.what),
      role: say("roles", each.role || "facilitator"),
      why: [why, each.words].filter(Boolean).join(t(": ")),
      text: said ? `${ofLine(each) ? "↳ " : ""}${said}` : "",
    });
    const off = ofLine(each) ? line?.hidden : note && taken(note);
    const back = /** @type {HTMLButtonElement} */ (row.querySelector("button"));
    back.hidden = !off || this.#latest(each) !== each.seq;
    back.dataset.note = each.note ?? "";
    back.dataset.reply = line?.id ?? "";
  }

  /** @returns {Moderated[]} */
  get #rows() {
    return this.#store.get(MODLOG)?.rows ?? [];
  }

  /** Only what was done last to a note, or a line, is offered to be taken back. @param {Moderated} to */
  #latest(to) {
    const same = /** @param {Moderated} row */ (row) =>
      ofLine(to) ? row.reply === to.reply : row.note === to.note && !ofLine(row);
    return this.#rows.find(same)?.seq;
  }

  /** @param {string | null} id */
  #note(id) {
    return /** @type {Note | undefined} */ (id ? this.#store.get(NOTE + id) : undefined);
  }
}

/** @param {Note} note */
const taken = (note) => note.hidden || note.desk?.stage === "off";

/** Whether a line built on a note is meant, and not the note. @param {{what: string}} row */
const ofLine = ({ what }) => what.startsWith("line_");
