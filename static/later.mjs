/**
 * Keeps a page in one piece, although some of its code is loaded later: that code imports the
 * page's own script, so that whatever both need stays together instead of being cut into several
 * files, which would be larger on the line and come one after the other.
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

/** @param {string} entry the page's own script @returns {import("esbuild").Plugin} */
export const later = (entry) => ({
  name: "later",
  setup(build) {
    /** @type {Set<string>} */
    const found = new Set();
    build.onResolve({ filter: /./ }, async ({ path, kind, resolveDir, importer, pluginData }) => {
      if (kind !== "dynamic-import" || pluginData) return undefined;
      const there = await build.resolve(path, { kind, resolveDir, importer, pluginData: true });
      found.add(there.path);
      return there;
    });
    build.onLoad({ filter: /\.js$/ }, async ({ path }) => {
      if (!found.has(path)) return undefined;
      return {
        contents: `${await readFile(path, "utf8")}\nimport ${JSON.stringify(resolve(entry))};\n`,
      };
    });
  },
});
