/**
 * What `npm run test:releases` tries in each release of n8n: the titles of groups of its tests, and the
 * rows of README's table, in this order.
 */
export const capabilities = Object.freeze({
	installation: 'Installation by npm',
	credentials: 'Credentials, saved and tested',
	publishing: 'Publishing, and taking it back',
	webhook: 'Selling by webhook',
	polling: 'Selling by polling',
	repeat: 'One row, though Telegram repeats a delivery',
	restart: 'Nothing lost when n8n is killed',
	waiting: 'Send and Wait for Payment',
	examples: 'Examples, with Data Tables',
	tables: 'Examples create their Data Tables',
});

/**
 * What a release of n8n lacks, by the names above: README says so in place of "works", and a test tries
 * that it is so.
 * @type {Readonly<Record<string, { releases: readonly string[], says: string }>>}
 */
export const limits = Object.freeze({
	tables: { releases: ['2.0.3', '1.123.81'], says: "no, n8n's node cannot" },
});

/**
 * Whether the Data Table node of a release creates tables; where it does not, a person does before.
 * @param {string} release
 */
export const createsTables = (release) => !limits.tables.releases.includes(release);
