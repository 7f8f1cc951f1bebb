import { readdirSync } from 'node:fs';
import path from 'node:path';
import { loadOutputSchema } from 'n8n-core';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { createSandbox } from 'telegram-payments-sandbox';
import { RESOURCES } from '../../../nodes/TelegramPayments/actions/resources';
import { TelegramPaymentsTrigger } from '../../../nodes/TelegramPaymentsTrigger/TelegramPaymentsTrigger.node';
import { type Fresh, takeIn } from '../../../nodes/shared/intake/intake';
import { IntakeMemory } from '../../../nodes/shared/intake/memory/intakeMemory';
import { readSettings } from '../../../nodes/shared/intake/settings';
import { packOrderReference } from '../../../nodes/shared/payments/orderReference';
import { packWaitingRun } from '../../../nodes/shared/payments/waitingRun';
import { ALBUM, ActionShop, BOT_TOKEN, BUYER, MUG, itemsOf } from '../../support/actionShop';
import { runAction } from '../../support/executeContext';

const NODE_DIR = path.join(__dirname, '../../../nodes/TelegramPayments');
const TRIGGER_DIR = path.join(__dirname, '../../../nodes/TelegramPaymentsTrigger');

interface Schema {
	properties: Record<string, { type: string | string[] }>;
}

let shop: ActionShop;

beforeAll(async () => {
	shop = new ActionShop(await createSandbox());
});

afterAll(async () => await shop.sandbox.close());

/** The schema as n8n finds it for its editor. */
const schemaOf = (resource: string, operation: string): Schema =>
	loadOutputSchema({ nodeDir: NODE_DIR, version: 1, resource, operation }) as unknown as Schema;

const typeOf = (value: unknown): string => {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'array';
	return Number.isInteger(value) ? 'integer' : typeof value;
};

/** Keys whose value is not what the schema promises, and keys it does not have. */
function findDeviations(schema: Schema, output: IDataObject): string[] {
	return Object.entries(output).flatMap(([key, value]) => {
		const allowed = [schema.properties[key]?.type ?? []].flat();
		const type = typeOf(value);
		const fits = allowed.includes(type) || (type === 'integer' && allowed.includes('number'));
		return fits ? [] : [`${key}: ${type}`];
	});
}

async function expectSchema(
	parameters: INodeParameters,
	json: IDataObject = {},
): Promise<IDataObject> {
	const { resource, operation } = parameters as { resource: string; operation: string };
	const run = await runAction(shop.setUp(parameters, { items: itemsOf(json) }));
	const [output = {}] = run.json;
	expect(Object.keys(output).length).toBeGreaterThan(0);
	expect(findDeviations(schemaOf(resource, operation), output)).toEqual([]);
	return output;
}

const PAYMENT: INodeParameters = {
	userId: '={{ $json.user_id }}',
	telegramPaymentChargeId: '={{ $json.telegram_payment_charge_id }}',
};

/** The update of a payment in Stars with this payload, made in the sandbox. */
async function payFor(payload: string): Promise<IDataObject> {
	const album = { title: 'Album', description: 'Twelve songs', currency: 'XTR', payload };
	const prices = [{ label: 'Album', amount: 250 }];
	const invoice = { chat_id: BUYER, ...album, prices };
	const { body } = await shop.sandbox.call(BOT_TOKEN, 'sendInvoice', invoice);
	const { message_id } = (body as { result: IDataObject }).result;
	const successful_payment = await shop.payStars(message_id);
	const user = { id: BUYER, is_bot: false, first_name: 'Ann' };
	const chat = { id: BUYER, type: 'private', first_name: 'Ann' };
	const message = { message_id: 2, date: 1_750_000_000, chat, from: user, successful_payment };
	return { update_id: 7, message };
}

function take(update: IDataObject): Fresh {
	const memory = new IntakeMemory({ id: 7_000, environment: undefined });
	const taken = takeIn(
		update,
		readSettings((_, fallback) => fallback),
		memory,
		Date.now(),
	);
	if (taken.is !== 'fresh') throw new Error('not an update');
	return taken;
}

describe('given the output schemas of the editor', () => {
	const operations = Object.values(RESOURCES).flatMap(({ option, operations: own }) =>
		Object.keys(own).map((operation): [string, string] => [String(option.value), operation]),
	);

	it.each(operations)('when that of %s: %s is looked for, then n8n finds it', (...operation) => {
		expect(schemaOf(...operation)?.properties).toBeDefined();
	});

	it('when the trigger has a new version, then n8n still finds its schema: the payment record', async () => {
		const { version } = new TelegramPaymentsTrigger().description;
		const nodeDir = TRIGGER_DIR;
		const schema = loadOutputSchema({ nodeDir, version: Number(version) }) as unknown as Schema;
		const [record = {}] = take(await payFor('album-2')).emit?.flat() ?? [];
		expect(findDeviations(schema, record as IDataObject)).toEqual([]);
		expect(Object.keys(schema.properties)).toEqual(Object.keys(record));
	});

	it('when a payment is processed behind a Telegram Trigger, then the output fits', async () => {
		const update = await payFor('album-3');
		const output = await expectSchema({ resource: 'update', operation: 'process' }, update);
		expect(output.order_id).toBe('album-3');
	});

	it('when a sleeping run is told of its payment, then the output fits', async () => {
		const nodeId = '3f0c1d2e-0000-4000-8000-000000000001';
		const waiting = packWaitingRun({ executionId: '7', nodeId, token: 'a'.repeat(64) });
		const update = await payFor(packOrderReference('album-4', { waiting }));
		const outcome = take(update).wakeUp?.call.outcome;
		expect(outcome).toMatchObject({ paid: true, order_id: 'album-4' });
		const schema = schemaOf('invoice', 'sendAndWaitForPayment');
		expect(findDeviations(schema, outcome as IDataObject)).toEqual([]);
	});

	it('when they are listed, then each belongs to an operation', () => {
		const root = path.join(NODE_DIR, '__schema__/v1.0.0');
		for (const resource of readdirSync(root)) {
			for (const file of readdirSync(path.join(root, resource))) {
				expect(RESOURCES[resource]?.operations).toHaveProperty(path.basename(file, '.json'));
			}
		}
	});

	it('when invoices are sent, then the output fits', async () => {
		await expectSchema(MUG);
		await expectSchema({ ...MUG, operation: 'createLink' });
	});

	it('when Stars are earned and given back, then the output fits', async () => {
		const prices = { price: [{ label: 'Album', amount: 5_000 }] };
		const message = await expectSchema({ ...ALBUM, prices });
		const { telegram_payment_charge_id } = await shop.payStars(message.message_id);
		const payment = { user_id: BUYER, telegram_payment_charge_id };
		await expectSchema({ resource: 'star', operation: 'getBalance' });
		await expectSchema({ resource: 'star', operation: 'getMany' });
		const gift = await expectSchema({ resource: 'gift', operation: 'getMany' });
		const giftId = { __rl: true, mode: 'id', value: String(gift.gift_id) };
		await expectSchema({ resource: 'gift', operation: 'send', giftId, userId: BUYER });
		await expectSchema({
			resource: 'gift',
			operation: 'giftPremium',
			userId: BUYER,
			monthCount: 3,
		});
		await expectSchema({ resource: 'star', operation: 'refund', ...PAYMENT }, payment);
	});

	it('when paid media are sent, then the output fits', async () => {
		const media = { item: [{ type: 'photo', source: 'url', url: 'https://example.com/a.jpg' }] };
		const parameters = {
			resource: 'paidMedia',
			operation: 'send',
			chatId: BUYER,
			starCount: 5,
			media,
		};
		await expectSchema({ ...parameters, additionalFields: { caption: 'Look' } });
	});
});
