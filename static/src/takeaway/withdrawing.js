// @ts-check
/** Taking a first step back: what was never sent just goes. */

import { MAKE_FIRST_STEP, WITHDRAW_FIRST_STEP } from "../protocol.js";

/**
 * @param {{seat: import("../phone/seat.js").Seat, outbox: import("../outbox.js").Outbox}} parts
 * @param {string} part
 */
export function withdrawStep({ seat, outbox }, part) {
  const waiting = outbox.waiting.find(({ action, tried }) => {
    return action.type === MAKE_FIRST_STEP && action.part === part && !tried;
  });
  if (waiting) outbox.change(waiting.action.action_id, null);
  const { id } = seat.own.pledges[part] ?? {};
  const going = seat.pending.some((one) => one.type === WITHDRAW_FIRST_STEP && one.pledge === id);
  if (id && !going) outbox.add(WITHDRAW_FIRST_STEP, { pledge: id });
}
