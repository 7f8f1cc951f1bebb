import type { Joined } from '../../../schema/access.js';
import type { GiveInfo, PayChoice } from '../../../schema/checkouts.js';
import type { ChooseRequest, InlineQuestionRequest } from '../../../schema/inline.js';
import type {
	ForwardRequest,
	MessageList,
	PaidMediaRequest,
	WriteRequest,
	Written,
} from '../../../schema/messages.js';
import type { BotSeed, ChatSeed, CustomerSeed } from '../../../schema/parties.js';
import type { ClockChange, FaultRule } from '../../../schema/running.js';
import type {
	AppTarget,
	Bot,
	ChatSummary,
	Checkout,
	CheckoutTarget,
	ClockState,
	Customer,
	Fault,
	InlineSessionView,
	InviteView,
	JournalEntry,
	MiniApp,
	PaidChannel,
	Subscription,
} from './types.js';

/** A control call the sandbox refused; `message` is its one-sentence explanation. */
export class ApiError extends Error {
	constructor(
		message: string,
		readonly status: number,
	) {
		super(message);
	}
}

async function request<T>(method: string, path: string, body?: object): Promise<T> {
	const init: RequestInit = { method };
	if (body) {
		init.body = JSON.stringify(body);
		init.headers = { 'Content-Type': 'application/json' };
	}
	let response: Response;
	try {
		response = await fetch(`/api/${path}`, init);
	} catch {
		throw new ApiError('The sandbox does not answer. Is it still running?', 0);
	}
	const text = await response.text();
	const answer: unknown = text ? parseAnswer(text) : {};
	if (response.ok) return answer as T;
	const reason = (answer as { error?: unknown } | null)?.error;
	throw new ApiError(
		typeof reason === 'string' ? reason : `The sandbox answered ${response.status}.`,
		response.status,
	);
}

function parseAnswer(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

const query = (values: Record<string, string | number>) =>
	new URLSearchParams(
		Object.entries(values).map(([key, value]) => [key, String(value)]),
	).toString();

const checkoutPath = (id: string, step = '') =>
	`checkouts/${encodeURIComponent(id)}${step && `/${step}`}`;

/** The sandbox's control API (see `/api/openapi.json`), one function per call the page makes. */
export const api = {
	bots: () => request<{ bots: Bot[] }>('GET', 'bots').then((answer) => answer.bots),
	addBot: (bot: BotSeed) => request('POST', 'bots', bot),

	customers: () =>
		request<{ customers: Customer[] }>('GET', 'customers').then((answer) => answer.customers),
	addCustomer: (customer: CustomerSeed) => request<Customer>('POST', 'customers', customer),
	topUp: (customerId: number, amount: number) =>
		request('POST', `customers/${customerId}/stars`, { amount }),

	chats: (customerId: number) =>
		request<{ chats: ChatSummary[] }>('GET', `chats?${query({ customer_id: customerId })}`).then(
			(answer) => answer.chats,
		),
	addChat: (chat: ChatSeed) => request('POST', 'chats', chat),

	messages: (botId: number, chatId: number) =>
		request<MessageList>('GET', `messages?${query({ bot_id: botId, chat_id: chatId })}`),
	send: (message: WriteRequest) => request('POST', 'messages', message),
	/** Presses a callback button; gives the id of the query the bot is asked with. */
	press: (button: WriteRequest) =>
		request<Written>('POST', 'messages', button).then((answer) => answer.callback_query_id),
	forward: (forward: ForwardRequest) => request('POST', 'messages/forward', forward),

	unlock: (media: PaidMediaRequest) => request('POST', 'paid-media', media),
	typeInline: (ask: InlineQuestionRequest) =>
		request<InlineSessionView>('POST', 'inline/queries', ask),
	chooseInline: (choice: ChooseRequest) => request('POST', 'inline/choose', choice),

	invite: (link: string, customerId: number) =>
		request<InviteView>('GET', `invite-links?${query({ link, customer_id: customerId })}`),
	join: (customerId: number, link: string) =>
		request<Joined>('POST', 'join', {
			customer_id: customerId,
			invite_link: link,
		}),
	places: (customerId: number) =>
		request<{ places: PaidChannel[] }>('GET', `customers/${customerId}/places`).then(
			(answer) => answer.places,
		),
	renewPlace: (chatId: number, customerId: number, renews: boolean) =>
		request('POST', `chats/${chatId}/renewal`, { customer_id: customerId, renews }),

	openMiniApp: (customerId: number, target: AppTarget) =>
		request<MiniApp>('POST', 'mini-apps', { customer_id: customerId, ...target }),
	closeMiniApp: (id: string) => request('POST', `mini-apps/${id}/close`, {}),
	sendMiniAppData: (id: string, data: string) => request('POST', `mini-apps/${id}/data`, { data }),
	shareMiniAppMessage: (id: string, messageId: string, chatId: number) =>
		request('POST', `mini-apps/${id}/share`, { message_id: messageId, chat_id: chatId }),

	openCheckout: (customerId: number, target: CheckoutTarget) =>
		request<Checkout>('POST', 'checkouts', { customer_id: customerId, ...target }),
	checkout: (id: string) => request<Checkout>('GET', checkoutPath(id)),
	submitInfo: (id: string, info: GiveInfo) =>
		request<Checkout>('POST', checkoutPath(id, 'info'), info),
	chooseShipping: (id: string, optionId: string) =>
		request<Checkout>('POST', checkoutPath(id, 'shipping'), { shipping_option_id: optionId }),
	pay: (id: string, payment: PayChoice) =>
		request<Checkout>('POST', checkoutPath(id, 'pay'), payment),
	confirm: (id: string, approve: boolean) =>
		request<Checkout>('POST', checkoutPath(id, 'confirm'), { approve }),
	cancelCheckout: (id: string) => request('POST', checkoutPath(id, 'cancel'), {}),

	subscriptions: (customerId: number) =>
		request<{ subscriptions: Subscription[] }>(
			'GET',
			`subscriptions?${query({ customer_id: customerId })}`,
		).then((answer) => answer.subscriptions),
	changeSubscription: (chargeId: string, change: 'cancel' | 'resume' | 'renew') =>
		request('POST', `subscriptions/${encodeURIComponent(chargeId)}/${change}`, {}),

	journal: () =>
		request<{ entries: JournalEntry[] }>('GET', 'journal?limit=5000').then(
			(answer) => answer.entries,
		),
	clock: () => request<ClockState>('GET', 'clock'),
	setClock: (change: ClockChange) => request<ClockState>('POST', 'clock', change),
	faults: () => request<{ faults: Fault[] }>('GET', 'faults').then((answer) => answer.faults),
	addFault: (fault: FaultRule) => request('POST', 'faults', fault),
	clearFaults: () => request('DELETE', 'faults'),
	reset: () => request('POST', 'reset', {}),
};
