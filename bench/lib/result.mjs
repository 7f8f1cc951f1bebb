/** @typedef {import('./stats.mjs').Spread} Spread */

/**
 * Measured on one machine: good for comparing what stands in one figure.
 * @typedef {object} Figure
 * @property {string} name of the plot's file
 * @property {string} title
 * @property {string} unit
 * @property {Array<{ title: string, rival: import('../report/colours.mjs').Rival, value: Spread }>} bars
 */

/**
 * A claim and what came out: mostly a ratio, so that it holds on other machines too.
 * @typedef {object} Claim
 * @property {string} title
 * @property {'x' | 'ms' | 'items' | 'MB'} unit
 * @property {Spread} value
 * @property {number} [atLeast]
 * @property {number} [atMost]
 */

/**
 * What a benchmark found.
 * @typedef {object} Result
 * @property {string} how how it was measured, for the page
 * @property {string} [database] what n8n keeps its data in, SQLite unless told otherwise
 * @property {Claim[]} claims
 * @property {Figure[]} figures
 * @property {Array<{ head: string[], rows: string[][] }>} [tables] what does not fit a plot
 */

/**
 * What every benchmark gets.
 * @typedef {object} Setting
 * @property {string} tarball the packed package
 * @property {string} node the Node.js that runs n8n, and every process beside it
 * @property {number} rounds
 * @property {(line: string) => void} show tells how far it is
 */

/**
 * @typedef {{ name: string, title: string, rounds: number, needsServers?: boolean, run: (setting: Setting) => Promise<Result> }} Benchmark
 *   `rounds`: how many it takes unless told otherwise; `needsServers`: Redis and PostgreSQL
 */

/** @param {Claim} claim */
export const isTargeted = ({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined;

/** @param {Claim} claim */
export const isMet = ({ value, atLeast = -Infinity, atMost = Infinity }) =>
	value.median >= atLeast && value.median <= atMost;
