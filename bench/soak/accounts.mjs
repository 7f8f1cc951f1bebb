import { readRows } from '../../scripts/n8n/dataTables.mjs';

/** @typedef {import('./buyers.mjs').Purchase} Purchase */

/**
 * What was stored of a lane's payments, against what its buyers did.
 * @typedef {object} Account
 * @property {string} title
 * @property {string} acknowledge
 * @property {Record<string, number>} outcomes purchases by how they ended
 * @property {number} paid
 * @property {number} stored payments that have a row
 * @property {number} lost paid, but not stored
 * @property {number} wrong stored with another order or amount, or never paid
 * @property {number} repeated second rows of one payment
 * @property {number} mispaid payments that must not have been possible
 * @property {number} refunds
 * @property {number} refundsLost
 * @property {number} [woken] runs that a payment woke
 * @property {number} [wokenWrongly] payments that woke no run, or more than one
 */

/**
 * @param {import('../../scripts/n8n/api.mjs').N8nApi} api
 * @param {import('./lanes.mjs').Lane} lane
 * @param {Purchase[]} purchases
 * @returns {Promise<Account>}
 */
export async function account(api, { title, bot, resumed }, purchases) {
	const rows = await readRows(api, bot.table.name);
	const payments = rows.filter(({ event }) => event === 'successful_payment');
	const refunds = rows.filter(({ event }) => event === 'refunded_payment');
	const paid = purchases.filter(({ status }) => status === 'paid');
	const refunded = paid.filter(({ refunded: answer }) => answer === 'yes');
	const storedCharges = charges(payments);
	const refundedCharges = charges(refunds);
	const byCharge = new Map(paid.map((purchase) => [purchase.charge, purchase]));
	const fits = (/** @type {Record<string, unknown>} */ row) => {
		const purchase = byCharge.get(String(row.telegram_payment_charge_id));
		return purchase?.order === row.order_id && purchase?.total === row.total_amount;
	};
	return {
		title,
		acknowledge: bot.acknowledge,
		outcomes: countBy(purchases.map(({ status }) => status)),
		paid: paid.length,
		stored: storedCharges.size,
		lost: paid.filter(({ charge }) => !storedCharges.has(charge)).length,
		wrong: payments.filter((row) => !fits(row)).length,
		repeated: payments.length - storedCharges.size + (refunds.length - refundedCharges.size),
		mispaid: paid.filter(({ refused }) => refused).length,
		refunds: refundedCharges.size,
		refundsLost: refunded.filter(({ charge }) => !refundedCharges.has(charge)).length,
		...(resumed && (await accountWoken(api, resumed, paid))),
	};
}

/**
 * @param {import('../../scripts/n8n/api.mjs').N8nApi} api
 * @param {string} table
 * @param {Purchase[]} paid
 */
async function accountWoken(api, table, paid) {
	const woken = countBy((await readRows(api, table)).map(({ order_id }) => String(order_id)));
	return {
		woken: Object.keys(woken).length,
		wokenWrongly: paid.filter(({ order }) => woken[order] !== 1).length,
	};
}

/** @param {Array<Record<string, unknown>>} rows @returns {Set<unknown>} */
const charges = (rows) =>
	new Set(rows.map(({ telegram_payment_charge_id }) => telegram_payment_charge_id));

/** @param {string[]} words @returns {Record<string, number>} */
function countBy(words) {
	/** @type {Record<string, number>} */
	const counts = {};
	for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
	return counts;
}
