import type { INodeParameters } from 'n8n-workflow';
import { createSandbox } from 'telegram-payments-sandbox';
import { ActionShop, BOT_TOKEN, BUYER } from '../../support/actionShop';
import { runAction } from '../../support/executeContext';

const SALES = 2_000;
const PAGE = 100;
const MINUTE_MS = 60_000;
const AT_ONCE = 50;
const SINCE = 150;

describe(`given the sandbox’s ledger of ${SALES} sales, ${AT_ONCE} a minute`, () => {
	let shop: ActionShop;
	/** When each was paid, in order. */
	const moments: string[] = [];

	beforeAll(async () => {
		shop = new ActionShop(await createSandbox());
		const { sandbox } = shop;
		for (let sale = 0; sale < SALES; sale++) {
			if (sale % AT_ONCE === 0) await sandbox.clock.advance(MINUTE_MS);
			// Telegram counts in whole seconds.
			moments.push(new Date(Math.floor(sandbox.clock.now() / 1_000) * 1_000).toISOString());
			const { body } = await sandbox.call(BOT_TOKEN, 'sendInvoice', {
				chat_id: BUYER,
				title: 'Song',
				description: 'One of an album',
				payload: `song-${sale}`,
				currency: 'XTR',
				prices: [{ label: 'Song', amount: 1 }],
			});
			await shop.payStars((body as { result: { message_id: number } }).result.message_id);
		}
	}, 60_000);

	afterAll(async () => await shop.sandbox.close());

	const songs = (from: number, to: number) =>
		Array.from({ length: to - from }, (_, index) => `song-${from + index}`);

	it.each<[string, INodeParameters, string[]]>([
		[
			'the newest fifty are asked for',
			{ returnAll: false, limit: 50 },
			songs(SALES - 50, SALES).reverse(),
		],
		[
			'those since a moment are asked for',
			{ returnAll: true, filters: { after: 'late' } },
			songs(SALES - SINCE, SALES).reverse(),
		],
		[
			'those since a moment are asked for, oldest first',
			{ returnAll: true, order: 'oldest', filters: { after: 'late' } },
			songs(SALES - SINCE, SALES),
		],
		[
			'those between two moments in the middle are asked for',
			{ returnAll: true, filters: { after: 'middle', before: 'afterMiddle' } },
			songs(1_000, 1_200).reverse(),
		],
	])(
		'when %s, then they come whole, in order, in at most 2·log2(n) calls and one a page',
		async (_, parameters, wanted) => {
			const names: Record<string, string | undefined> = {
				late: moments[SALES - SINCE],
				middle: moments[1_000],
				afterMiddle: moments[1_200],
			};
			const filters = Object.fromEntries(
				Object.entries((parameters.filters ?? {}) as Record<string, string>).map(([key, name]) => [
					key,
					names[name] ?? '',
				]),
			);
			const before = shop.calls('getStarTransactions').length;

			const { json } = await runAction(
				shop.setUp({ resource: 'star', operation: 'getMany', ...parameters, filters }),
			);

			expect(json.map(({ order_id }) => order_id)).toEqual(wanted);
			const calls = shop.calls('getStarTransactions').length - before;
			process.stdout.write(`${wanted.length} of ${SALES} transactions: ${calls} calls\n`);
			expect(calls).toBeLessThanOrEqual(
				2 * Math.ceil(Math.log2(SALES)) + Math.ceil(wanted.length / PAGE) + 1,
			);
		},
	);
});
