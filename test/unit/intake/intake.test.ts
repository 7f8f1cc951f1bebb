import { type Fresh, type Taken, takeIn } from '../../../nodes/shared/intake/intake';
import { IntakeMemory } from '../../../nodes/shared/intake/memory/intakeMemory';
import { noteMissedWait } from '../../../nodes/shared/intake/wake';
import { type IntakeSettings, readSettings } from '../../../nodes/shared/intake/settings';
import type { OwnText } from '../../../nodes/shared/payments/buyerTexts';
import { DECLINE_REASONS } from '../../../nodes/shared/payments/declineReasons';
import { EVENTS, type EventName } from '../../../nodes/shared/payments/events';
import { packOrderReference } from '../../../nodes/shared/payments/orderReference';
import { markInvoice, packWaitingRun } from '../../../nodes/shared/payments/waitingRun';
import type { Update } from '../../../nodes/shared/telegram/types';
import {
	ANN,
	BOB,
	callbackQueryUpdate,
	chatJoinRequestUpdate,
	chatMemberUpdate,
	chosenInlineResultUpdate,
	commandUpdate,
	inlineQueryUpdate,
	otherUpdate,
	paidMediaUpdate,
	paymentUpdate,
	preCheckoutUpdate,
	refundUpdate,
	shippingUpdate,
	subscriptionUpdate,
	update,
	UPDATE_ID,
} from '../../support/updates';

const NOW = 1_800_000_000_000;
const QUERY = '1234567890123456789';
const SHIPPING = '2234567890123456789';

const settings = (fields: Partial<IntakeSettings> = {}): IntakeSettings => ({
	...readSettings((_, fallback) => fallback),
	...fields,
});
const remember = () => new IntakeMemory({ id: 7_000, environment: 'live' });

const take = (body: Update, fields: Partial<IntakeSettings> = {}): Taken =>
	takeIn(body, settings(fields), remember(), NOW);

/** An update that nothing was known of. */
function fresh(body: Update, fields: Partial<IntakeSettings> = {}): Fresh {
	const taken = take(body, fields);
	if (taken.is !== 'fresh') throw new Error(`it was ${taken.is}`);
	return taken;
}

const rowOf = (taken: Fresh) => taken.emit?.flat()[0];
const only = (...events: EventName[]) => ({ events: new Set(events) });
const all = only(...EVENTS);
const expired = { invoice_payload: packOrderReference('a', { expiresAt: 1_000 }) };
const ZONE = {
	countries: ['DE'],
	postCodePrefixes: [],
	options: [{ id: 'dhl', title: 'DHL', prices: [{ label: 'DHL', amount: 490 }] }],
};

describe('takeIn, what comes in', () => {
	it.each<[string, unknown, string]>([
		['nothing', undefined, 'An update (nothing)'],
		['a text', 'secret', 'An update ('],
		['a payment without a total', { update_id: 5, message: {} }, 'An update 5 (message)'],
	])(
		'given %s, when it is taken in, then it is unreadable, and the log names the kind alone',
		(_, body, log) => {
			const taken = takeIn(body, settings(), remember(), NOW);
			expect(taken).toEqual({ is: 'unreadable', log: expect.stringContaining(log) });
			expect(JSON.stringify(taken)).not.toContain('secret');
		},
	);

	it('given an update with very many strange keys, when it is taken in, then the line stays short', () => {
		const body = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`key${index}`, 1]));
		const taken = takeIn({ ...body, update_id: 'x' }, settings(), remember(), NOW);
		expect(taken.is === 'unreadable' && taken.log.length).toBeLessThan(300);
	});

	it.each<[string, Update, Partial<Fresh>]>([
		['a payment', paymentUpdate(), { lane: 'chat:111', isUrgent: false }],
		[
			'a pre-checkout',
			preCheckoutUpdate(),
			{ key: `u${UPDATE_ID}`, lane: 'checkout:111', isUrgent: true },
		],
		['a shipping query', shippingUpdate(), { lane: 'checkout:111', isUrgent: true }],
		['an inline query', inlineQueryUpdate(), { lane: 'inline:111', isUrgent: true }],
		[
			'a button',
			callbackQueryUpdate(),
			{ key: `u${UPDATE_ID}`, lane: 'chat:111', isUrgent: false },
		],
	])(
		'given %s, when it is taken in, then number, key, lane and urgency are told',
		(_, body, expected) => {
			expect(take(body)).toMatchObject({ is: 'fresh', updateId: UPDATE_ID, ...expected });
		},
	);

	it('given an update, when it is taken in, then it is not changed', () => {
		for (const body of [paymentUpdate(), preCheckoutUpdate(expired), otherUpdate()]) {
			const before = structuredClone(body);
			take(body, { ...all, includeUpdate: true });
			expect(body).toEqual(before);
		}
	});
});

describe('takeIn, what is known', () => {
	it.each(['handled', 'running'] as const)(
		'given an update that is %s, when it comes again, then nothing of it is done anew',
		(status) => {
			const memory = remember();
			const charge = { provider_payment_charge_id: 'ch_7' };
			const first = takeIn(paymentUpdate(charge, 1), settings(), memory, NOW) as Fresh;
			if (status === 'handled') memory.markHandled(first.key);
			else memory.begin(first.key);
			// Under another number: the charge is what counts.
			expect(takeIn(paymentUpdate(charge, 2), settings(), memory, NOW)).toEqual({
				is: 'known',
				status,
				updateId: 2,
				key: first.key,
				lane: first.lane,
				isUrgent: false,
			});
		},
	);

	it('given a run that failed, when its update comes again, then it is dealt with anew', () => {
		const memory = remember();
		const first = takeIn(paymentUpdate(), settings(), memory, NOW) as Fresh;
		memory.begin(first.key);
		memory.end(first.key, false);
		expect(takeIn(paymentUpdate(), settings(), memory, NOW)).toEqual(first);
	});

	it('given a query that was handled, when it comes again, then the buyer is answered again', () => {
		const memory = remember();
		memory.markHandled(`u${UPDATE_ID}`);
		const taken = takeIn(preCheckoutUpdate(expired), settings(all), memory, NOW);
		expect(taken).toMatchObject({ is: 'known', answer: { parameters: { ok: false } } });
		expect(taken).not.toHaveProperty('emit');
		expect(taken).not.toHaveProperty('log');
	});

	it('given the owner wants it anew, when a handled update comes, then it is fresh', () => {
		const memory = remember();
		memory.markHandled(`u${UPDATE_ID}`);
		expect(takeIn(commandUpdate(), settings(all), memory, NOW, { again: true }).is).toBe('fresh');
	});
});

describe('takeIn, pre-checkout by rules', () => {
	it('given no rules, when a query comes, then it is approved at once and starts no run', () => {
		expect(fresh(preCheckoutUpdate())).toEqual({
			is: 'fresh',
			updateId: UPDATE_ID,
			key: `u${UPDATE_ID}`,
			lane: 'checkout:111',
			isUrgent: true,
			answer: {
				method: 'answerPreCheckoutQuery',
				parameters: { pre_checkout_query_id: QUERY, ok: true },
			},
		});
	});

	it('given a rule that is broken, when a query comes, then buyer, log and owner are told why', () => {
		const taken = fresh(preCheckoutUpdate(), { rules: { countries: ['FR'] } });
		const text = 'Sorry, we do not deliver to DE.';
		expect(taken.answer?.parameters).toEqual({
			pre_checkout_query_id: QUERY,
			ok: false,
			error_message: text,
		});
		expect(taken.log).toBe(
			`Declined order "order-42" (16.45 USD) of user 111: country. The buyer reads: "${text}"`,
		);
		expect(taken.log).not.toContain('\n');
		expect(rowOf(taken)).toMatchObject({
			event: 'checkout_declined',
			answer: 'declined',
			answer_reason: 'country',
			pre_checkout_query_id: QUERY,
		});
	});

	it.each<[string, EventName[], number | undefined, string | undefined]>([
		['both', ['checkout_declined', 'pre_checkout_query'], 0, 'checkout_declined'],
		['only Checkout Declined', ['checkout_declined'], 0, 'checkout_declined'],
		['only Pre-Checkout Query', ['pre_checkout_query'], 0, 'pre_checkout_query'],
		['neither', ['successful_payment'], undefined, undefined],
	])(
		'given %s chosen, when a query is declined, then it becomes one row of one event',
		(_, events, output, event) => {
			const taken = fresh(preCheckoutUpdate(expired), only(...events));
			expect(taken.emit?.findIndex((rows) => rows.length > 0)).toBe(output);
			expect(taken.emit?.flat() ?? []).toHaveLength(event === undefined ? 0 : 1);
			expect(rowOf(taken)?.event).toBe(event);
			expect(taken.log).toContain('expired');
		},
	);

	it('given the event is chosen, when a query is approved, then the row tells so and nothing is logged', () => {
		const taken = fresh(preCheckoutUpdate(), all);
		expect(rowOf(taken)).toMatchObject({
			event: 'pre_checkout_query',
			answer: 'approved',
			answer_reason: null,
		});
		expect(taken).not.toHaveProperty('log');
	});
});

describe('takeIn, pre-checkout by the workflow', () => {
	const byWorkflow = { ...all, preCheckout: 'workflow' as const };

	it('given a query, when it comes, then only the guard is prepared and the row is pending', () => {
		const taken = fresh(preCheckoutUpdate(), byWorkflow);
		expect(taken.answer).toBeUndefined();
		expect(taken.guard).toEqual({
			method: 'answerPreCheckoutQuery',
			parameters: {
				pre_checkout_query_id: QUERY,
				ok: false,
				error_message: DECLINE_REASONS.tooLate.texts.en,
			},
		});
		expect(rowOf(taken)).toMatchObject({ answer: 'pending', answer_reason: null });
		expect(taken.log).toBeUndefined();
	});

	it('given terms that say no, when a query comes, then it is declined without waiting', () => {
		const taken = fresh(preCheckoutUpdate(expired), byWorkflow);
		expect(taken.guard).toBeUndefined();
		expect(taken.answer?.parameters).toMatchObject({
			ok: false,
			error_message: DECLINE_REASONS.expired.texts.en,
		});
		expect(rowOf(taken)).toMatchObject({ answer: 'declined', answer_reason: 'expired' });
	});

	it('given rules from before, when a query breaks them, then they are not applied', () => {
		expect(
			fresh(preCheckoutUpdate(), { ...byWorkflow, rules: { countries: ['FR'] } }).answer,
		).toBeUndefined();
	});

	const busy = (text: string): OwnText[] => [{ matter: 'tooLate', language: '', text }];

	it.each<[string, boolean, OwnText[], object]>([
		['approve', true, busy('unused'), { ok: true }],
		['a text', false, busy('Busy'), { ok: false, error_message: 'Busy' }],
		[
			'a text that Telegram would empty',
			false,
			busy('\u202e '),
			{ ok: false, error_message: DECLINE_REASONS.tooLate.texts.en },
		],
	])(
		'given the fallback "%s", when a query comes, then that is prepared',
		(_, approve, texts, expected) => {
			const taken = fresh(preCheckoutUpdate(), {
				...byWorkflow,
				fallback: { approve, afterMs: 8_000 },
				texts,
			});
			expect(taken.guard?.parameters).toEqual({ pre_checkout_query_id: QUERY, ...expected });
		},
	);
});

describe('takeIn, shipping', () => {
	const byZones = { shipping: 'zones' as const, zones: [ZONE] };

	it('given zones, when the address fits, then the options go out at once', () => {
		const taken = fresh(shippingUpdate(), { ...all, ...byZones });
		expect(taken.answer).toEqual({
			method: 'answerShippingQuery',
			parameters: { shipping_query_id: SHIPPING, ok: true, shipping_options: ZONE.options },
		});
		expect(rowOf(taken)).toMatchObject({
			event: 'shipping_query',
			answer: 'approved',
			country_code: 'DE',
		});
	});

	it.each<[string, Partial<IntakeSettings>, string, string]>([
		[
			'zones that do not fit',
			{
				shipping: 'zones',
				texts: [{ matter: 'noDelivery', language: '', text: 'Not to {country}' }],
			},
			'Not to DE',
			'noDelivery',
		],
		[
			'nothing set for delivery',
			{ shipping: 'none' },
			DECLINE_REASONS.noDelivery.texts.en,
			'shippingNotSet',
		],
	])(
		'given %s, when a query comes, then buyer, log and owner are told',
		(_, fields, text, reason) => {
			const taken = fresh(shippingUpdate(), fields);
			expect(taken.answer).toEqual({
				method: 'answerShippingQuery',
				parameters: { shipping_query_id: SHIPPING, ok: false, error_message: text },
			});
			expect(taken.log).toBe(
				`Declined order "order-42" of user 111: ${reason}. The buyer reads: "${text}"`,
			);
			expect(rowOf(taken)).toMatchObject({
				event: 'checkout_declined',
				answer: 'declined',
				answer_reason: reason,
				shipping_query_id: SHIPPING,
			});
		},
	);

	it('given the workflow answers, when a query comes, then only the refusal is prepared', () => {
		const taken = fresh(shippingUpdate(), { ...all, shipping: 'workflow' });
		expect(taken.answer).toBeUndefined();
		expect(taken.guard?.method).toBe('answerShippingQuery');
		expect(taken.guard?.parameters).toEqual({
			shipping_query_id: SHIPPING,
			ok: false,
			error_message: DECLINE_REASONS.tooLate.texts.en,
		});
		expect(rowOf(taken)).toMatchObject({ answer: 'pending' });
	});

	it('given the fallback approves checkouts, when shipping is too late, then it is refused all the same', () => {
		const fallback = { approve: true, afterMs: 8_000 };
		expect(
			fresh(shippingUpdate(), { ...all, shipping: 'workflow', fallback }).guard?.parameters.ok,
		).toBe(false);
	});
});

describe('takeIn, rows', () => {
	it.each<[EventName, Update]>([
		['successful_payment', paymentUpdate()],
		['refunded_payment', refundUpdate()],
		['purchased_paid_media', paidMediaUpdate()],
		['subscription', subscriptionUpdate()],
		['inline_query', inlineQueryUpdate()],
		['chosen_inline_result', chosenInlineResultUpdate()],
		['chat_member', chatMemberUpdate()],
		['chat_join_request', chatJoinRequestUpdate()],
		['message', commandUpdate()],
		['callback_query', callbackQueryUpdate()],
		['other', otherUpdate()],
	])(
		'given %s, when it is chosen or not, then it is on its output or starts nothing',
		(event, body) => {
			const others = fresh(body, only(...EVENTS.filter((candidate) => candidate !== event)));
			expect(others).not.toHaveProperty('emit');
			expect(others).not.toHaveProperty('answer');
			const outputs = fresh(body, all).emit?.map((rows) => rows.length);
			expect(outputs).toEqual(EVENTS.map((candidate) => (candidate === event ? 1 : 0)));
			expect(fresh(body, only(event)).emit).toHaveLength(1);
		},
	);

	it('given an update without an event of its own, when it becomes a row, then it is as Telegram sent it', () => {
		expect(rowOf(fresh(otherUpdate(), all))).toEqual(otherUpdate());
		expect(rowOf(fresh(otherUpdate(), { ...all, includeUpdate: true }))).toEqual(otherUpdate());
	});

	it('given the whole update is wanted, when it becomes a row, then it is added', () => {
		for (const body of [paymentUpdate(), commandUpdate()]) {
			expect(rowOf(fresh(body, { ...all, includeUpdate: true }))?.update).toEqual(body);
			expect(rowOf(fresh(body, all))).not.toHaveProperty('update');
		}
	});
});

describe('takeIn, the language of the buyer', () => {
	const from = { ...ANN, language_code: 'de' };

	it.each<
		[string, Update, Partial<IntakeSettings>, 'answer' | 'guard', keyof typeof DECLINE_REASONS]
	>([
		[
			'a pre-checkout query that the workflow answers',
			preCheckoutUpdate({ from }),
			{ ...all, preCheckout: 'workflow' },
			'guard',
			'tooLate',
		],
		[
			'a shipping query that the workflow answers',
			shippingUpdate({ from }),
			{ ...all, shipping: 'workflow' },
			'guard',
			'tooLate',
		],
		[
			'a shipping query to nowhere',
			shippingUpdate({ from }),
			{ ...all, shipping: 'none' },
			'answer',
			'noDelivery',
		],
	])('given %s, when it is refused, then in that language', (_, body, fields, kind, reason) => {
		expect(fresh(body, fields)[kind]?.parameters.error_message).toBe(
			DECLINE_REASONS[reason].texts.de,
		);
	});
});

describe('takeIn, once per order', () => {
	const rules = { oncePerOrder: true };

	/** One update after another through one memory, as webhook and poll loop do it. */
	function createShop(fields: Partial<IntakeSettings> = { rules }) {
		const memory = remember();
		let updateId = 0;
		return (body: (id: number) => Update, now = NOW) =>
			takeIn(body((updateId += 1)), settings(fields), memory, now) as Fresh;
	}

	const asks =
		(from = ANN, id = 'q1') =>
		(updateId: number) =>
			preCheckoutUpdate({ from, id }, updateId);
	const pays =
		(fields = {}) =>
		(updateId: number) =>
			paymentUpdate(fields, updateId);
	const isApproved = ({ answer }: Fresh) => answer?.parameters.ok;

	it('given two buyers of one order, when the first is let through, then the second waits, and is told when it is paid', () => {
		const shop = createShop();
		expect(isApproved(shop(asks(ANN)))).toBe(true);
		expect(rowOf(shop(asks(BOB, 'q2')))).toMatchObject({ answer_reason: 'beingPaid' });
		shop(pays({ invoice_payload: packOrderReference('order-42', { payerUserId: ANN.id }) }));
		expect(rowOf(shop(asks(ANN, 'q3')))).toMatchObject({ answer_reason: 'alreadyPaid' });
	});

	it('given one buyer, when Pay is pressed twice within a millisecond, then one of the two is let through', () => {
		const shop = createShop();
		expect([isApproved(shop(asks(ANN, 'q1'))), isApproved(shop(asks(ANN, 'q2'), NOW + 1))]).toEqual(
			[true, false],
		);
	});

	it('given another buyer, when 3-D Secure takes longer than a minute, then the order is still kept', () => {
		const shop = createShop();
		shop(asks(ANN));
		expect(isApproved(shop(asks(BOB, 'q2'), NOW + 61_000))).toBe(false);
		expect(isApproved(shop(asks(BOB, 'q3'), NOW + 15 * 60_000))).toBe(true);
	});

	it('given a buyer who was declined for another reason, when somebody else asks, then the order is free', () => {
		const shop = createShop({ rules: { ...rules, blockedBuyers: ['111'] } });
		expect(isApproved(shop(asks(ANN)))).toBe(false);
		expect(isApproved(shop(asks(BOB, 'q2')))).toBe(true);
	});

	it('given a subscription, when it is paid and renewed, then others can subscribe and it can be renewed', () => {
		const shop = createShop();
		[ANN, BOB, ANN].forEach((from, index) => {
			expect(isApproved(shop(asks(from, `q${index}`)))).toBe(true);
			shop(pays({ is_recurring: true }));
		});
	});

	it('given the rule is off, when an order is paid, then nothing is remembered of it', () => {
		const memory = remember();
		for (const body of [preCheckoutUpdate(), paymentUpdate()])
			takeIn(body, settings(), memory, NOW);
		expect(memory.orders.toText()).toBe('');
		expect(
			memory.orders
				.knownAt(NOW)
				.isBeingPaid('order-42', { ...preCheckoutUpdate().pre_checkout_query!, id: 'q2' }),
		).toBe(false);
	});
});

describe('takeIn, a run that waits', () => {
	const run = {
		executionId: '17',
		nodeId: '3f0c1d2e-0000-4000-8000-000000000001',
		token: 'ab'.repeat(32),
	};
	const waits = (terms = {}) => ({
		invoice_payload: packOrderReference('order-7', { waiting: packWaitingRun(run), ...terms }),
	});
	const path = `/17/${run.nodeId}?signature=${run.token}`;

	it.each<[string, Update]>([
		['a payment', paymentUpdate(waits())],
		[
			'its message when it was edited',
			update({ edited_message: paymentUpdate(waits()).message } as Omit<Update, 'update_id'>),
		],
	])('given %s, when the whole update is shown, then the key of the run is not', (_, body) => {
		const shown = JSON.stringify(fresh(body, { ...all, includeUpdate: true }).emit);
		expect(shown).toContain('order-7');
		expect(shown).not.toContain(run.token);
		expect(shown).not.toContain(packWaitingRun(run));
	});

	it('given its payment, when it comes, then the run is told with the row', () => {
		expect(fresh(paymentUpdate(waits())).wakeUp).toEqual({
			executionId: '17',
			path,
			call: {
				invoice: markInvoice(String(waits().invoice_payload)),
				outcome: { paid: true, ...rowOf(fresh(paymentUpdate(waits()))) },
			},
		});
	});

	it.each<[string, Partial<IntakeSettings>, object, string | undefined]>([
		['expired', {}, { expiresAt: 1 }, undefined],
		['currency', { rules: { currencies: ['EUR'] } }, {}, 'currency'],
		['minimumTotal', { rules: { minimumTotal: 9_999, limitsCurrency: 'USD' } }, {}, undefined],
		['maximumTotal', { rules: { maximumTotal: 1, limitsCurrency: 'USD' } }, {}, undefined],
		['orderId', { rules: { orderIdPattern: 'x' } }, {}, 'orderId'],
		['otherPayer', {}, { payerUserId: 222 }, undefined],
		['buyerBlocked', { rules: { blockedBuyers: ['111'] } }, {}, undefined],
		['buyerNotAllowed', { rules: { allowedBuyers: ['222'] } }, {}, undefined],
		['country', { rules: { countries: ['FR'] } }, {}, undefined],
		['notEvaluated', { rules: { minimumTotal: 1, limitsCurrency: 'EUR' } }, {}, undefined],
		['approved', {}, {}, undefined],
	])(
		'given its checkout is %s, when it comes, then the run is told only what nobody can change',
		(_, fields, terms, reason) => {
			const { wakeUp } = fresh(preCheckoutUpdate(waits(terms)), fields);
			if (reason === undefined) expect(wakeUp).toBeUndefined();
			else
				expect(wakeUp).toMatchObject({
					path,
					call: { outcome: { paid: false, reason, answer: 'declined' } },
				});
		},
	);

	it('given its order was paid already, when somebody asks once more, then the run is not told: perhaps it was this very invoice', () => {
		const memory = remember();
		memory.orders.markPaid('order-7');
		const taken = takeIn(
			preCheckoutUpdate(waits()),
			settings({ rules: { oncePerOrder: true } }),
			memory,
			NOW,
		);
		expect((taken as Fresh).answer?.parameters.ok).toBe(false);
		expect(taken).not.toHaveProperty('wakeUp');
	});

	it('given it is paid, when the run has gone on without it, then the row names the run', () => {
		const { wakeUp, emit } = fresh(paymentUpdate(waits()));
		if (!wakeUp) throw new Error('nobody is woken');
		expect(emit?.flat()).toMatchObject([{ missed_wait: null }]);
		noteMissedWait(emit, wakeUp);
		expect(emit?.flat()).toMatchObject([{ missed_wait: wakeUp.executionId }]);
		noteMissedWait(undefined, wakeUp);
	});

	it.each<[string, Update]>([
		['no run waits', paymentUpdate()],
		['the reference is none', paymentUpdate(waits({ waiting: 'x' }))],
		['it is a refund', refundUpdate(waits())],
		['it is a shipping query', shippingUpdate(waits())],
	])('given %s, when it comes, then nobody is woken', (_, body) => {
		expect(fresh(body)).not.toHaveProperty('wakeUp');
	});
});
