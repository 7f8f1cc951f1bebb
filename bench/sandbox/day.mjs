// Lets a day pass at a sandbox with many subscribers, all of whom are charged again in it. Prints, as
// JSON, the sandbox's resident memory along the way, in MB.
import { atOnce } from './client.mjs';
import { residentMegabytes } from '../lib/memory.mjs';
import { INVOICE, openShop } from './shop.mjs';

const AT_ONCE = 32;
const SUBSCRIBERS = 1_000;
const PERIOD_S = 2_592_000;
const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

const [url, pid] = process.argv.slice(2);
const memory = () => residentMegabytes(Number(pid));
const empty = memory();

const shop = await openShop(url, AT_ONCE);
const link = await shop.ask('createInvoiceLink', { ...INVOICE, subscription_period: PERIOD_S });
let customers = 0;
await atOnce(AT_ONCE, async () => {
	while (customers < SUBSCRIBERS) {
		const customer = ++customers;
		await shop.ask('sendMessage', { chat_id: customer, text: 'Welcome!' });
		await shop.pay({ customer_id: customer, link });
	}
});
// To the hours around the moment in which their month is over.
await shop.advance(PERIOD_S * 1_000 - (DAY_HOURS / 2) * HOUR_MS);
const before = memory();
for (let hour = 0; hour < DAY_HOURS; hour++) await shop.advance(HOUR_MS);
const after = memory();
if (shop.paid() !== 2 * SUBSCRIBERS) {
	throw new Error(`${shop.paid()} payments instead of ${2 * SUBSCRIBERS}.`);
}
shop.close();
process.stdout.write(JSON.stringify({ empty, before, after }));
