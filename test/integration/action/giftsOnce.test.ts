import type { INodeParameters } from 'n8n-workflow';
import { createSandbox } from 'telegram-payments-sandbox';
import { useKey } from '../../../nodes/shared/n8n/usedKeys';
import { ALBUM, ActionShop, BUYER, itemsOf } from '../../support/actionShop';
import { createActionContext, failAction, runAction } from '../../support/executeContext';
import { ProcessedItems } from '../../support/processedItems';

const BEAR = '5170233102089322756';
const DIAMOND = '5170521118301225164';

jest.setTimeout(30_000);

let shop: ActionShop;
let store: ProcessedItems;

beforeAll(async () => {
	store = await ProcessedItems.install();
	shop = new ActionShop(await createSandbox());
});

beforeEach(async () => {
	shop.reset();
	store.entries.clear();
	const prices = { price: [{ label: 'Album', amount: 5_000 }] };
	const { json } = await runAction(shop.setUp({ ...ALBUM, prices }));
	await shop.payStars(json[0]?.message_id);
});

afterAll(async () => await shop.sandbox.close());

const GIFT: INodeParameters = {
	resource: 'gift',
	operation: 'send',
	giftId: { __rl: true, mode: 'id', value: BEAR },
	userId: String(BUYER),
};

const PREMIUM: INodeParameters = {
	resource: 'gift',
	operation: 'giftPremium',
	userId: String(BUYER),
	monthCount: 3,
};

const KEYED = { onceKey: '={{ $json.order }}' };

const balance = async (): Promise<number> => {
	const run = await runAction(shop.setUp({ resource: 'star', operation: 'getBalance' }));
	return Number(run.json[0]?.amount);
};

describe.each<[string, INodeParameters, string, number]>([
	['a gift', GIFT, 'sendGift', 15],
	['Telegram Premium', PREMIUM, 'giftPremiumSubscription', 1_000],
])('%s that is sent once per key', (_name, parameters, method, price) => {
	const keyed = { ...parameters, additionalFields: KEYED };
	const items = itemsOf({ order: 'order-1' });
	const drop = (count = 1) =>
		shop.sandbox.addFault({ scope: 'method', method, kind: 'drop', count });
	const refuse = (reason: string) =>
		shop.sandbox.addFault({
			scope: 'method',
			method,
			kind: 'refuse',
			count: 1,
			error_code: 400,
			description: `Bad Request: ${reason}`,
		});

	it('given a key, when the step is repeated, then it is paid once and both say that it is sent', async () => {
		const first = await runAction(shop.setUp(keyed, { items }));
		expect(first.json).toMatchObject([{ sent: true, already_sent: false }]);
		const second = await runAction(shop.setUp(keyed, { items }));
		expect(second.json).toMatchObject([{ sent: true, already_sent: true }]);
		expect(shop.calls(method)).toHaveLength(1);
		expect(await balance()).toBe(5_000 - price);
	});

	it('given other keys, when they are sent side by side, then each is sent and each is kept', async () => {
		const many = itemsOf({ order: 'a' }, { order: 'b' }, { order: 'a' }, { order: 'c' });
		const { json } = await runAction(
			shop.setUp({ ...keyed, options: { concurrency: 4 } }, { items: many }),
		).catch((error: Error) => ({ json: [{ error: error.message }] }));
		// Of two items with the same key at the same moment one is sent; the other cannot know how it ends.
		expect(JSON.stringify(json)).toMatch(/already_sent|was used before/);
		expect(shop.calls(method)).toHaveLength(3);
		for (const order of ['a', 'b', 'c']) {
			const again = await runAction(shop.setUp(keyed, { items: itemsOf({ order }) }));
			expect(again.json).toMatchObject([{ already_sent: true }]);
		}
		expect(await balance()).toBe(5_000 - 3 * price);
	});

	it('given the answer is lost, when n8n repeats the step, then nothing is paid twice and it says where to look', async () => {
		drop();
		const error = await failAction(shop.setUp(keyed, { items }));
		expect(`${error.message} ${error.description}`).toMatch(
			/it may have happened.*newest rows of Star: Get Many/s,
		);
		const repeated = await failAction(shop.setUp(keyed, { items }));
		expect(repeated.message).toMatch(
			/"Send Once per Key": "order-1" was used before.*newest rows/s,
		);
		expect(shop.calls(method)).toHaveLength(1);
		expect(await balance()).toBe(5_000 - price);
	});

	it('given no bot credential, when the step is repeated with one, then it is sent: nothing had been', async () => {
		const error = await failAction(shop.setUp(keyed, { items, credentials: {} }));
		expect(error.message).toMatch(/credential/i);
		expect(`${error.message} ${error.description}`).not.toContain('may have happened');
		const { json } = await runAction(shop.setUp(keyed, { items }));
		expect(json).toMatchObject([{ sent: true, already_sent: false }]);
	});

	it('given Telegram refused, when the step is repeated, then it is sent', async () => {
		refuse('BALANCE_TOO_LOW');
		await failAction(shop.setUp(keyed, { items }));
		const { json } = await runAction(shop.setUp(keyed, { items }));
		expect(json).toMatchObject([{ sent: true, already_sent: false }]);
	});

	it('given Telegram says that the purchase is being made already, when the step is repeated, then it is not', async () => {
		refuse('FORM_SUBMIT_DUPLICATE');
		await failAction(shop.setUp(keyed, { items }));
		const error = await failAction(shop.setUp(keyed, { items }));
		expect(error.message).toContain('was used before');
		expect(shop.calls(method)).toHaveLength(1);
	});

	it('given Telegram says so of one of two items, when the run stops at the other, then the error tells it from those that failed', async () => {
		refuse('BALANCE_TOO_LOW');
		refuse('FORM_SUBMIT_DUPLICATE');
		const error = await failAction(
			shop.setUp(
				{ ...parameters, options: { concurrency: 2 } },
				{ items: itemsOf({ order: 'a' }, { order: 'b' }) },
			),
		);
		expect(error.description).toContain('The other items: may have been carried out: 1.');
	});

	it('given another process overwrites the note, when the key is used, then it is noted again', async () => {
		const { context } = createActionContext(shop.setUp(keyed, { items }));
		const using = useKey(context, 'order-9');
		const forget = setInterval(() => store.entries.clear(), 5);
		await new Promise((resolve) => setTimeout(resolve, 60));
		clearInterval(forget);
		expect(await using).toBe('free');
		expect(await useKey(context, 'order-9')).toBe('open');
	});

	it('given an empty key, when it is sent, then it is refused', async () => {
		const error = await failAction(
			shop.setUp({ ...parameters, additionalFields: { onceKey: '' } }, { items }),
		);
		expect(error.message).toContain('"Send Once per Key": is empty');
		expect(shop.calls(method)).toEqual([]);
	});

	it.each([0, -1, 1.5, 'many', ''])(
		'given a ceiling of %p, when it is sent, then it is refused',
		async (maximumStars) => {
			const error = await failAction(
				shop.setUp({ ...parameters, additionalFields: { maximumStars } }, { items }),
			);
			expect(error.message).toContain('"Maximum Stars": must be a whole number');
			expect(shop.calls(method)).toEqual([]);
		},
	);

	it.each([
		[price - 1, false],
		[price, true],
	])(
		'given a ceiling of %i Stars, when it is sent, then it goes out: %p',
		async (most, goesOut) => {
			const setup = shop.setUp(
				{ ...parameters, additionalFields: { maximumStars: most } },
				{ items },
			);
			if (goesOut) expect((await runAction(setup)).json).toMatchObject([{ star_count: price }]);
			else {
				const { message } = await failAction(setup);
				expect(message).toContain(`"Maximum Stars": is ${most}, and this costs ${price} Stars`);
			}
			expect(shop.calls(method)).toHaveLength(goesOut ? 1 : 0);
			expect(await balance()).toBe(goesOut ? 5_000 - price : 5_000);
		},
	);
});

describe('the price of a gift', () => {
	it('given an upgrade is paid as well, when the ceiling is below both, then nothing is sent', async () => {
		const additionalFields = { maximumStars: 124, payForUpgrade: true };
		const giftId = { __rl: true, mode: 'id', value: DIAMOND };
		const error = await failAction(shop.setUp({ ...GIFT, giftId, additionalFields }));
		expect(error.message).toContain('this costs 125 Stars');
		expect(shop.calls('sendGift')).toEqual([]);
	});

	it('given a gift that was sent with its key and is sold out now, when the step is repeated, then it says that it was sent', async () => {
		const additionalFields = { onceKey: 'order-1', maximumStars: 100 };
		const first = await runAction(shop.setUp({ ...GIFT, additionalFields }));
		expect(first.json).toMatchObject([{ sent: true, already_sent: false, star_count: 15 }]);
		shop.sandbox.addFault({
			scope: 'method',
			method: 'getAvailableGifts',
			kind: 'refuse',
			count: 1,
			error_code: 400,
			description: 'Bad Request: GIFTS_GONE',
		});
		const second = await runAction(shop.setUp({ ...GIFT, additionalFields }));
		expect(second.json).toMatchObject([{ sent: true, already_sent: true, star_count: null }]);
	});

	it('given a gift that is not on sale, when its key is used again for one that is, then it is sent', async () => {
		const additionalFields = { onceKey: 'order-2', maximumStars: 100 };
		const giftId = { __rl: true, mode: 'id', value: '77' };
		await failAction(shop.setUp({ ...GIFT, giftId, additionalFields }));
		const { json } = await runAction(shop.setUp({ ...GIFT, additionalFields }));
		expect(json).toMatchObject([{ sent: true, already_sent: false }]);
	});

	it('given a gift that is not on sale, when there is a ceiling, then nothing is sent', async () => {
		const giftId = { __rl: true, mode: 'id', value: '77' };
		const error = await failAction(
			shop.setUp({ ...GIFT, giftId, additionalFields: { maximumStars: 10 } }),
		);
		expect(error.message).toContain('"Gift": "77" is not among those on sale');
		expect(shop.calls('sendGift')).toEqual([]);
	});
});

describe('a node with Retry On Fail', () => {
	it('given no key, when a gift is sent, then it is refused before anything is paid', async () => {
		const error = await failAction(shop.setUp(GIFT, { retryOnFail: true }));
		expect(error.message).toContain('"Send Once per Key": is missing');
		expect(shop.calls('sendGift')).toEqual([]);
	});
});
