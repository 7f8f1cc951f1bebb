import { createHmac } from 'node:crypto';
import { http } from '../../http';
import type { Walk } from '../walk';

/** Examples whose invoice is found in another chat, or on a page. */
export const PLACES: Readonly<Record<string, Walk>> = {
	'inline-shop': {
		own: {
			'Send `/setinline` to @BotFather and choose your bot.': 'read',
			'Put your products into **Products**.': async ({ editor }) =>
				await editor.replace('Products', { "title: 'Album'": "title: 'Single'" }),
		},
		buy: async (newcomer, customer) => {
			const { control } = newcomer.sandbox;
			const chat = { bot_id: customer.botId, customer_id: customer.id };
			const { query_id, results } = await control<{
				query_id: string;
				results: Array<{ title: string }>;
			}>('POST', '/inline/queries', { ...chat, query: 'sing' });
			if (results[0]?.title !== 'Single') throw new Error('The single is not among the products.');
			await control('POST', '/inline/choose', { query_id });
			await customer.pay();
			await customer.reads('Thank you! 250 Stars');
		},
	},
	'mini-app-storefront': {
		own: {
			'Put your products into **Page** (what users see) and **Make an invoice link** (what they pay).':
				async ({ editor }) => {
					await editor.replace('Page', { '<span>Album</span>': '<span>Single</span>' });
					await editor.replace('Make an invoice link', { "'Album'": "'Single'" });
				},
			'It needs HTTPS.': 'read',
		},
		buy: async (newcomer, customer) => {
			const page = await http.get<string>(`${newcomer.n8nUrl}/webhook/storefront`);
			if (!page.data.includes('<span>Single</span>')) throw new Error('The single is not sold.');
			const body = new URLSearchParams({
				initData: initData(customer.id, newcomer.bot.token),
				sku: 'album',
			});
			const order = `${newcomer.n8nUrl}/webhook/storefront-order`;
			const { data } = await http.post<{ invoice_link: string }>(order, body);
			const who = { bot_id: customer.botId, customer_id: customer.id };
			await newcomer.sandbox.control('POST', '/pay', { ...who, link: data.invoice_link });
			await newcomer.rows(customer, 'telegram_payments');
		},
	},
};

/** What Telegram hands to the page of a Mini App, signed with the bot's token. */
function initData(id: number, token: string): string {
	const values = {
		auth_date: String(Math.floor(Date.now() / 1_000)),
		user: JSON.stringify({ id, first_name: 'Ann' }),
	};
	const lines = `auth_date=${values.auth_date}\nuser=${values.user}`;
	const secret = createHmac('sha256', 'WebAppData').update(token).digest();
	const hash = createHmac('sha256', secret).update(lines).digest('hex');
	return new URLSearchParams({ ...values, hash }).toString();
}
