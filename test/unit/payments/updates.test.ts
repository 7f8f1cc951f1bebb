import { classifyUpdate, EVENTS, orderingKey } from '../../../nodes/shared/payments/updates';
import type { Update } from '../../../nodes/shared/telegram/types';
import {
	commandUpdate,
	message,
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
	other: commandUpdate(),
};

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
	other: [...envelope, ...user('message.from')],
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
	other: ['message.from', 'message.chat.first_name'],
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
	it.each(EVENTS)('given a complete update, when it is %s, then that event is named', (event) => {
		const sample = SAMPLES[event];
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

	it.each(['edited_message', 'channel_post', 'business_message', 'callback_query', 'new_kind'])(
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

describe('orderingKey', () => {
	const keyOf = (body: unknown) => {
		const classified = classifyUpdate(body);
		return classified && orderingKey(classified);
	};

	it.each([
		['pre_checkout_query', 'checkout:111'],
		['shipping_query', 'checkout:111'],
		['successful_payment', 'chat:111'],
		['refunded_payment', 'chat:111'],
		['purchased_paid_media', 'chat:111'],
		['subscription', 'chat:111'],
		['other', 'chat:111'],
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
