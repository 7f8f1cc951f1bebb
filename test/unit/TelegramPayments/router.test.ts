import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { BotApiNoAnswer, BotApiRefusal } from '../../../nodes/shared/transport/outcomes';
import { RESOURCES } from '../../../nodes/TelegramPayments/actions/resources';
import { router } from '../../../nodes/TelegramPayments/actions/router';

type Work = (index: number) => Promise<IDataObject>;

/** Runs so many items through one operation that does the given work. */
async function run(count: number, work: Work, { concurrency = 1, goOn = false } = {}) {
	const { star } = RESOURCES;
	if (!star) throw new Error('there is a resource to replace');
	jest.replaceProperty(star, 'operations', {
		getBalance: {
			async execute(item) {
				return await work(item.index);
			},
		},
	});
	const parameters: IDataObject = {
		resource: 'star',
		operation: 'getBalance',
		'options.concurrency': concurrency,
	};
	const context = {
		getInputData: () => Array.from({ length: count }, () => ({ json: {} })),
		getNodeParameter: (name: string) => parameters[name],
		getNode: () => ({ name: 'Telegram Payments' }),
		continueOnFail: () => goOn,
		addExecutionHints: () => undefined,
	} as unknown as IExecuteFunctions;
	return await router.call(context);
}

afterEach(() => jest.restoreAllMocks());

/** A promise that settles when told. */
function later<T>() {
	let settle: { resolve: (value: T) => void; reject: (error: unknown) => void } | undefined;
	const promise = new Promise<T>((resolve, reject) => (settle = { resolve, reject }));
	return { promise, ...(settle as NonNullable<typeof settle>) };
}

describe('given a run that stops', () => {
	it('when its items met every fate, then the error lists them apart', async () => {
		const unclear = new BotApiNoAnswer('sendGift', 'ECONNRESET', true);
		const refused = new BotApiRefusal('sendGift', 400, 'Bad Request: STARGIFT_INVALID');
		const slow = Array.from({ length: 5 }, () => later<IDataObject>());
		const running = run(8, async (index) => await (slow[index]?.promise ?? Promise.resolve({})), {
			concurrency: 5,
		}).catch((error: unknown) => error);
		slow[2]?.reject(refused);
		await slow[2]?.promise.catch(() => undefined);
		slow[0]?.resolve({});
		slow[1]?.reject(unclear);
		slow[3]?.resolve({});
		slow[4]?.reject(refused);
		expect(await running).toMatchObject({
			message: 'No answer from Telegram to sendGift: it may have happened [item 1]',
			description: expect.stringContaining(
				'The other items: carried out: 0, 3; failed: 2, 4; not started: 5-7. Repeat only those that failed or were not started.',
			),
		});
	});

	it('when only a reading call got no answer, then its item counts as failed', async () => {
		const silent = new BotApiNoAnswer('getStarTransactions', 'ECONNRESET', true);
		const running = run(2, async () => await Promise.reject(silent), { concurrency: 2 });
		await expect(running).rejects.toMatchObject({
			description: expect.stringContaining('The other items: failed: 1.'),
		});
	});
});

describe('given a wish for many items at a time', () => {
	it.each([
		[3, 3],
		[500, 50],
		[0, 5],
	])('when it is %i, then %i are under way', async (concurrency, expected) => {
		const gate = later<IDataObject>();
		let underWay = 0;
		const running = run(60, async () => (underWay++, await gate.promise), { concurrency });
		await Promise.resolve();
		expect(underWay).toBe(expected);
		gate.resolve({});
		expect((await running)[0]).toHaveLength(60);
	});
});
