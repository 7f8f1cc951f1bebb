/** @jest-environment ./test/support/n8n/environment.mjs */
import { eventually } from '../../support/n8n/eventually';
import { playAirtable } from '../../support/standIns/airtable';
import { playGoogleSheets, serviceAccount } from '../../support/standIns/googleSheets';
import { playHubspot } from '../../support/standIns/hubspot';
import { type Internet, startInternet } from '../../support/standIns/internet';
import { type PostgresServer, startPostgres } from '../../support/standIns/postgres';
import { aPayment, bot, type ExampleShop, OWNER, startExampleShop } from './exampleShop';

const AIRTABLE_TOKEN = 'pat-of-the-stand-in';
const HUBSPOT_TOKEN = 'key-of-the-stand-in';

describe('examples that store payments', () => {
	const sheets = playGoogleSheets('Payments');
	const airtable = playAirtable('appTelegramPay001', 'tblTelegramPay001', AIRTABLE_TOKEN);
	const hubspot = playHubspot(HUBSPOT_TOKEN);
	let internet: Internet;
	let postgres: PostgresServer;
	let shop: ExampleShop;

	beforeAll(async () => {
		internet = await startInternet({
			...sheets.standIns,
			...airtable.standIns,
			...hubspot.standIns,
		});
		postgres = await startPostgres();
		shop = await startExampleShop({
			env: internet.env,
			credentials: [
				{
					id: 'googleService001',
					name: 'Google service account',
					type: 'googleApi',
					data: { region: 'global', ...serviceAccount() },
				},
				{
					id: 'airtableToken001',
					name: 'Airtable token',
					type: 'airtableTokenApi',
					data: { accessToken: AIRTABLE_TOKEN },
				},
				{
					id: 'hubspotAccess001',
					name: 'HubSpot service key',
					type: 'hubspotAppToken',
					data: { appToken: HUBSPOT_TOKEN },
				},
				{
					id: 'postgresAccess01',
					name: 'PostgreSQL',
					type: 'postgres',
					data: postgres.credential,
				},
			],
		});
	}, 600_000);

	afterAll(async () => {
		await shop?.stop();
		await postgres?.stop();
		await internet?.close();
	}, 60_000);

	const isPaid = { event: 'successful_payment', currency: 'USD', amount: 12.5 };

	async function buy(customer: number) {
		const invoice = await shop.order(customer);
		const outcome = await shop.pay(customer, invoice.message_id);
		expect(outcome.status).toBe('paid');
		return {
			telegram_payment_charge_id: String(outcome.telegram_payment_charge_id),
			provider_payment_charge_id: String(outcome.provider_payment_charge_id),
		};
	}

	const readSheet = (customer: number) =>
		sheets.readRows().filter(({ user_id }) => user_id === customer);
	const readAirtable = (customer: number) =>
		airtable.records.map(({ fields }) => fields).filter(({ user_id }) => user_id === customer);
	/** No rows as long as the first payment has not made the table. */
	const readPostgres = async (customer: number) => {
		const [found] = await postgres.query(`SELECT to_regclass('telegram_payments') AS made`);
		return found?.made === null
			? []
			: await postgres.query(`SELECT * FROM telegram_payments WHERE user_id = ${customer}`);
	};

	test('given payments-to-data-table, when a payment is refunded, then the table holds one row of each', async () => {
		const customer = 7001;
		await shop.withExample('payments-to-data-table', async () => {
			await shop.askQuestions(customer);
			const { telegram_payment_charge_id } = await buy(customer);

			await shop.refund(customer, telegram_payment_charge_id);

			const rows = await shop.bothRowsOf(customer);
			expect(rows.map(({ event, idempotency_key }) => [event, idempotency_key])).toEqual([
				['successful_payment', telegram_payment_charge_id],
				['refunded_payment', `${telegram_payment_charge_id}:refunded`],
			]);
			expect(rows[0]).toMatchObject({ amount: 50, currency: 'XTR', user_id: customer });
		});
	}, 60_000);

	test('given payments-to-google-sheets and an empty sheet, when Google fails once, then Telegram repeats the payment and one row holds it', async () => {
		const customer = 7002;
		await shop.withExample('payments-to-google-sheets', async () => {
			await shop.askQuestions(customer);
			const invoice = await shop.order(customer);
			const before = (await shop.deliveries('message')).length;
			sheets.refuseNext(1);

			const outcome = await shop.pay(customer, invoice.message_id);

			expect(outcome.status).toBe('paid');
			const rows = await eventually('the row in the sheet', () => {
				const seen = readSheet(customer);
				return seen.length > 0 ? seen : undefined;
			});
			expect(rows).toEqual([
				expect.objectContaining({
					...isPaid,
					telegram_payment_charge_id: outcome.telegram_payment_charge_id,
				}),
			]);
			expect(sheets.isRaw()).toBe(true);
			await shop.waitForRepeat(before);
		});
	}, 90_000);

	test('given payments-to-hubspot, when the deal is made but its answer is lost, then Telegram repeats the payment and there is one contact with one deal', async () => {
		const customer = 7006;
		const order_info = { name: 'Ann Buyer', email: 'ann@example.com' };
		await shop.withExample('payments-to-hubspot', async () => {
			await shop.askQuestions(customer);
			const invoice = await shop.order(customer);
			hubspot.loseAnswers(1);
			const before = (await shop.deliveries('message')).length;

			const outcome = await shop.pay(customer, invoice.message_id, { order_info });

			expect(outcome.status).toBe('paid');
			const { telegram_payment_charge_id: charge, provider_payment_charge_id: provided } = outcome;
			await shop.waitForRepeat(before);
			expect(hubspot.contacts).toEqual([order_info.email]);
			expect(hubspot.deals).toEqual([
				{
					id: '1',
					contacts: [1],
					properties: expect.objectContaining({
						dealstage: 'closedwon',
						amount: 12.5,
						idempotency_key: `${charge}:${provided}`,
					}),
				},
			]);
		});
	}, 90_000);

	test('given payments-to-airtable, when a customer pays, then one record holds the payment, merged on its key', async () => {
		const customer = 7004;
		await shop.withExample('payments-to-airtable', async () => {
			await shop.askQuestions(customer);
			const before = internet.requests.length;
			const { telegram_payment_charge_id, provider_payment_charge_id } = await buy(customer);

			const records = await eventually('the record', () => {
				const seen = readAirtable(customer);
				return seen.length > 0 ? seen : undefined;
			});
			const idempotency_key = `${telegram_payment_charge_id}:${provider_payment_charge_id}`;
			expect(records).toEqual([expect.objectContaining({ ...isPaid, idempotency_key })]);
			const requests = internet.requests
				.slice(before)
				.filter(({ host }) => host === 'api.airtable.com');
			expect(requests).toMatchObject([
				{
					method: 'PATCH',
					body: { performUpsert: { fieldsToMergeOn: ['idempotency_key'] }, typecast: true },
				},
			]);
		});
	}, 60_000);

	test('given payments-to-postgres, when its table is set up and a customer pays, then the real server holds the row', async () => {
		const customer = 7005;
		await shop.withExample('payments-to-postgres', async () => {
			await shop.askQuestions(customer);
			await buy(customer);

			const rows = await eventually('the row', async () => {
				const seen = await readPostgres(customer);
				return seen.length > 0 ? seen : undefined;
			});
			expect(rows).toEqual([
				expect.objectContaining({
					event: 'successful_payment',
					amount: '12.5',
					total_amount: '1250',
					currency: 'USD',
					username: null,
				}),
			]);
		});
	}, 60_000);

	test('given stars-reconciliation, when payments are missing, extra and refunded, then the owner reads each of them, and nothing while all is recorded', async () => {
		const [recorded, refunded, missing, extra] = [7020, 7021, 7022, 7023];
		const charges = new Map<number, string>();
		const note = async (customer: number) =>
			charges.set(customer, (await buy(customer)).telegram_payment_charge_id);
		const reports = async () =>
			(await shop.sandbox.messages(bot.id, OWNER)).flatMap(({ text = '' }) =>
				text.startsWith('Paid, but missing') ? [text] : [],
			);
		await shop.withExample('payments-to-data-table', async () => {
			await note(recorded);
			await note(refunded);
			await eventually('the last row', async () => (await shop.rowsOf(refunded))[0]);
		});
		await shop.withExample('stars-reconciliation', async (workflow) => {
			await shop.runOnce(workflow, 'Every night');
			expect(await reports()).toEqual([]);
		});

		await shop.withExample('stars-shop', async () => {
			await note(missing);
			await shop.refund(refunded, String(charges.get(refunded)));
			await shop.hear(missing, 'Thank you! Here is your book');
		});
		const unknown = aPayment(extra, 'stx-unknown');
		await shop.replay('payments-to-data-table', 'Payment or message', unknown);
		await shop.withExample('stars-reconciliation', async (workflow) => {
			await shop.runOnce(workflow, 'Every night');
		});

		const [report, ...others] = await reports();
		expect(others).toEqual([]);
		const order = '- \\S+, user ';
		expect(report).toMatch(
			new RegExp(
				[
					'^Paid, but missing in the table: 1',
					`${order}${missing}, ${charges.get(missing)}`,
					'In the table, but unknown to Telegram: 1',
					`${order}${extra}, stx-unknown`,
					'Refunded, but still paid in the table: 1',
					`${order}${refunded}, ${charges.get(refunded)}$`,
				].join('\n'),
			),
		);
	}, 90_000);

	test.each([
		['payments-to-data-table', (customer: number) => shop.rowsOf(customer)],
		['payments-to-google-sheets', readSheet],
		['payments-to-airtable', readAirtable],
		['payments-to-postgres', readPostgres],
	])(
		'given %s, when a run is repeated with the same payment, then there is still one row of it',
		async (name, read) => {
			const customer = 7010;
			await shop.replay(name, 'Payment or message', aPayment(customer, 'stx-repeated'));
			const [first, ...others] = await read(customer);
			expect(others).toEqual([]);
			expect(first).toMatchObject({ user_id: expect.anything(), order_id: 'order-7010' });

			await shop.replay(name, 'Payment or message', aPayment(customer, 'stx-repeated'));

			expect(await read(customer)).toHaveLength(1);
		},
		60_000,
	);
});
