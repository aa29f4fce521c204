// @ts-check
/**
 * Who has the one button: handing it over, accepting it, taking it back.
 *
 * Nobody is asked twice: what is done here can be taken back by whoever ran the session before.
 *
 * @typedef {import("./crew.js").Crew} Crew
 */

import { copy, fill, on, replaceChildrenKeyed } from "../dom.js";
import { page } from "../page.js";
import { KEEP_LEAD, OFFER_LEAD, TAKE_LEAD } from "../protocol.js";
import { t } from "../words.js";
import { called } from "./crew.js";
import { leads } from "./leading.js";
import { desk } from "./records.js";
import { watch } from "./watch.js";

const MAY_LEAD = ["facilitator", "co"];
const ANYBODY = "";

export class Lead {
  #root = /** @type {HTMLElement} */ (document.getElementById("lead"));
  #dialog = /** @type {HTMLDialogElement} */ (document.getElementById("hand-over"));
  #list = /** @type {HTMLElement} */ (document.getElementById("hand-over-to"));
  #hand = /** @type {HTMLElement} */ (document.getElementById("hand-over-open"));
  #sure = /** @type {HTMLDialogElement} */ (document.getElementById("take-over"));
  #store;
  #send;
  #crew;
  #primary;
  #draw;

  /**
   * @param {{store: import("./records.js").Store, send: import("./sender.js").Send, crew: Crew,
   *   primary: import("./primary.js").Primary}} parts
   */
  constructor({ store, send, crew, primary }) {
    this.#store = store;
    this.#send = send;
    this.#crew = crew;
    this.#primary = primary;
    on(this.#root, "click", (event) => this.#pressed(event));
    on(this.#hand, "click", () => this.#open());
    on(this.#list, "click", (event) => this.#chosen(event));
    on(this.#sure, "close", () => this.#sure.returnValue === "take" && void send(TAKE_LEAD));
    this.#draw = watch(store, ["console"], () => this.#show());
    crew.subscribe(() => this.#draw());
  }

  /** Whether this console has the one button. */
  get leads() {
    return leads(this.#store);
  }

  get #offeredHere() {
    const lead = desk(this.#store)?.lead;
    return (
      Boolean(lead?.offered) && !this.leads && [null, this.#crew.me].includes(lead?.to ?? null)
    );
  }

  /** Whether whoever leads has gone. */
  get #alone() {
    const holder = desk(this.#store)?.lead?.holder ?? null;
    return !this.#crew.some(({ id, role }) =>
      holder === null ? role === "facilitator" : id === holder,
    );
  }

  #show() {
    const lead = desk(this.#store)?.lead;
    const mine = this.leads;
    this.#primary.leads = mine;
    this.#hand.hidden = !mine || Boolean(lead?.offered);
    this.#root.dataset.state = this.#state(Boolean(lead?.offered));
    const who = lead?.to ? this.#crew.name(lead.to) : t("whoever takes it");
    fill(this.#root, {
      offering: t("Offered to {who}", { who }),
      leader: this.#alone
        ? t("{who} is not connected", { who: this.#crew.name(lead?.holder) })
        : t("{who} leads", { who: this.#crew.name(lead?.holder) }),
    });
    if (this.#dialog.open) this.#offers();
  }

  /** @param {boolean} offered @returns {string} what stands beside the one button, or in its place */
  #state(offered) {
    if (this.leads) return offered ? "offering" : "leading";
    if (this.#offeredHere) return "offered";
    if (page.role === "facilitator") return "given";
    return this.#alone ? "alone" : "following";
  }

  /** @param {Event} event */
  #pressed(event) {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    const deed = button?.dataset.lead;
    if (deed === "keep") void this.#send(KEEP_LEAD);
    if (deed === "take") void this.#send(TAKE_LEAD);
    if (deed === "over") this.#ask();
  }

  #ask() {
    this.#sure.returnValue = ""; // else Esc would give the answer of the last time
    this.#sure.showModal();
  }

  #open() {
    this.#offers();
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  #offers() {
    const others = this.#crew.others.filter(({ here, role }) => here && MAY_LEAD.includes(role));
    const offers = [
      ...others.map((member) => ({ id: member.id, words: called(member) })),
      { id: ANYBODY, words: t("Whoever takes it first") },
    ];
    replaceChildrenKeyed(this.#list, offers, {
      key: ({ id }) => id || "anybody",
      create: () => copy("hand-over-row"),
      update: (row, { id, words }) => {
        row.dataset.to = id;
        fill(row, { who: words });
      },
    });
    const nobody = /** @type {HTMLElement} */ (this.#dialog.querySelector("[data-nobody]"));
    nobody.hidden = others.length > 0;
  }

  /** @param {Event} event */
  #chosen(event) {
    const row = /** @type {HTMLElement | null} */ (
      /** @type {HTMLElement} */ (event.target).closest("[data-to]")
    );
    if (!row) return;
    this.#dialog.close();
    void this.#send(OFFER_LEAD, { to: row.dataset.to || null });
  }
}
