import {
	handleUpdate,
	type HandlingSettings,
	placeOnOutput,
} from '../../../nodes/shared/intake/decide';
import {
	DEFAULT_FALLBACK_TEXT,
	DEFAULT_NO_DELIVERY_TEXT,
	DEFAULT_TEXTS,
} from '../../../nodes/shared/payments/buyerTexts';
import { packOrderReference } from '../../../nodes/shared/payments/orderReference';
import {
	classifyUpdate,
	type ClassifiedUpdate,
	EVENTS,
} from '../../../nodes/shared/payments/updates';
import type { Update } from '../../../nodes/shared/telegram/types';
import {
	commandUpdate,
	paidMediaUpdate,
	paymentUpdate,
	preCheckoutUpdate,
	refundUpdate,
	shippingUpdate,
	subscriptionUpdate,
} from '../../support/updates';

const NOW = 1_800_000_000_000;
const KNOWN = { now: NOW, isPaid: () => false, reservedBy: () => undefined };
const QUERY = '1234567890123456789';
const SHIPPING = '2234567890123456789';

const settings = (fields: Partial<HandlingSettings> = {}): HandlingSettings => ({
	events: new Set(['successful_payment']),
	preCheckout: 'rules',
	rules: {},
	shipping: 'workflow',
	zones: [],
	noDeliveryText: '',
	fallback: { approve: false, text: '' },
	includeUpdate: false,
	...fields,
});

const handle = (body: Update, fields: Partial<HandlingSettings> = {}) =>
	handleUpdate(classifyUpdate(body) as ClassifiedUpdate, settings(fields), KNOWN, NOW);

const all = { events: new Set(EVENTS) };
const expired = { invoice_payload: packOrderReference('a', { expiresAt: 1_000 }) };
const ZONE = {
	countries: ['DE'],
	postCodePrefixes: [],
	options: [{ id: 'dhl', title: 'DHL', prices: [{ label: 'DHL', amount: 490 }] }],
};

describe('handleUpdate, pre-checkout by rules', () => {
	it('given no rules, when a query comes, then it is approved at once and starts no run', () => {
		expect(handle(preCheckoutUpdate())).toEqual({
			answer: {
				method: 'answerPreCheckoutQuery',
				parameters: { pre_checkout_query_id: QUERY, ok: true },
			},
		});
	});

	it('given a rule that is broken, when a query comes, then the buyer is told why', () => {
		expect(handle(preCheckoutUpdate(), { rules: { countries: ['FR'] } })).toEqual({
			answer: {
				method: 'answerPreCheckoutQuery',
				parameters: {
					pre_checkout_query_id: QUERY,
					ok: false,
					error_message: 'Sorry, we do not deliver to DE.',
				},
			},
		});
	});

	it('given the event is chosen, when a query comes, then the row tells decision and reason', () => {
		expect(handle(preCheckoutUpdate(), all).record).toMatchObject({
			event: 'pre_checkout_query',
			answer: 'approved',
			answer_reason: null,
		});
		expect(handle(preCheckoutUpdate(expired), all).record).toMatchObject({
			answer: 'declined',
			answer_reason: 'expired',
		});
	});
});

describe('handleUpdate, pre-checkout by the workflow', () => {
	const byWorkflow = { ...all, preCheckout: 'workflow' as const };

	it('given a query, when it comes, then only the fallback is prepared and the row is pending', () => {
		const handling = handle(preCheckoutUpdate(), byWorkflow);
		expect(handling.answer).toBeUndefined();
		expect(handling.fallback?.parameters).toEqual({
			pre_checkout_query_id: QUERY,
			ok: false,
			error_message: DEFAULT_FALLBACK_TEXT,
		});
		expect(handling.record).toMatchObject({ answer: 'pending', answer_reason: null });
	});

	it('given terms that say no, when a query comes, then it is declined without waiting', () => {
		const handling = handle(preCheckoutUpdate(expired), byWorkflow);
		expect(handling.fallback).toBeUndefined();
		expect(handling.answer?.parameters).toMatchObject({
			ok: false,
			error_message: DEFAULT_TEXTS.expired,
		});
		expect(handling.record).toMatchObject({ answer: 'declined', answer_reason: 'expired' });
	});

	it('given rules from before, when a query breaks them, then they are not applied', () => {
		const handling = handle(preCheckoutUpdate(), { ...byWorkflow, rules: { countries: ['FR'] } });
		expect(handling.answer).toBeUndefined();
	});

	it.each([
		['approve', { approve: true, text: 'unused' }, { ok: true }],
		['own text', { approve: false, text: 'Busy!' }, { ok: false, error_message: 'Busy!' }],
		[
			'text Telegram drops',
			{ approve: false, text: '\u202e' },
			{ ok: false, error_message: DEFAULT_FALLBACK_TEXT },
		],
	])(
		'given the fallback "%s", when a query comes, then that is prepared',
		(_, fallback, expected) => {
			expect(handle(preCheckoutUpdate(), { ...byWorkflow, fallback }).fallback?.parameters).toEqual(
				{
					pre_checkout_query_id: QUERY,
					...expected,
				},
			);
		},
	);
});

describe('handleUpdate, shipping', () => {
	it('given zones, when the address fits, then the options go out at once', () => {
		const handling = handle(shippingUpdate(), { ...all, shipping: 'zones', zones: [ZONE] });
		expect(handling.answer).toEqual({
			method: 'answerShippingQuery',
			parameters: { shipping_query_id: SHIPPING, ok: true, shipping_options: ZONE.options },
		});
		expect(handling.record).toMatchObject({ answer: 'approved', country_code: 'DE' });
	});

	it('given zones, when none fits, then the buyer is refused with the text', () => {
		const handling = handle(shippingUpdate(), {
			...all,
			shipping: 'zones',
			noDeliveryText: 'Not to {country}',
		});
		expect(handling.answer?.parameters).toEqual({
			shipping_query_id: SHIPPING,
			ok: false,
			error_message: 'Not to DE',
		});
		expect(handling.record).toMatchObject({ answer: 'declined', answer_reason: 'noDelivery' });
	});

	it('given the workflow answers, when the event is chosen, then only the refusal is prepared', () => {
		const handling = handle(shippingUpdate(), all);
		expect(handling.answer).toBeUndefined();
		expect(handling.fallback?.parameters).toMatchObject({ shipping_query_id: SHIPPING, ok: false });
		expect(handling.record).toMatchObject({ answer: 'pending' });
	});

	it('given the fallback approves checkouts, when shipping is too late, then it is refused all the same', () => {
		const fallback = { approve: true, text: '' };
		expect(handle(shippingUpdate(), { ...all, fallback }).fallback?.parameters.ok).toBe(false);
	});

	it('given nobody can answer, when a query comes, then it is refused and not left in silence', () => {
		expect(handle(shippingUpdate(), { zones: [ZONE] })).toEqual({
			answer: {
				method: 'answerShippingQuery',
				parameters: {
					shipping_query_id: SHIPPING,
					ok: false,
					error_message: DEFAULT_NO_DELIVERY_TEXT,
				},
			},
		});
	});
});

describe('handleUpdate, rows', () => {
	it.each<[string, Update]>([
		['successful_payment', paymentUpdate()],
		['refunded_payment', refundUpdate()],
		['purchased_paid_media', paidMediaUpdate()],
		['subscription', subscriptionUpdate()],
		['other', commandUpdate()],
	])('given %s, when it is not chosen, then nothing happens', (event, body) => {
		const events = new Set(EVENTS.filter((candidate) => candidate !== event));
		expect(handle(body, { events })).toEqual({});
		expect(
			handle(body, { events: new Set([event as (typeof EVENTS)[number]]) }).record,
		).toBeDefined();
	});

	it('given a command, when it becomes a row, then it is as Telegram sent it', () => {
		const body = commandUpdate('/start shop');
		expect(handle(body, all)).toEqual({ record: body });
		expect(handle(body, { ...all, includeUpdate: true }).record).toEqual(body);
	});

	it('given the whole update is wanted, when a payment becomes a row, then it is added', () => {
		const body = paymentUpdate();
		expect(handle(body, { includeUpdate: true }).record?.update).toEqual(body);
		expect(handle(body).record).not.toHaveProperty('update');
	});

	it('given an update, when it is handled, then it is not changed', () => {
		const body = paymentUpdate();
		const before = structuredClone(body);
		handle(body, { ...all, includeUpdate: true });
		expect(body).toEqual(before);
	});
});

describe('placeOnOutput', () => {
	it('given chosen events in any order, when an item is placed, then outputs keep the fixed order', () => {
		const events = new Set(['other', 'successful_payment', 'pre_checkout_query'] as const);
		expect(placeOnOutput('pre_checkout_query', events, [1])).toEqual([[1], [], []]);
		expect(placeOnOutput('successful_payment', events, [1])).toEqual([[], [1], []]);
		expect(placeOnOutput('other', events, [1])).toEqual([[], [], [1]]);
	});

	it('given an event that is not chosen, when an item is placed, then no output gets it', () => {
		expect(placeOnOutput('subscription', new Set(['other'] as const), [1])).toEqual([[]]);
	});
});
