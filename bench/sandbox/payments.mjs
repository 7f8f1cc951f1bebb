// Sells to many customers at once: an invoice sent, its checkout approved, the payment told to the bot.
// Prints, as JSON, how many payments a second that came to.
import { setTimeout as sleep } from 'node:timers/promises';
import { atOnce } from './client.mjs';
import { INVOICE, openShop } from './shop.mjs';

const AT_ONCE = 32;
const CUSTOMERS = 500;
const WARM_UP = 500;
const MEASURED = 3_000;
const LOOK_MS = 1;

const [url] = process.argv.slice(2);
const shop = await openShop(url, AT_ONCE);

/** @param {number} payments @returns {Promise<number>} seconds until the bot was told of all */
async function sell(payments) {
	const told = shop.paid() + payments;
	const since = performance.now();
	let started = 0;
	await atOnce(AT_ONCE, async () => {
		while (started < payments) {
			const customer = 1 + (started++ % CUSTOMERS);
			const { message_id } = await shop.ask('sendInvoice', { ...INVOICE, chat_id: customer });
			await shop.pay({ customer_id: customer, chat_id: customer, message_id });
		}
	});
	while (shop.paid() < told) await sleep(LOOK_MS);
	return (performance.now() - since) / 1_000;
}

await sell(WARM_UP);
const seconds = await sell(MEASURED);
shop.close();
process.stdout.write(JSON.stringify({ perSecond: MEASURED / seconds }));
