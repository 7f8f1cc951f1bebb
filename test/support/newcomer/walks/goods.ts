import { createTable } from '../dataTable';
import type { Walk } from '../walk';
import { buy, CONTACT, PARCEL } from './buy';

/** "Sell goods" of the list of examples, as far as a person does everything in the chat. */
export const GOODS: Readonly<Record<string, Walk>> = {
	'demo-shop': {
		own: { 'Press _Start_ in your bot, or write `/buy`.': 'read' },
		buy: async ({ rows }, customer) => {
			await buy(customer, '/buy', 'A jar of honey');
			await customer.reads('Thank you');
			await rows(customer, 'telegram_payments');
		},
	},
	'stars-shop': {
		own: {
			'Describe your goods in **Send the invoice**, and put the link or file into **Deliver the book**.':
				async ({ editor }) => {
					await editor.fill('Send the invoice', { title: 'The book of bees' });
					const link = 'https://example.org/bees.epub';
					await editor.replace('Deliver the book', {
						'https://example.com/books/stars.epub': link,
					});
				},
		},
		buy: async (_, customer) => {
			await buy(customer, '/buy', 'The book of bees');
			await customer.reads('https://example.org/bees.epub');
		},
	},
	'provider-shop': {
		own: {
			'Set goods, currency and price in **Send the invoice**, and currency and totals in **Checkout Rules** of **Payment or message**.':
				async ({ editor }) => {
					await editor.fill('Send the invoice', { title: 'Heather honey', amount: '13.00' });
					const totals = { minimumTotal: '13.00', maximumTotal: '23.00' };
					await editor.fill('Payment or message', totals);
				},
		},
		buy: async ({ owner }, customer) => {
			await buy(customer, '/buy', 'Heather honey', { form: CONTACT });
			await customer.reads('Thank you, Ada Lovelace!');
			await owner.reads('New order');
		},
	},
	'physical-goods': {
		own: {
			'Enter your zones in **Shipping Zones** of **Payment or message**.': async ({ editor }) =>
				await editor.fill('Payment or message', { countries: 'DE, LU' }),
			"**Shipping Currency** must be the invoice's currency: Telegram adds up the numbers without converting them.":
				'read',
		},
		buy: async ({ owner }, customer) => {
			const purchase = { form: { ...PARCEL, country_code: 'LU' }, delivery: 'de-standard' };
			await buy(customer, '/buy', 'Enamel mug', purchase);
			await customer.reads('Thank you, Ada Lovelace!');
			await owner.reads('Pack order');
		},
	},
	'catalogue-stock': {
		own: {
			'It needs no credentials.': 'read',
			'Describe your products in **Goods**, one line each: - `sku`: your short name for it, letters and digits only; - `title`, `description`: what customers read; - `price_cents`: the price in cents, 1250 for 12.50; - `photo`: the public address of a picture; - `add`: how many pieces to put on the shelf.':
				async ({ editor }) => await editor.replace('Goods', { 'Enamel mug': 'Blue mug' }),
			'Open the list beside **Execute workflow** and choose _from Put goods on the shelf_.': 'read',
			'Then press **Execute workflow**.': async (newcomer) => {
				await newcomer.execute('Put goods on the shelf');
				const pieces = await newcomer.readTable('telegram_stock');
				if (pieces.length === 0) throw new Error('The shelf is empty.');
			},
			'The first time creates the Data Table `telegram_stock`.': 'read',
		},
		playedIn: 'catalogue-and-cart',
	},
	'catalogue-and-cart': {
		buy: async (_, customer) => {
			await customer.write('/buy');
			await customer.reads('Blue mug');
			await customer.press('1 ×');
			await customer.reads('In your cart: 1 × Blue mug');
			await customer.press('Pay');
			await customer.pay();
			await customer.reads('Thank you! Your order: 1 × mug');
		},
	},
	coupons: {
		own: {
			'Nobody else can make coupons.': 'read',
			'Enter your product and its price in the first lines of **Work out the price**.': async ({
				editor,
			}) => await editor.replace('Work out the price', { 'PRICE = 1299': 'PRICE = 2000' }),
			'Write `/coupon SPRING 15% 2030-12-31` to your bot.': async ({ owner }) => {
				await owner.write('/coupon SPRING 15% 2030-12-31');
				await owner.reads('Coupon SPRING is saved.');
			},
		},
		buy: async ({ rows }, customer) => {
			await buy(customer, '/buy SPRING', '17.00');
			await customer.reads('Thank you for your order!');
			await rows(customer, 'telegram_coupons');
		},
	},
	'invoice-and-wait': {
		own: {
			'Set goods, price and time limit in **Send and wait**.': async ({ editor }) =>
				await editor.fill('Send and wait', {
					timeLimit: '30',
					title: 'A moon chart',
					amount: '30',
				}),
		},
		buy: async (_, customer) => {
			await buy(customer, '/order', 'A moon chart');
			await customer.reads('Thank you, Ann!');
		},
	},
	booking: {
		own: {
			'In n8n, open **Data tables** and create the table `slots` with the columns `slot` and `status` (_string_), `user_id` (_number_) and `order_id` (_string_).':
				'read',
			'Add a row for each slot: a name such as `Mon 10:00` in `slot`, and `free` in `status`.':
				async ({ editor, n8nUrl }) => {
					const [text, number] = ['string', 'number'];
					await createTable(editor, n8nUrl, {
						name: 'slots',
						columns: { slot: text, status: text, user_id: number, order_id: text },
						rows: ['Tue 9:00', 'Tue 10:00'].map((slot) => ({ slot, status: 'free' })),
					});
				},
			'Set title, price and time limit in **Send and wait**.': async ({ editor }) => {
				await editor.replace('Send and wait', { 'Appointment: ': 'Lesson: ' });
				await editor.fill('Send and wait', { amount: '35.00', timeLimit: '10' });
			},
			'For another currency, also change **Currencies** in the **Checkout Rules** of **Message**.':
				'read',
		},
		buy: async (_, customer) => {
			await customer.write('/book');
			await customer.reads('Tue 9:00: /slot_1');
			await buy(customer, '/slot_1', 'Lesson: Tue 9:00');
			await customer.reads('Booked: Tue 9:00');
		},
	},
	'two-languages': {
		own: {
			'Set texts, currency and price in **Send the invoice (English)** and **Send the invoice (German)**.':
				async ({ editor }) => {
					await editor.fill('Send the invoice (English)', { title: 'Heather honey' });
					const german = { title: 'Heidehonig', amount: '13.90' };
					await editor.fill('Send the invoice (German)', german);
				},
			'Your provider must accept both currencies.': 'read',
			'List both currencies in **Currencies** of the **Checkout Rules** of **Payment or message**.':
				async ({ editor }) => await editor.fill('Payment or message', { currencies: 'EUR, USD' }),
		},
		buy: async (_, customer) => {
			await buy(customer, '/buy', 'Heather honey');
			await customer.reads('Thank you, ');
		},
	},
	'ai-agent-seller': {
		own: {
			'Put your catalogue into the system message of **Seller**, and the same products with their prices into **Send an invoice**.':
				async ({ editor }) => {
					await editor.replace('Seller', { '9.00 USD': '10.00 USD' });
					await editor.replace('Send an invoice', { "'9.00'": "'10.00'" });
				},
		},
		buy: async (_, customer) => {
			await buy(customer, 'A bag of coffee, please!', '10.00');
			await customer.reads('Thank you!');
		},
	},
};
