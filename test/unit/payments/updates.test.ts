import { EVENTS } from '../../../nodes/shared/payments/events';
import { idempotencyKey, laneOf, memoryKey } from '../../../nodes/shared/payments/updateKey';
import { type ClassifiedUpdate, classifyUpdate } from '../../../nodes/shared/payments/updates';
import type { Update } from '../../../nodes/shared/telegram/types';
import {
	callbackQueryUpdate,
	chatJoinRequestUpdate,
	chatMemberUpdate,
	chosenInlineResultUpdate,
	commandUpdate,
	inlineQueryUpdate,
	message,
	otherUpdate,
	paidMediaUpdate,
	paymentUpdate,
	preCheckoutUpdate,
	refundUpdate,
	shippingUpdate,
	subscriptionUpdate,
	update,
} from '../../support/updates';

const SAMPLES: Record<string, Update> = {
	pre_checkout_query: preCheckoutUpdate(),
	shipping_query: shippingUpdate(),
	successful_payment: paymentUpdate({
		is_recurring: true,
		is_first_recurring: true,
		subscription_expiration_date: 1_766_452_000,
	}),
	refunded_payment: refundUpdate({ provider_payment_charge_id: 'ch_1' }),
	purchased_paid_media: paidMediaUpdate(),
	subscription: subscriptionUpdate(),
	inline_query: inlineQueryUpdate(),
	chosen_inline_result: chosenInlineResultUpdate(),
	chat_member: chatMemberUpdate(),
	chat_join_request: chatJoinRequestUpdate(),
	message: commandUpdate(),
	callback_query: callbackQueryUpdate(),
	other: otherUpdate(),
};

/** What an update by itself can be; a declined checkout is a pre-checkout query until it is decided. */
const KINDS = EVENTS.filter((event) => event !== 'checkout_declined');

/** Keys on the way to a field, e.g. `['message', 'chat', 'id']`. */
type Path = string[];

function withField(sample: Update, path: Path, value: unknown): unknown {
	const copy = structuredClone(sample) as Record<string, unknown>;
	let place = copy;
	for (const key of path.slice(0, -1)) place = place[key] as Record<string, unknown>;
	const last = path[path.length - 1];
	if (value === undefined) delete place[last];
	else place[last] = value;
	return copy;
}

const ADDRESS_KEYS = ['country_code', 'state', 'city', 'street_line1', 'street_line2', 'post_code'];
const user = (path: string) => [`${path}.id`, `${path}.first_name`];
const optionalUser = (path: string) =>
	['last_name', 'username', 'language_code'].map((key) => `${path}.${key}`);
const QUERY = 'pre_checkout_query';
const PAYMENT = 'message.successful_payment';
const REFUND = 'message.refunded_payment';
const chat = ['message.chat', 'message.chat.id', 'message.chat.type'];
const envelope = ['update_id', 'message.message_id', 'message.date', ...chat];
const orderInfo = (path: string) => [
	...['name', 'phone_number', 'email', 'shipping_address'].map((key) => `${path}.${key}`),
];
const address = (path: string) => ADDRESS_KEYS.map((key) => `${path}.${key}`);

const REQUIRED: Record<string, string[]> = {
	pre_checkout_query: [
		'update_id',
		...['id', 'from', 'currency', 'total_amount', 'invoice_payload'].map(
			(key) => `${QUERY}.${key}`,
		),
		...user(`${QUERY}.from`),
		...address(`${QUERY}.order_info.shipping_address`),
	],
	shipping_query: [
		'update_id',
		...['id', 'from', 'invoice_payload', 'shipping_address'].map((key) => `shipping_query.${key}`),
		...user('shipping_query.from'),
		...address('shipping_query.shipping_address'),
	],
	successful_payment: [
		...envelope,
		...['currency', 'total_amount', 'invoice_payload', 'telegram_payment_charge_id'].map(
			(key) => `${PAYMENT}.${key}`,
		),
		...user('message.from'),
		...address(`${PAYMENT}.order_info.shipping_address`),
	],
	refunded_payment: [
		...envelope,
		...['currency', 'total_amount', 'invoice_payload', 'telegram_payment_charge_id'].map(
			(key) => `${REFUND}.${key}`,
		),
		...user('message.from'),
	],
	purchased_paid_media: [
		'update_id',
		'purchased_paid_media.from',
		'purchased_paid_media.paid_media_payload',
		...user('purchased_paid_media.from'),
	],
	subscription: [
		'update_id',
		...['user', 'invoice_payload', 'state'].map((key) => `subscription.${key}`),
		...user('subscription.user'),
	],
	inline_query: [
		'update_id',
		...['id', 'from', 'query'].map((key) => `inline_query.${key}`),
		...user('inline_query.from'),
	],
	chosen_inline_result: [
		'update_id',
		...['result_id', 'from'].map((key) => `chosen_inline_result.${key}`),
		...user('chosen_inline_result.from'),
	],
	chat_member: [
		'update_id',
		...[
			...['chat', 'chat.id', 'chat.type', 'from', 'date', 'old_chat_member', 'new_chat_member'],
			...['old_chat_member.status', 'old_chat_member.user', 'new_chat_member.status'],
			...['new_chat_member.user', 'invite_link.invite_link'],
		].map((key) => `chat_member.${key}`),
		...user('chat_member.from'),
		...user('chat_member.new_chat_member.user'),
	],
	chat_join_request: [
		'update_id',
		...['chat', 'from', 'user_chat_id', 'date', 'invite_link.invite_link'].map(
			(key) => `chat_join_request.${key}`,
		),
		...user('chat_join_request.from'),
	],
	message: [...envelope, ...user('message.from')],
	callback_query: [
		'update_id',
		...['id', 'from', 'message.message_id', 'message.chat'].map((key) => `callback_query.${key}`),
		...user('callback_query.from'),
	],
};

const OPTIONAL: Record<string, string[]> = {
	pre_checkout_query: [
		...optionalUser(`${QUERY}.from`),
		`${QUERY}.shipping_option_id`,
		`${QUERY}.order_info`,
		...orderInfo(`${QUERY}.order_info`),
	],
	shipping_query: optionalUser('shipping_query.from'),
	successful_payment: [
		'message.from',
		...optionalUser('message.from'),
		'message.chat.first_name',
		`${PAYMENT}.provider_payment_charge_id`,
		`${PAYMENT}.shipping_option_id`,
		`${PAYMENT}.order_info`,
		...orderInfo(`${PAYMENT}.order_info`),
		`${PAYMENT}.subscription_expiration_date`,
	],
	refunded_payment: ['message.from', `${REFUND}.provider_payment_charge_id`],
	purchased_paid_media: optionalUser('purchased_paid_media.from'),
	subscription: optionalUser('subscription.user'),
	inline_query: ['offset', 'chat_type'].map((key) => `inline_query.${key}`),
	chosen_inline_result: ['query', 'inline_message_id'].map((key) => `chosen_inline_result.${key}`),
	chat_member: ['new_chat_member.until_date', 'invite_link'].map((key) => `chat_member.${key}`),
	chat_join_request: ['bio', 'invite_link'].map((key) => `chat_join_request.${key}`),
	message: ['message.from', 'message.chat.first_name', 'message.text'],
	callback_query: ['message', 'data', 'inline_message_id'].map((key) => `callback_query.${key}`),
};

const rows = (table: Record<string, string[]>) =>
	Object.entries(table).flatMap(([event, paths]) =>
		paths.map((path): [string, string] => [event, path]),
	);

/** Values of the wrong type for any field; integers stand for texts and texts for everything else. */
function mistyped(event: string, path: string): unknown[] {
	let value: unknown = SAMPLES[event];
	for (const key of path.split('.')) value = (value as Record<string, unknown>)[key];
	const wrong: unknown[] = [null, true, [], ['a']];
	if (typeof value === 'string') return [...wrong, 7, {}];
	if (typeof value === 'number') return [...wrong, '7', 1.5, 2 ** 53, {}];
	return [...wrong, 'text', 7];
}

describe('classifyUpdate', () => {
	it.each(KINDS)('given a complete update, when it is %s, then that event is named', (event) => {
		const sample = SAMPLES[event] as Update;
		const classified = classifyUpdate(sample);
		expect(classified?.event).toBe(event);
		expect(classified?.update).toBe(sample);
	});

	it.each(rows(REQUIRED))(
		'given %s, when %s is missing, then the update is refused',
		(event, path) => {
			expect(classifyUpdate(withField(SAMPLES[event], path.split('.'), undefined))).toBeUndefined();
		},
	);

	it.each(rows(OPTIONAL))(
		'given %s, when the optional %s is missing, then it is still that event',
		(event, path) => {
			const classified = classifyUpdate(withField(SAMPLES[event], path.split('.'), undefined));
			expect(classified?.event).toBe(event);
		},
	);

	it.each([...rows(REQUIRED), ...rows(OPTIONAL)])(
		'given %s, when %s has another type, then the update is refused',
		(event, path) => {
			for (const wrong of mistyped(event, path)) {
				const body = withField(SAMPLES[event], path.split('.'), wrong);
				expect({ wrong, event: classifyUpdate(body)?.event }).toEqual({ wrong, event: undefined });
			}
		},
	);

	it.each([
		['nothing', undefined],
		['null', null],
		['a text', '{"update_id":1}'],
		['a number', 1],
		['a list', [{ update_id: 1 }]],
		['an empty object', {}],
		['an id beyond what a number holds', { update_id: 2 ** 53 }],
	])('given %s, when it is classified, then it is refused', (_, body) => {
		expect(classifyUpdate(body)).toBeUndefined();
	});

	it.each(['edited_message', 'channel_post', 'business_message', 'new_kind'])(
		'given a payment inside %s, when it is classified, then it is no payment',
		(kind) => {
			const { message: paid } = paymentUpdate();
			expect(classifyUpdate(update({ [kind]: paid }))?.event).toBe('other');
		},
	);

	it('given a null where the content belongs, when it is classified, then it is refused', () => {
		for (const kind of [QUERY, 'shipping_query', 'message', 'purchased_paid_media', 'subscription'])
			expect(classifyUpdate({ update_id: 1, [kind]: null })).toBeUndefined();
	});

	it('given keys named like a prototype, when it is classified, then they count for nothing', () => {
		const body: unknown = JSON.parse(
			`{"update_id":1,"__proto__":${JSON.stringify(preCheckoutUpdate())}}`,
		);
		expect(classifyUpdate(body)?.event).toBe('other');
	});
});

describe('laneOf', () => {
	const keyOf = (body: unknown) => {
		const classified = classifyUpdate(body);
		return classified && laneOf(classified);
	};

	it.each([
		['pre_checkout_query', 'checkout:111'],
		['shipping_query', 'checkout:111'],
		['successful_payment', 'chat:111'],
		['refunded_payment', 'chat:111'],
		['purchased_paid_media', 'chat:111'],
		['subscription', 'chat:111'],
		['inline_query', 'inline:111'],
		['chosen_inline_result', 'chat:111'],
		['chat_member', 'chat:111'],
		['chat_join_request', 'chat:111'],
		['message', 'chat:111'],
		['callback_query', 'chat:111'],
		['other', 'update:700000001'],
	])('given %s, when its lane is asked for, then it is %s', (event, lane) => {
		expect(keyOf(SAMPLES[event])).toBe(lane);
	});

	it('given an update of no chat, when its lane is asked for, then it has one of its own', () => {
		expect(keyOf({ update_id: 9, poll: {} })).toBe('update:9');
	});

	it('given a refund sent by the bot, when its lane is asked for, then it is the chat', () => {
		const { message: sent } = refundUpdate();
		const bot = { id: 5, is_bot: true, first_name: 'Shop' };
		expect(keyOf(update({ message: { ...message(), ...sent, from: bot } }))).toBe('chat:111');
	});
});

describe('memoryKey', () => {
	const keyOf = (body: Update) => memoryKey(classifyUpdate(body) as ClassifiedUpdate);
	const longIds = {
		telegram_payment_charge_id: 't'.repeat(255),
		provider_payment_charge_id: 'p p',
	};

	it('given a payment under two numbers, when its key is made, then it is the same, short and without blanks', () => {
		expect(keyOf(paymentUpdate(longIds, 1))).toBe(keyOf(paymentUpdate(longIds, 2)));
		expect(keyOf(paymentUpdate(longIds))).toMatch(/^c[\w-]{16}$/);
	});

	it('given a payment and a refund of one charge, when their keys are made, then they differ', () => {
		const charge = { currency: 'XTR', telegram_payment_charge_id: 'stxOne' };
		expect(keyOf(paymentUpdate(charge))).not.toBe(keyOf(refundUpdate(charge)));
	});

	it('given anything else, when its key is made, then it is the number of the update', () => {
		expect(keyOf(commandUpdate('/start', 5))).toBe('u5');
		expect(keyOf(preCheckoutUpdate({}, 6))).toBe('u6');
	});
});

describe('idempotencyKey, when neither id of a charge says anything', () => {
	const nothing = { telegram_payment_charge_id: '_', provider_payment_charge_id: '' };
	const paidIn = (message_id: number, fields = {}) => {
		const { message: paid } = paymentUpdate({ ...nothing, ...fields });
		return update({ message: { ...message(), ...paid, message_id } });
	};
	const keyOf = (body: Update) => idempotencyKey(classifyUpdate(body) as ClassifiedUpdate);

	it.each([
		['a bare "_" and nothing', nothing],
		['two bare "_"', { telegram_payment_charge_id: '_', provider_payment_charge_id: '_' }],
		[
			'no id of the provider',
			{ telegram_payment_charge_id: '', provider_payment_charge_id: undefined },
		],
		['Stars', { ...nothing, currency: 'XTR' }],
	])('given %s, when two payments are compared, then the messages tell them apart', (_, fields) => {
		expect(keyOf(paidIn(57, fields))).toBe('message:111:57');
		expect(keyOf(paidIn(58, fields))).toBe('message:111:58');
	});

	it('given one id that says something, when the key is made, then it stands in it', () => {
		expect(keyOf(paidIn(57, { provider_payment_charge_id: 'ch_1' }))).toBe('_:ch_1');
		expect(keyOf(paidIn(57, { telegram_payment_charge_id: 'tg1' }))).toBe('tg1:');
		expect(keyOf(paidIn(57, { currency: 'XTR', provider_payment_charge_id: '7' }))).toBe('_:7');
	});
});
