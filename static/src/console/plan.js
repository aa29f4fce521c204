// @ts-check
/**
 * Adjusting the time that is left: where minutes can be won, or given, and when it is over then.
 *
 * What can be taken from where says the server (`console.plan`); this file ticks as many minutes
 * of it as it is late by, and adds up.
 *
 * @typedef {import("./records.js").AgendaStop} AgendaStop
 * @typedef {{stop: AgendaStop, name: string, wanted: number}} Row
 */

import { copy, fill, on, piece, replaceChildrenKeyed } from "../dom.js";
import { CHANGE_PLAN } from "../protocol.js";
import { whileSeen } from "../seen.js";
import { composing } from "../typing.js";
import { t } from "../words.js";
import { clockTimes } from "./clocktime.js";
import { cuts } from "./cuts.js";
import { driftSentence, forecast, wholeMinutes } from "./late.js";
import { placeName } from "./place.js";
import { desk, session } from "./records.js";

const [LEAST, MOST] = [1, 120]; // minutes of one place

export class Plan {
  #dialog = /** @type {HTMLDialogElement} */ (document.getElementById("plan"));
  #proposed = /** @type {HTMLElement} */ (this.#dialog.querySelector("[data-part=proposed]"));
  #others = /** @type {HTMLElement} */ (this.#dialog.querySelector("[data-part=others]"));
  #more = /** @type {HTMLDetailsElement} */ (this.#dialog.querySelector("details"));
  #restore = /** @type {HTMLButtonElement} */ (this.#dialog.querySelector("[data-deed=restore]"));
  #keep = /** @type {HTMLButtonElement} */ (this.#dialog.querySelector("[data-deed=keep]"));
  #over = /** @type {HTMLElement} */ (this.#dialog.querySelector("[data-part=over]"));
  #store;
  #clock;
  #send;
  #clockTime;
  #stop = "";
  /** @type {import("./cuts.js").Cut[]} */
  #cuts = [];

  /**
   * @param {{store: import("./records.js").Store, clock: import("../clock.js").Clock,
   *   send: import("./sender.js").Send}} parts
   */
  constructor({ store, clock, send }) {
    this.#store = store;
    this.#clock = clock;
    this.#send = send;
    this.#clockTime = clockTimes(this.#dialog.dataset.zone ?? "UTC");
    on(document.getElementById("adjust"), "click", () => this.open());
    on(this.#over, "click", (event) => this.#cut(/** @type {Element} */ (event.target)));
    on(this.#dialog, "input", (event) => this.#typed(/** @type {Element} */ (event.target)));
    on(this.#dialog, "keydown", (event) => {
      const typing = /** @type {Element} */ (event.target).matches(".plan__minutes");
      if (event.key !== "Enter" || !typing || composing(event)) return;
      event.preventDefault(); // or it would press the first button of the form
      if (!this.#keep.disabled) void this.#done("keep");
    });
    on(this.#dialog, "submit", (event) => {
      event.preventDefault();
      void this.#done(/** @type {HTMLButtonElement | null} */ (event.submitter)?.value ?? "");
    });
    whileSeen(() => this.#told(), 1000);
  }

  /** Show where minutes can be won, those that it is late by ticked already. */
  open() {
    if (this.#dialog.open || this.#ahead().length === 0) return;
    this.#fill();
    this.#dialog.showModal();
    if (!this.#keep.disabled) this.#keep.focus();
  }

  #ahead() {
    const agenda = desk(this.#store)?.agenda ?? [];
    const here = agenda.findIndex(({ state }) => state === "now");
    return agenda.slice(here + 1).filter(({ minutes }) => minutes);
  }

  #forecast() {
    return forecast(desk(this.#store), session(this.#store), this.#clock.now());
  }

  #fill() {
    this.#stop = session(this.#store)?.stop.id ?? "";
    const late = wholeMinutes(this.#forecast()?.late ?? 0);
    const { wins, gives } = desk(this.#store)?.plan ?? { wins: [], gives: [] };
    const single = late > 0 ? wins.slice(0, late) : gives.slice(0, -late);
    const changes = single.reduce(
      (sum, stop) => sum.set(stop, (sum.get(stop) ?? 0) + (late > 0 ? -1 : 1)),
      /** @type {Map<string, number>} */ (new Map()),
    );
    const rows = this.#ahead().map((stop) => ({
      stop,
      name: placeName(this.#store, stop),
      wanted: (stop.minutes ?? 0) + (changes.get(stop.stop) ?? 0),
    }));
    const [proposed, others] = [true, false].map((is) =>
      rows.filter(({ stop }) => changes.has(stop.stop) === is),
    );
    this.#list(this.#proposed, proposed ?? [], late > 0);
    this.#list(this.#others, others ?? [], false);
    this.#more.open = (proposed ?? []).length === 0;
    this.#restore.hidden = rows.every(({ stop }) => stop.minutes === stop.planned);
    const short = late - (late > 0 ? single.length : late);
    fill(this.#dialog, {
      short:
        short > 0 ? t("{n} min cannot be won without leaving something out", { n: short }) : "",
    });
    this.#told();
  }

  /**
   * @param {HTMLElement} list
   * @param {Row[]} rows
   * @param {boolean} ticked
   */
  #list(list, rows, ticked) {
    list.hidden = rows.length === 0;
    replaceChildrenKeyed(list, rows, {
      key: ({ stop }) => stop.stop,
      create: ({ stop }) => described(copy("plan-row"), stop.stop),
      update: (element, { stop, name, wanted }) => {
        const [tick, minutes] = fields(element);
        tick.checked = ticked;
        minutes.value = String(wanted);
        element.dataset.minutes = String(stop.minutes);
        const planned =
          stop.planned === stop.minutes ? "" : t("plan {n}", { n: stop.planned ?? 0 });
        minutes.setAttribute("aria-label", t("Minutes of {name}", { name }));
        fill(element, { name, planned });
        changed(element);
      },
    });
  }

  /** @param {Element} field */
  #typed(field) {
    const row = /** @type {HTMLElement | null} */ (field.closest("[data-key]"));
    if (!row) return;
    const [tick, minutes] = fields(row);
    if (field === minutes) tick.checked = wantedOf(row) !== Number(row.dataset.minutes);
    changed(row);
    this.#told();
  }

  /** @returns {Record<string, number>} the new minutes of every place that is ticked */
  #chosen() {
    const sound = this.#ticked().filter((row) => wantedOf(row) !== null);
    return Object.fromEntries(sound.map((row) => [row.dataset.key, Number(wantedOf(row))]));
  }

  #ticked() {
    const rows = /** @type {HTMLElement[]} */ ([...this.#dialog.querySelectorAll(".plan__row")]);
    return rows.filter((row) => fields(row)[0].checked);
  }

  #told() {
    if (!this.#dialog.open && !this.#stop) return;
    const here = session(this.#store);
    if (this.#dialog.open && here && here.stop.id !== this.#stop) this.#fill();
    const told = this.#forecast();
    if (!told) return;
    const now = new Map(this.#ahead().map(({ stop, minutes }) => [stop, minutes ?? 0]));
    const chosen = Object.entries(this.#chosen());
    const more = chosen.reduce((sum, [stop, minutes]) => sum + minutes - (now.get(stop) ?? 0), 0);
    const after = { late: told.late + more * 60_000, end: told.end + more * 60_000 };
    const begun = here?.stop.id !== "lobby";
    fill(this.#dialog, {
      late: driftSentence(told, begun, this.#clockTime),
      outcome:
        more === 0
          ? ""
          : t("Then: {sentence}", {
              sentence: driftSentence(after, begun, this.#clockTime),
            }),
    });
    const wrong = this.#ticked().some((row) => wantedOf(row) === null);
    this.#keep.disabled = wrong || chosen.every(([stop, minutes]) => now.get(stop) === minutes);
    this.#weigh(begun ? wholeMinutes(after.late) : null, more, new Set(chosen.map(([id]) => id)));
  }

  /**
   * Say by how much the plan runs over the program, and where it could be shortened.
   *
   * @param {number | null} late minutes over by the clock; null at the doors: by the plan alone
   * @param {number} more minutes that are being added
   * @param {Set<string>} chosen stops that are being changed
   */
  #weigh(late, more, chosen) {
    const agenda = desk(this.#store)?.agenda ?? [];
    const sum = agenda.reduce((all, { minutes }) => all + (minutes ?? 0), more);
    const planned = agenda.reduce((all, stop) => all + (stop.planned ?? 0), 0);
    const over = late ?? sum - planned;
    const ways = cuts(over, desk(this.#store)?.plan.wins ?? [], chosen);
    fill(this.#dialog, {
      total: late === null ? t("In all {n} of {planned} min", { n: sum, planned }) : "",
      over:
        ways.length > 0
          ? t("{n} min over. You could shorten:", { n: over })
          : t("{n} min over", { n: over }),
    });
    this.#over.hidden = over <= 0;
    if (said(ways) === said(this.#cuts)) return;
    this.#cuts = ways;
    replaceChildrenKeyed(piece(this.#over, "ways"), ways, {
      key: (way) => said([way]),
      create: () => copy("plan-cut"),
      update: (button, way) => fill(button, { cut: this.#way(way) }),
    });
  }

  /** @param {import("./cuts.js").Cut} way */
  #way(way) {
    const agenda = new Map(this.#ahead().map((stop) => [stop.stop, stop]));
    return [...way]
      .map(([id, minutes]) => {
        const stop = agenda.get(id);
        return t("{name} −{n} min", { name: stop ? placeName(this.#store, stop) : "", n: minutes });
      })
      .join(" + ");
  }

  /** Take the minutes of one way. @param {Element} pressed */
  #cut(pressed) {
    const key = pressed.closest("[data-key]")?.getAttribute("data-key");
    const way = this.#cuts.find((each) => said([each]) === key);
    if (!way) return;
    for (const [stop, minutes] of way) {
      const row = this.#dialog.querySelector(`.plan__row[data-key="${CSS.escape(stop)}"]`);
      if (!(row instanceof HTMLElement)) continue;
      const [tick, field] = fields(row);
      field.value = String(Number(row.dataset.minutes) - minutes);
      tick.checked = true;
      changed(row);
    }
    this.#more.open = true; // what has just changed can be seen
    this.#told();
    this.#keep.focus();
  }

  /** @param {string} how `keep`, `restore`, or nothing */
  async #done(how) {
    const back = Object.fromEntries(this.#ahead().map(({ stop }) => [stop, null]));
    const minutes = how === "restore" ? back : this.#chosen();
    this.#dialog.close();
    this.#stop = "";
    if (how === "restore" || how === "keep") await this.#send(CHANGE_PLAN, { minutes });
  }
}

/** @param {import("./cuts.js").Cut[]} ways @returns {string} the same for the same ways */
const said = (ways) => JSON.stringify(ways.map((way) => [...way]));

/** @param {Element} row @returns {[HTMLInputElement, HTMLInputElement]} the tick and the minutes */
const fields = (row) => /** @type {any} */ ([...row.querySelectorAll("input")]);

/** @param {HTMLElement} row @returns {number | null} null for what is no number of minutes */
function wantedOf(row) {
  const typed = Number(fields(row)[1].value.normalize("NFKC").trim() || NaN);
  return Number.isInteger(typed) && typed >= LEAST && typed <= MOST ? typed : null;
}

/**
 * Join the field of a place to the words that say what is wrong in it.
 *
 * @param {HTMLElement} row
 * @param {string} stop
 */
function described(row, stop) {
  const wrong = /** @type {HTMLElement} */ (row.querySelector("[data-slot=wrong]"));
  wrong.id = `plan-wrong-${stop}`;
  fields(row)[1].setAttribute("aria-describedby", wrong.id);
  return row;
}

/** Say what becomes of a place. @param {HTMLElement} row */
function changed(row) {
  const wanted = wantedOf(row);
  const by = (wanted ?? 0) - Number(row.dataset.minutes);
  fields(row)[1].setAttribute("aria-invalid", String(wanted === null));
  fill(row, {
    change: wanted === null || by === 0 ? "" : by > 0 ? `+${by}` : `−${-by}`,
    wrong: wanted === null ? t("{n} to {most} minutes", { n: LEAST, most: MOST }) : "",
  });
}
