/** @jest-environment ./test/support/n8n/environment.mjs */
import { createHmac } from 'node:crypto';
import { http } from '../support/http';
import { openPage, startBrowser } from '../support/n8n/browser';
import { eventually } from '../support/n8n/eventually';
import { runner } from '../support/n8n/runner';
import { bot, type ExampleShop, startExampleShop } from './examples/exampleShop';

const CHANNEL = -1001234567890;
const TITLE = 'Join the star gazers: ';

let shop: ExampleShop;

beforeAll(async () => {
	shop = await startExampleShop();
}, 600_000);

afterAll(async () => {
	await shop?.stop();
}, 60_000);

interface Session {
	query_id: string;
	status: string;
	is_personal?: boolean;
	results: Array<{ id: string; title: string; invoice_payload?: string }>;
}

describe('selling in any chat', () => {
	const type = (customer_id: number, query: string) =>
		shop.control<Session>('POST', '/inline/queries', { bot_id: bot.id, customer_id, query });

	test('given inline-shop, when somebody types, chooses and two people pay, then both are thanked', async () => {
		const [chooser, friend] = [9001, 9002];
		await shop.withExample('inline-shop', async () => {
			const all = await type(chooser, '');
			expect(all.results.map(({ title }) => title)).toEqual(['Album', 'Poster', 'Star map']);
			expect(all.is_personal).toBe(true);
			expect((await type(chooser, 'nothing like it')).results).toEqual([]);

			const found = await type(chooser, 'map');
			expect(found.results).toMatchObject([{ title: 'Star map' }]);
			const { query_id } = found;
			const { message } = await shop.control<{ message: { message_id: number } }>(
				'POST',
				'/inline/choose',
				{ query_id },
			);
			await shop.control('POST', '/messages', { bot_id: bot.id, customer_id: friend, text: 'hi' });
			const outcome = await shop.pay(chooser, message.message_id);
			expect(outcome).toMatchObject({ status: 'paid', total_amount: 150, currency: 'XTR' });
			const thanks = await shop.hear(chooser, 'Thank you! 150 Stars');
			expect(thanks.text).toContain('map-');
			await shop.askQuestions(chooser);
		});
	}, 90_000);
});

describe('selling access', () => {
	const statusOf = async (customer: number) => {
		const { members } = await shop.control<{
			members: Array<{ user: { id: number }; status: string }>;
		}>('GET', `/chats/${CHANNEL}/members`);
		return members.find(({ user }) => user.id === customer)?.status;
	};

	const waitUntilOut = (customer: number) =>
		eventually('the end of the membership', async () =>
			(await statusOf(customer)) === 'member' ? undefined : true,
		);

	test('given paid-channel-access, when a link is handed on and a payment is given back, then neither person is left in the channel', async () => {
		const [buyer, stranger] = [9101, 9102];
		await shop.withExample('paid-channel-access', async () => {
			await shop.sandbox.write(bot.id, buyer, '/join');
			const offer = await shop.hear(buyer, TITLE);
			const link = offer.text?.slice(TITLE.length);
			const outcome = await shop.pay(buyer, undefined, { link });
			expect(outcome).toMatchObject({ status: 'paid', total_amount: 100 });
			const welcome = await shop.hear(buyer, 'Welcome!');
			const invite_link = welcome.text?.slice(welcome.text.indexOf('https://'));

			await shop.control('POST', `/chats/${CHANNEL}/join`, { customer_id: stranger, invite_link });
			await waitUntilOut(stranger);

			await shop.sandbox.write(bot.id, buyer, '/join');
			const again = await shop.hear(buyer, 'Welcome!', welcome.message_id);
			const own = again.text?.slice(again.text.indexOf('https://'));
			await shop.control('POST', `/chats/${CHANNEL}/join`, {
				customer_id: buyer,
				invite_link: own,
			});
			expect(await statusOf(buyer)).toBe('member');

			await runner.callBot(shop.url, bot.token, 'refundStarPayment', {
				user_id: buyer,
				telegram_payment_charge_id: outcome.telegram_payment_charge_id,
			});
			await waitUntilOut(buyer);
		});
	}, 120_000);
});

describe('a storefront in a Mini App', () => {
	/** What Telegram hands to the page, signed with the token of a bot. */
	function initData(user: object, token: string = bot.token): string {
		const values = {
			auth_date: String(Math.floor(Date.now() / 1_000)),
			user: JSON.stringify(user),
		};
		const lines = `auth_date=${values.auth_date}\nuser=${values.user}`;
		const secret = createHmac('sha256', 'WebAppData').update(token).digest();
		const hash = createHmac('sha256', secret).update(lines).digest('hex');
		return new URLSearchParams({ ...values, hash }).toString();
	}

	/** What the page does when a price is pressed. */
	async function order(sku: string, data: string) {
		const body = new URLSearchParams({ initData: data, sku });
		const url = `${shop.n8n.url}/webhook/storefront-order`;
		const answer = await http.post<{ invoice_link?: string; error?: string }>(url, body);
		return { status: answer.status, ...answer.data };
	}

	test('given mini-app-storefront, when its page is opened and something is bought, then the payment is stored, and forged data gets nowhere', async () => {
		const buyer = { id: 9201, first_name: 'Ann' };
		await shop.withExample('mini-app-storefront', async () => {
			const page = await http.get<string>(`${shop.n8n.url}/webhook/storefront`);
			expect(page.headers['content-type']).toContain('text/html');
			expect(page.data).toContain('openInvoice');

			const forged = await order('album', initData(buyer).replace('Ann', 'Eve'));
			expect(forged).toMatchObject({ status: 403, error: expect.stringContaining('not signed') });
			const foreign = await order('album', initData(buyer, `99:${'C'.repeat(35)}`));
			expect(foreign.status).toBe(403);
			expect(foreign.invoice_link).toBeUndefined();
			expect((await order('gold', initData(buyer))).status).toBe(403);

			const { status, invoice_link } = await order('poster', initData(buyer));
			expect(status).toBe(200);
			const stranger = await shop.pay(9202, undefined, { link: invoice_link });
			expect(stranger.status).toBe('declined');
			const paid = await shop.pay(buyer.id, undefined, { link: invoice_link });
			expect(paid).toMatchObject({ status: 'paid', total_amount: 100, currency: 'XTR' });
			const [row] = await eventually('the stored payment', async () => {
				// The first payment creates the table.
				const rows = await shop.rowsOf(buyer.id).catch(() => []);
				return rows.length > 0 ? rows : undefined;
			});
			expect(row).toMatchObject({ amount: 100, currency: 'XTR' });
			await shop.askQuestions(buyer.id);
			await shop.sandbox.write(bot.id, buyer.id, 'Where is the shop?');
			await shop.hear(buyer.id, 'Open the shop with the button');
		});
	}, 120_000);

	test('given mini-app-storefront behind the menu button, when a person opens it in a browser, leaves one invoice and pays another, then the page says so and one row is stored', async () => {
		const buyer = 9203;
		const browser = await startBrowser();
		try {
			await shop.withExample('mini-app-storefront', async () => {
				const web_app = { url: `${shop.n8n.url}/webhook/storefront` };
				const menu_button = { type: 'web_app', text: 'Shop', web_app };
				await runner.callBot(shop.url, bot.token, 'setChatMenuButton', { menu_button });
				const page = await openPage(browser, `${shop.url}/?customer=${buyer}&bot=${bot.id}`);
				// The example loads Telegram's own script; the sandbox brings one that does the same.
				const { data: script } = await http.get<string>(`${shop.url}/telegram-web-app.js`);
				await page.route('https://telegram.org/js/telegram-web-app.js', (route) =>
					route.fulfill({ contentType: 'text/javascript', body: script }),
				);
				await page.getByTestId('menu-button').click();
				const app = page.frameLocator('[data-testid=mini-app-frame]');

				await app.getByRole('button', { name: '100 Stars' }).click();
				await page.getByTestId('checkout-sheet').getByTestId('dialog-close').click();
				await app.getByText('Not paid: you have closed the invoice.').waitFor();

				await app.getByRole('button', { name: '150 Stars' }).click();
				await page.getByTestId('pay-now').click();
				await page.getByTestId('receipt-done').click();
				await app.getByText('Paid. Thank you!').waitFor();

				const rows = await eventually('the stored payment', async () => {
					const found = await shop.rowsOf(buyer);
					return found.length > 0 ? found : undefined;
				});
				expect(rows).toMatchObject([{ amount: 150, currency: 'XTR', first_name: 'Ann' }]);
			});
		} finally {
			await browser.close();
		}
	}, 120_000);
});
