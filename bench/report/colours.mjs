/**
 * Who is compared, so that everybody has one colour on all plots.
 * @typedef {'package' | 'webhook' | 'polling' | 'builtIn' | 'httpRequest' | 'bare' | 'sandbox' | 'mock'} Rival
 *   `package`: this package where the way of receiving makes no difference; `bare`: a bot without n8n
 */

/**
 * Told apart by people who cannot tell red from green, on white and on black.
 * @type {Readonly<Record<Rival, string>>}
 */
export const COLOURS = {
	package: '#2188d9',
	webhook: '#2188d9',
	polling: '#12a594',
	builtIn: '#8d98a5',
	httpRequest: '#8d98a5',
	bare: '#d9822b',
	sandbox: '#2188d9',
	mock: '#8d98a5',
};

/** @param {Rival} rival whether it is of this project */
export const isOwn = (rival) => ['package', 'webhook', 'polling', 'sandbox'].includes(rival);
