import { readdirSync } from 'node:fs';
import path from 'node:path';
import { loadOutputSchema } from 'n8n-core';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { createSandbox } from 'telegram-payments-sandbox';
import { RESOURCES } from '../../../nodes/TelegramPayments/actions/resources';
import { ALBUM, ActionShop, BUYER, MUG, itemsOf } from '../../support/actionShop';
import { runAction } from '../../support/executeContext';

const NODE_DIR = path.join(__dirname, '../../../nodes/TelegramPayments');

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

describe('given the output schemas of the editor', () => {
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
		await expectSchema({ resource: 'star', operation: 'getTransactions' });
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
