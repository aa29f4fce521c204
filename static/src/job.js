// @ts-check
/**
 * Work that another process does for this page: asks for it, and asks after it once a second.
 *
 * @typedef {{state: "queued" | "running" | "done" | "failed", progress: number,
 *   message: string, file: string | null}} Job `progress` in percent
 */

const ASK_AGAIN_MS = 1000;

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What the server would not do, in a sentence for people. */
export class Unwilling extends Error {}

/**
 * Ask for work. Throws `Unwilling` with what the server says about it.
 *
 * @param {string} url
 * @param {URLSearchParams} wish
 * @returns {Promise<string>} where to ask after the job
 */
export async function ask(url, wish) {
  const headers = { Accept: "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: wish });
  const { job, error } = await answer.json();
  if (!answer.ok) throw new Unwilling(error);
  return job;
}

/**
 * Wait until a job is done or has failed.
 *
 * @param {string} url
 * @param {(progress: number) => void} tell hears how much is done, in percent
 * @returns {Promise<Job>}
 */
export async function finished(url, tell) {
  for (;;) {
    const answer = await fetch(url, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const job = /** @type {Job} */ (await answer.json());
    tell(job.progress);
    if (job.state === "done" || job.state === "failed") return job;
    await pause(ASK_AGAIN_MS);
  }
}
