// @ts-check
/**
 * Whether words may hold a contact or somebody's name: so that their author looks twice.
 *
 * The patterns come with the page (facilitator/core/words/personal.py); nothing leaves the phone for it.
 * A browser that cannot read one of them asks nobody.
 *
 * @typedef {{contact: string, name: string, honoured: string, nobody: string}} Patterns
 */

/**
 * @param {Patterns | undefined} patterns
 * @returns {(text: string) => boolean}
 */
export function finder(patterns) {
  if (!patterns) return () => false;
  try {
    const contact = new RegExp(patterns.contact, "i");
    const name = new RegExp(patterns.name);
    const honoured = new RegExp(patterns.honoured, "g");
    const nobody = new RegExp(patterns.nobody);
    return (text) => {
      const plain = text.normalize("NFKC");
      if (contact.test(plain) || name.test(plain)) return true;
      return [...plain.matchAll(honoured)].some(([, before]) => !nobody.test(before ?? ""));
    };
  } catch {
    return () => false;
  }
}
