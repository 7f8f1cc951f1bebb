import { eventually } from '../../n8n/eventually';
import type { Customer } from '../customer';
import type { Newcomer } from '../newcomer';
import type { Walk } from '../walk';
import { buy, CONTACT, PARCEL } from './buy';

const HONEY = 'A jar of honey';

const sellMug = async (newcomer: Newcomer, customer: Customer) => {
	await buy(customer, '/buy', 'Blue mug', { form: PARCEL, delivery: 'standard' });
	await customer.reads('is paid.');
	await newcomer.rows(customer, 'telegram_orders', ({ status }) => status === 'paid');
};

const sellForStars = async (newcomer: Newcomer, customer: Customer) => {
	await customer.order('/buy');
	await customer.pay();
	await newcomer.rows(customer, 'telegram_payments');
};

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

/** "Keep the books" of the list of examples, as far as no money goes back. */
export const BOOKS: Readonly<Record<string, Walk>> = {
	'payments-to-data-table': {
		own: { 'The first payment creates the Data Table `telegram_payments`.': 'read' },
		buy: sellForStars,
	},
	'payments-to-google-sheets': {
		own: {
			'Create a spreadsheet with a sheet named `Payments`.': 'read',
			'Enter `idempotency_key` in its first cell, A1: the first payment writes the other headings beside it.':
				async ({ services }) => {
					services.sheets.typeHeadings('idempotency_key');
				},
			'In **Append or update the row**, enter the ID of your document, which is in its address (or switch _By ID_ to _From list_ and choose it).':
				async ({ editor }) =>
					await editor.locate('Append or update the row', 'documentId', '1NewcomersSpreadsheet'),
			'When the document changes, n8n empties all fields below it: enter `Payments` in **Sheet** again.':
				async ({ editor }) =>
					await editor.locate('Append or update the row', 'sheetName', 'Payments'),
			'Then choose _Map Automatically_ in **Mapping Column Mode** and `idempotency_key` in **Column to match on**.':
				async ({ editor }) => {
					await editor.openNode('Append or update the row');
					await editor.pickIn(
						editor.part('resource-mapper-container').locator('input').first(),
						'Map Automatically',
					);
					await editor.pickIn(
						editor.part('matching-column-select').locator('input').first(),
						'idempotency_key',
					);
				},
			'Under **Options**, add **Cell Format** and choose _Let n8n format_, so that a name such as `=1+1` stays text.':
				async ({ editor }) => {
					await editor.addOption('Append or update the row', 'Cell Format');
					await editor.pick('Append or update the row', 'cellFormat', 'Let n8n format');
				},
		},
		buy: async ({ services }, customer) => {
			await buy(customer, '/buy', HONEY);
			await eventually('the row in the sheet', () =>
				services.sheets.readRows().find(({ user_id }) => user_id === customer.id),
			);
			if (!services.sheets.isRaw()) throw new Error('Google may take a name for a formula.');
		},
	},
	'payments-to-airtable': {
		own: {
			'Create a table with these fields: `idempotency_key`, `event`, `order_id`, `currency`, `username`, `name`, `email`, `phone_number`, `telegram_payment_charge_id` (single line text), `paid_at` (date with time), `amount`, `user_id` (number; `amount` with two decimals).':
				'read',
			'Create a personal access token with `data.records:read` and `data.records:write` for the base.':
				'read',
			'In **Create or update the record**, create a credential of the type _Airtable Personal Access Token API_ with it, and enter the IDs of base and table (or switch _By ID_ to _From list_ and choose them).':
				async (newcomer) => {
					const node = 'Create or update the record';
					await newcomer.chooseCredential(node, 'Airtable Personal Access Token API');
					const { base, table } = newcomer.services.airtable;
					await newcomer.editor.locate(node, 'base', base);
					await newcomer.editor.locate(node, 'table', table);
				},
		},
		buy: async ({ services }, customer) => {
			await buy(customer, '/buy', HONEY);
			await eventually('the record', () =>
				services.airtable.records.find(({ fields }) => fields.user_id === customer.id),
			);
		},
	},
	'payments-to-hubspot': {
		own: {
			'In HubSpot, create a deal property with the internal name `idempotency_key`: single-line text that requires unique values.':
				'read',
			'Create a service key (or the access token of a private app) that can read and write contacts and deals.':
				'read',
			'In **Create the deal**, choose the stage of your pipeline that means _won_.': 'read',
			"`closedwon` is that of HubSpot's first pipeline.": 'read',
		},
		buy: async ({ services }, customer) => {
			const { name, email } = CONTACT;
			await buy(customer, '/buy', HONEY, { form: { name: String(name), email: String(email) } });
			await eventually('the deal', () => services.hubspot.deals[0]);
		},
	},
	'payments-to-postgres': {
		own: {
			'The first payment creates the table `telegram_payments`.': 'read',
			"If the database user can't create tables, create it yourself with the query in **Create the table if missing**, and remove that node.":
				'read',
		},
		buy: async ({ services }, customer) => {
			await buy(customer, '/buy', HONEY);
			await eventually('the row', async () => {
				const { query } = services.postgres;
				const [found] = await query(`SELECT to_regclass('telegram_payments') AS made`);
				if (found?.made === null) return undefined;
				return (await query(`SELECT * FROM telegram_payments WHERE user_id = ${customer.id}`)).at(
					0,
				);
			});
		},
	},
	'orders-and-payments': {
		own: {
			'Describe your goods in **Send the invoice**, and enter your zones in **Shipping Zones** of **Payment or message**.':
				async ({ editor }) => {
					await editor.fill('Send the invoice', { title: 'Blue mug' });
					await editor.fill('Payment or message', { countries: 'DE, LU' });
				},
			'The first order creates the Data Table `telegram_orders`.': 'read',
		},
		buy: sellMug,
	},
	'unpaid-order-reminder': {
		own: {
			'Set up [orders-and-payments](orders-and-payments.md), which fills the Data Table `telegram_orders`, and write `/buy` once, so that the table exists.':
				async (newcomer, customer) => {
					await newcomer.setUp('orders-and-payments');
					await customer.order('/buy');
					await newcomer.rows(customer, 'telegram_orders', ({ message_id }) => message_id !== null);
				},
			'Use the same bot.': 'read',
		},
		buy: async (newcomer, customer) => {
			await newcomer.changeRows(customer, 'telegram_orders', { sent_at: ago(2) });
			await newcomer.execute();
			await customer.reads('Your order is waiting: Blue mug.');
		},
	},
	'daily-report': {
		own: {
			"Open the workflow's settings and set **Timezone** to yours: it decides where a day begins.":
				async ({ editor }) => await editor.setTimezone('Europe/Berlin'),
		},
		buy: async (newcomer, customer) => {
			await sellMug(newcomer, customer);
			await newcomer.changeRows(customer, 'telegram_orders', { paid_at: ago(24) });
			await newcomer.execute();
			await newcomer.owner.reads('Blue mug: 1 sold');
		},
	},
	'stars-reconciliation': {
		buy: async (newcomer, customer) => {
			await sellForStars(newcomer, customer);
			const changed = { telegram_payment_charge_id: 'typed-by-somebody' };
			await newcomer.changeRows(customer, 'telegram_payments', changed);
			await newcomer.execute();
			await newcomer.owner.reads('In the table, but unknown to Telegram: 1');
		},
	},
	'two-bots-one-table': {
		own: {
			'Choose the credentials of the second bot in the nodes of the same names with _(second bot)_.':
				async (newcomer) => {
					const bot = 'Telegram Payments API';
					await newcomer.chooseSecondBot({
						'Payment or message (second bot)': [bot],
						'Send the invoice (second bot)': [bot, 'Telegram Payment Provider API'],
						'Answer questions (second bot)': ['Telegram API'],
					});
				},
			"n8n offers the first bot's credential there, so check each of them.": 'read',
			'Set goods and prices in the two invoice nodes.': async ({ editor }) => {
				await editor.fill('Send the invoice', { title: 'Heather honey' });
				await editor.fill('Send the invoice (second bot)', { title: 'Blue mug' });
			},
			'The first payment creates the Data Table `telegram_payments`.': 'read',
		},
		buy: async (newcomer, customer) => {
			const other = newcomer.customerOf('two-bots-one-table', newcomer.secondBot);
			await buy(customer, '/buy', 'Heather honey');
			await buy(other, '/buy', 'Blue mug');
			const ofBot = (id: number) =>
				newcomer.rows(customer, 'telegram_payments', ({ bot_id }) => bot_id === id);
			await ofBot(newcomer.bot.id);
			await ofBot(newcomer.secondBot.id);
		},
	},
};
