import { createHmac } from 'node:crypto';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ItemRun } from '../../../nodes/TelegramPayments/actions/operation';
import { RESOURCES } from '../../../nodes/TelegramPayments/actions/resources';
import { read, tableBelow } from './markdown';

const user = { id: 111, is_bot: false, first_name: 'Ann' };
const message = { message_id: 1, date: 1_750_000_000, chat: { id: 111, type: 'private' } };
const invoice = {
	title: 'Mug',
	description: 'White',
	start_parameter: '',
	currency: 'XTR',
	total_amount: 5,
};
const transaction = { id: 'stx', date: 1_750_000_000, amount: 5 };
const payer = { type: 'user', transaction_type: 'invoice_payment', user, invoice_payload: 'o' };

const TOKEN = '123456789:token';

/** Init data as Telegram signs it for the Mini App of this bot. */
function initData(): string {
	const fields = `auth_date=${Math.floor(Date.now() / 1_000)}\nuser=${JSON.stringify(user)}`;
	const secret = createHmac('sha256', 'WebAppData').update(TOKEN).digest();
	const hash = createHmac('sha256', secret).update(fields).digest('hex');
	return `${new URLSearchParams(fields.split('\n').map((line) => line.split(/=(.*)/s, 2) as [string, string])).toString()}&hash=${hash}`;
}

const link = {
	invite_link: 'https://t.me/+AbCdEfGh',
	creates_join_request: false,
	is_primary: false,
	is_revoked: false,
};

/** What Telegram answers, by Bot API method (shapes: Bot API). */
const RESULTS: Readonly<Record<string, unknown>> = {
	sendInvoice: { ...message, invoice },
	createInvoiceLink: 'https://t.me/$abc',
	getWebhookInfo: { url: 'https://n8n.example/webhook' },
	sendPaidMedia: { ...message, paid_media: { star_count: 5, paid_media: [] } },
	getMyStarBalance: { amount: 5 },
	getStarTransactions: { transactions: [{ ...transaction, source: payer }] },
	getChat: { id: -1001, type: 'channel', title: 'Ours' },
	getChatMember: { user, status: 'member' },
	createChatInviteLink: link,
	createChatSubscriptionInviteLink: link,
	editChatSubscriptionInviteLink: link,
	revokeChatInviteLink: link,
	savePreparedInlineMessage: { id: 'p', expiration_date: 1_750_000_000 },
	getAvailableGifts: { gifts: [{ id: 'g', star_count: 15, sticker: { emoji: '🎁' } }] },
};

const INVOICE = {
	chatId: '111',
	paymentMethod: 'stars',
	title: 'Mug',
	description: 'White',
	orderId: 'o',
	prices: { price: [{ label: 'Mug', amount: '5' }] },
};
const PAYMENT = { userId: '111', telegramPaymentChargeId: 'stx' };
const QUERY = { preCheckoutQueryId: '1', shippingQueryId: '1', errorMessage: 'Sold out' };

const LINK = { chatId: '-1001', inviteLink: 'https://t.me/+AbCdEfGh', linkName: '111' };
const MEMBER = { chatId: '-1001', userId: '111' };

/** Parameters of a run of each operation; several where the output depends on them. */
const RUNS: Readonly<Record<string, IDataObject[]>> = {
	'access.approveRequest': [MEMBER],
	'access.declineRequest': [MEMBER],
	'access.createInviteLink': [LINK],
	'access.createSubscriptionLink': [{ ...LINK, starCount: '100' }],
	'access.editSubscriptionLink': [LINK],
	'access.revokeLink': [LINK],
	'access.remove': [MEMBER],
	'access.getMember': [MEMBER],
	'inlineQuery.answer': [{ ...INVOICE, inlineQueryId: '1' }],
	'inlineQuery.prepareMessage': [{ ...INVOICE, userId: '111', chats: ['user'] }],
	'miniApp.verifyInitData': [{ initData: initData() }],
	'invoice.send': [INVOICE],
	'invoice.createLink': [INVOICE],
	'preCheckoutQuery.approve': [QUERY],
	'preCheckoutQuery.decline': [QUERY],
	'shippingQuery.offerOptions': [
		{
			...QUERY,
			currency: 'EUR',
			shippingOptions: { option: [{ id: 'a', title: 'Post', amount: '4.90' }] },
		},
	],
	'shippingQuery.decline': [QUERY],
	'star.getBalance': [{}, { compareWithTransactions: true }],
	'star.getMany': [{ returnAll: true }],
	'star.refund': [PAYMENT],
	'subscription.cancel': [PAYMENT],
	'subscription.restore': [PAYMENT],
	'paidMedia.send': [
		{
			chatId: '111',
			starCount: '5',
			orderId: 'o',
			media: { item: [{ type: 'photo', source: 'url', url: 'https://example.com/a.jpg' }] },
		},
	],
	'gift.getMany': [{ returnAll: true }],
	'gift.send': [
		{ giftId: 'g', recipient: 'user', userId: '111' },
		{ giftId: 'g', recipient: 'channel', chatId: '@shop' },
	],
	'gift.giftPremium': [{ userId: '111', monthCount: 3 }],
};

/** A context that gives the parameters and refuses everything else an operation might ask for. */
function contextOf(parameters: IDataObject, waiting?: INodeExecutionData[][]): IExecuteFunctions {
	const known: Record<string, unknown> = {
		getNodeParameter: (name: string, _item: number, fallback: unknown) =>
			parameters[name] ?? fallback,
		getNode: () => ({ id: 'node-1', name: 'Telegram Payments', credentials: {} }),
		getInputData: () => [{ json: {} }],
		getTimezone: () => 'UTC',
		getCredentials: async () => ({ accessToken: TOKEN }),
		getExecutionId: () => '7',
		evaluateExpression: () => 'https://n8n.example/webhook-waiting/7',
		getExecuteData: () => ({ data: { main: waiting } }),
		getContext: () => ({}),
		putExecutionToWait: async () => undefined,
		helpers: {},
	};
	return new Proxy({} as IExecuteFunctions, {
		get(_target, property) {
			if (property in known) return known[String(property)];
			throw new Error(`The operation asked for ${String(property)}`);
		},
	});
}

const item: ItemRun = {
	index: 0,
	call: async <T>(method: string) => (RESULTS[method] ?? true) as T,
	warn: () => undefined,
};

const pageOf = (resource: string): string =>
	read(`docs/reference/${resource.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`);

/** Fields a page lists for an operation. */
function listedFields(key: string): string[] {
	const [resource = '', operation = ''] = key.split('.');
	const options = RESOURCES[resource]?.description.find(
		({ name }) => name === 'operation',
	)?.options;
	const label = options?.find((option) => 'value' in option && option.value === operation)?.name;
	return tableBelow(pageOf(resource), `### Output of ${label}`)
		.map(([field]) => (field ?? '').replaceAll('`', ''))
		.sort();
}

const operations = Object.values(RESOURCES).flatMap(({ option, operations: own }) =>
	Object.keys(own).map((name) => `${option.value}.${name}`),
);

/** They give records, or what a payment brings later. */
const SPECIAL = ['update.process', 'invoice.sendAndWaitForPayment'];

test('given the operations of the node, when the runs of this test are counted, then none is left out', () => {
	expect([...Object.keys(RUNS), ...SPECIAL].sort()).toEqual(operations.sort());
});

describe.each(Object.entries(RUNS))('%s', (key, runs) => {
	test('given its runs, when their fields are compared with the reference, then both are the same', async () => {
		const [resource = '', operation = ''] = key.split('.');
		const found = new Set<string>();
		for (const parameters of runs) {
			const { execute } = RESOURCES[resource]?.operations[operation] ?? {};
			const output = await execute?.call(contextOf(parameters), item);
			for (const json of [output].flat())
				Object.keys(json ?? {}).forEach((name) => found.add(name));
		}
		expect([...found].sort()).toEqual(listedFields(key));
	});
});

describe('invoice.sendAndWaitForPayment', () => {
	test('given a time limit that passes, when the input that n8n lets pass is read, then the reference lists its fields', async () => {
		const { execute } = RESOURCES.invoice?.operations.sendAndWaitForPayment ?? {};
		const context = contextOf({ ...INVOICE, timeLimit: 60 }, [[]]);
		const data = { data: { main: [] as INodeExecutionData[][] } };
		const waiting = new Proxy(context, {
			get: (target, property) =>
				property === 'getExecuteData' ? () => data : Reflect.get(target, property, target),
		});
		await execute?.call(waiting, item);
		const [[timedOut] = []] = data.data.main;
		expect([...Object.keys(timedOut?.json ?? {}), '…'].sort()).toEqual(
			listedFields('invoice.sendAndWaitForPayment'),
		);
	});
});
