import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { createSandbox } from 'telegram-payments-sandbox';
import { ALBUM, ActionShop, BOT_TOKEN, BUYER, itemsOf } from '../../support/actionShop';
import { failAction, runAction } from '../../support/executeContext';
import { TriggerHost } from '../../support/triggerContextsHost';

const APPROVE: INodeParameters = {
	resource: 'preCheckoutQuery',
	operation: 'approve',
	preCheckoutQueryId: '={{ $json.pre_checkout_query_id }}',
};

jest.setTimeout(30_000);

let shop: ActionShop;
let trigger: TriggerHost;
let workflows = 0;

// No reset between tests: the ids of queries must never come again, as with Telegram.
beforeAll(async () => {
	shop = new ActionShop(await createSandbox());
});
afterEach(async () => {
	await trigger.deactivate();
	await trigger.close();
});
afterAll(async () => await shop.sandbox.close());

/** A trigger that leaves the answer to the workflow, which has one second. */
async function activate(options: INodeParameters = {}): Promise<void> {
	trigger = await TriggerHost.start({
		token: BOT_TOKEN,
		botApiUrl: shop.sandbox.url,
		workflowId: `late-answer-${++workflows}`,
		parameters: {
			events: ['pre_checkout_query'],
			preCheckout: 'workflow',
			options: { answerWithin: 1, ...options },
		},
	});
	await trigger.activate();
}

/** Sells an album; the buyer presses Pay at once. */
async function buy() {
	const { json } = await runAction(shop.setUp(ALBUM));
	return shop.pay({ chat_id: BUYER, message_id: Number(json[0]?.message_id) });
}

const answer = (query: IDataObject | undefined) =>
	shop.setUp(APPROVE, { items: itemsOf(query ?? {}) });

describe('given a workflow that is slower than its deadline', () => {
	it.each<[string, INodeParameters, string]>([
		['was declined', {}, 'was declined with "The shop could not confirm your order in time.'],
		['was let through', { fallbackAnswer: 'approve' }, 'the buyer may pay'],
	])('when the buyer %s meanwhile, then its answer says so', async (_name, options, told) => {
		await activate(options);
		await buy();
		const error = await failAction(answer(trigger.runs[0]?.items[0]));
		expect(error.message).toBe(
			'This answer came too late [item 0]: the buyer already has an answer',
		);
		expect(error.description).toContain(told);
	});
});

describe('given a workflow that answers in time', () => {
	it('when its deadline has passed, then the trigger has said nothing more', async () => {
		await activate();
		const first = buy();
		await trigger.runsBegun(1);
		const query = trigger.runs[0]?.items[0];
		await runAction(answer(query));
		expect(await first).toMatchObject({ status: 'paid' });
		// Began later, so its deadline is later too.
		expect(await buy()).toMatchObject({ status: 'declined' });
		const answers = shop
			.calls('answerPreCheckoutQuery')
			.map(({ parameters }) => (parameters as IDataObject).pre_checkout_query_id);
		expect(answers.filter((id) => id === query?.pre_checkout_query_id)).toHaveLength(1);
	});
});
