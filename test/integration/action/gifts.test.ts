import type { INodeParameters } from 'n8n-workflow';
import { createSandbox } from 'telegram-payments-sandbox';
import { TelegramPayments } from '../../../nodes/TelegramPayments/TelegramPayments.node';
import { ALBUM, ActionShop, BUYER, credentialsFor } from '../../support/actionShop';
import { createListContext, failAction, runAction } from '../../support/executeContext';

const GET_MANY = { resource: 'gift', operation: 'getMany', returnAll: true };

let shop: ActionShop;

beforeAll(async () => {
	shop = new ActionShop(await createSandbox());
});

afterEach(() => shop.reset());

afterAll(async () => await shop.sandbox.close());

const send = (giftId: unknown, more: INodeParameters = {}): INodeParameters => ({
	resource: 'gift',
	operation: 'send',
	giftId: { __rl: true, mode: 'id', value: giftId as string },
	userId: String(BUYER),
	...more,
});

/** Sells albums until the bot owns so many Stars. */
async function earn(stars: number): Promise<void> {
	const prices = { price: [{ label: 'Album', amount: stars }] };
	const { json } = await runAction(shop.setUp({ ...ALBUM, prices }));
	await shop.payStars(json[0]?.message_id);
}

describe('given the gifts of Telegram', () => {
	it('when they are listed, then each is one flat row', async () => {
		const all = await runAction(shop.setUp(GET_MANY));
		expect(all.json.length).toBeGreaterThan(1);
		expect(all.json[0]).toMatchObject({
			gift_id: expect.any(String),
			star_count: expect.any(Number),
			is_premium: false,
		});
		const one = await runAction(shop.setUp({ ...GET_MANY, returnAll: false, limit: 1 }));
		expect(one.json).toEqual(all.json.slice(0, 1));
	});

	it('when one is picked in the editor, then the list shows the price and can be searched', async () => {
		const { listSearch } = new TelegramPayments().methods;
		const context = createListContext(shop.setUp(send('')));
		const { results } = await listSearch.searchGifts.call(context);
		const { json } = await runAction(shop.setUp(GET_MANY));
		expect(results.map(({ value }) => value)).toEqual(json.map(({ gift_id }) => gift_id));
		const found = await listSearch.searchGifts.call(
			context,
			`${String(json[0]?.star_count)} STARS (${String(json[0]?.gift_id)}`,
		);
		expect(found.results).toEqual([results[0]]);
	});

	it('when the list cannot be had, then the editor says why', async () => {
		const { listSearch } = new TelegramPayments().methods;
		const credentials = credentialsFor('http://127.0.0.1:1');
		const context = createListContext(shop.setUp(send(''), { credentials }));
		await expect(listSearch.searchGifts.call(context)).rejects.toThrow(
			'Telegram could not be reached',
		);
	}, 15_000);

	it('when one is sent to a user, then it is paid from the balance', async () => {
		await earn(5_000);
		const [gift] = (await runAction(shop.setUp(GET_MANY))).json;
		const additionalFields = {
			text: ' <b>Thanks</b> ',
			textParseMode: 'HTML',
			payForUpgrade: false,
		};
		const { json } = await runAction(shop.setUp(send(gift?.gift_id, { additionalFields })));
		expect(json).toEqual([
			{ gift_id: gift?.gift_id, user_id: BUYER, star_count: null, sent: true, already_sent: false },
		]);
		const balance = await runAction(shop.setUp({ resource: 'star', operation: 'getBalance' }));
		expect(balance.json[0]?.amount).toBe(5_000 - Number(gift?.star_count));
	});

	it('when the balance is too low, then it is explained', async () => {
		await runAction(shop.setUp(ALBUM));
		const [gift] = (await runAction(shop.setUp(GET_MANY))).json;
		const error = await failAction(shop.setUp(send(gift?.gift_id)));
		expect(error.description).toContain('BALANCE_TOO_LOW');
	});

	it('when it goes to a channel with an upgrade, then Telegram gets both', async () => {
		const more = {
			recipient: 'channel',
			chatId: '-1001234567890',
			additionalFields: { payForUpgrade: true, text: 'Hi' },
		};
		await runAction(shop.setUp(send('5', more), { onError: 'continueRegularOutput' }));
		expect(shop.calls('sendGift')[0]?.parameters).toMatchObject({
			chat_id: '-1001234567890',
			pay_for_upgrade: 'true',
			text: 'Hi',
		});
	});

	it('when nothing is chosen, then everything missing is named', async () => {
		const more = { userId: '', additionalFields: { text: 'x'.repeat(129) } };
		const error = await failAction(shop.setUp(send('', more)));
		expect(error.message).toContain('"Gift": is empty');
		expect(error.message).toContain('"User ID"');
		expect(error.message).toContain('"Text": is 129 characters long');
		expect(shop.calls('sendGift')).toEqual([]);
	});
});

describe('given Telegram Premium as a gift', () => {
	const premium = (more: INodeParameters = {}): INodeParameters => ({
		resource: 'gift',
		operation: 'giftPremium',
		userId: String(BUYER),
		monthCount: 3,
		...more,
	});

	it('when it is given, then the price of Telegram is paid', async () => {
		await earn(2_000);
		const { json } = await runAction(shop.setUp(premium()));
		expect(json).toEqual([
			{ user_id: BUYER, month_count: 3, star_count: 1_000, sent: true, already_sent: false },
		]);
	});

	it('when the months are odd, then it is refused', async () => {
		const error = await failAction(shop.setUp(premium({ monthCount: 4, userId: 'ann' })));
		expect(error.message).toContain('"User ID": must be a whole number');
		expect(error.message).toContain('"Months": must be 3, 6 or 12');
		expect(shop.calls('giftPremiumSubscription')).toEqual([]);
	});
});
