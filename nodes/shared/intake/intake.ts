import { EVENTS, type EventName } from '../payments/events';
import { readOrderReference, showPayloads } from '../payments/orderReference';
import { buildRow } from '../payments/rows/buildRow';
import type { Row } from '../payments/rows/columns';
import type { RowContext } from '../payments/rows/rowContext';
import { priceOfOption } from '../payments/shippingZones';
import { laneOf, memoryKey } from '../payments/updateKey';
import { type ClassifiedUpdate, classifyUpdate } from '../payments/updates';
import { type BuyerAnswer, decide, type Decision } from './decide';
import { describeDecline } from './describeDecline';
import type { IntakeMemory } from './memory/intakeMemory';
import type { IntakeSettings } from './settings';
import { findWakeUp, type WakeUp } from './wake';

/** What is the same for every update that could be read. */
interface Readable {
	updateId: number;
	/**
	 * By which the memory, and n8n, know the update: payments and refunds by their charge, others by
	 * their number.
	 */
	key: string;
	/** Updates of one lane belong to one person or chat and are handled in order. */
	lane: string;
	/**
	 * Somebody waits for an answer that is worth nothing after ten seconds: such an update is
	 * acknowledged at once, and its run is never repeated.
	 */
	isUrgent: boolean;
	/** Goes out at once, before anything else; for a repeated query once more. */
	answer?: BuyerAnswer;
}

/** Nothing that the Bot API describes. */
export interface Unreadable {
	is: 'unreadable';
	/** For the log: which update it was and of which kind, never what is in it. */
	log: string;
}

/** Dealt with, or being dealt with: no second run. */
export interface Known extends Readable {
	is: 'known';
	status: 'handled' | 'running';
}

/** To be dealt with, in this order: answer, guard, wake, emit. */
export interface Fresh extends Readable {
	is: 'fresh';
	/** Goes out when the workflow has not answered in time. */
	guard?: BuyerAnswer;
	/** A run that waits for this payment, in whatever workflow. */
	wakeUp?: WakeUp;
	/** Starts a run: the row on the output of its event, outputs in fixed order; absent when not chosen. */
	emit?: Row[][];
	/** One line for the log: a buyer was refused, and why. */
	log?: string;
}

/** What to do with one update. */
export type Taken = Unreadable | Known | Fresh;

function describeUnreadable(update: unknown): string {
	const { update_id, ...content } = (update ?? {}) as { update_id?: unknown };
	const kinds = Object.keys(content).join(', ').slice(0, 100) || 'nothing';
	// Whatever stands there came from the network.
	const number = Number.isSafeInteger(update_id) ? ` ${String(update_id)}` : '';
	return `An update${number} (${kinds}) is not as the Bot API describes it and was passed over. Compare the payments in Telegram with your records.`;
}

const URGENT: ReadonlySet<string> = new Set([
	'pre_checkout_query',
	'shipping_query',
	'inline_query',
] satisfies EventName[]);

/** The event of an update: a checkout that was declined has one of its own, when it is chosen. */
function eventOf(
	{ event }: ClassifiedUpdate,
	{ answered }: Decision,
	events: ReadonlySet<EventName>,
): EventName {
	const isDeclined = answered?.answer === 'declined';
	return isDeclined && events.has('checkout_declined') ? 'checkout_declined' : event;
}

/** Notes who pays, or has paid, for what: what the rule "once per order" asks. */
function followOrder(
	classified: ClassifiedUpdate,
	{ answer }: Decision,
	memory: IntakeMemory,
	now: number,
): void {
	if (classified.event === 'successful_payment') {
		const { orderId } = readOrderReference(classified.payment.invoice_payload);
		// The renewals of a subscription, and everybody else who subscribes, have the same order id.
		if (classified.payment.is_recurring === true) memory.orders.release(orderId);
		else memory.orders.markPaid(orderId);
	}
	if (classified.event === 'pre_checkout_query' && answer?.parameters.ok === true) {
		const { id: queryId, from, invoice_payload: payload } = classified.query;
		const { orderId } = readOrderReference(payload);
		memory.orders.reserve(orderId, { queryId, userId: from.id, since: now });
	}
}

/** Adds the raw update, where the owner asked for it; one without a row of its own is raw already. */
function withUpdate(row: Row, { event, update }: ClassifiedUpdate, settings: IntakeSettings): Row {
	return settings.includeUpdate && event !== 'other'
		? { ...row, update: showPayloads(update) }
		: row;
}

/** Puts a row on the output of its event; outputs exist for the chosen events, in fixed order. */
function placeOnOutput(event: EventName, events: ReadonlySet<EventName>, row: Row): Row[][] {
	return EVENTS.filter((candidate) => events.has(candidate)).map((candidate) =>
		candidate === event ? [row] : [],
	);
}

/**
 * The one way an update goes, however it was received: read, known?, decide, and what follows. Changes
 * nothing but the memory, which the caller then saves.
 *
 * @param update the parsed JSON of a delivery, or one element of `getUpdates`
 * @param now milliseconds since the epoch
 * @param again whether the owner wants an update anew that is known
 */
export function takeIn(
	update: unknown,
	settings: IntakeSettings,
	memory: IntakeMemory,
	now: number,
	{ again = false } = {},
): Taken {
	const classified = classifyUpdate(update);
	if (!classified) return { is: 'unreadable', log: describeUnreadable(update) };

	const decision = decide(classified, settings, memory.orders.knownAt(now));
	if (settings.rules.oncePerOrder) followOrder(classified, decision, memory, now);
	const { answer, guard, answered, declined } = decision;
	const readable: Readable = {
		updateId: classified.update.update_id,
		key: memoryKey(classified),
		lane: laneOf(classified),
		isUrgent: URGENT.has(classified.event),
		...(answer ? { answer } : {}),
	};
	const status = again ? 'new' : memory.statusOf(readable.key);
	if (status !== 'new') return { is: 'known', status, ...readable };

	const event = eventOf(classified, decision, settings.events);
	const context: RowContext = {
		event,
		bot: memory.bot,
		receivedAt: now,
		priceOfOption: ({ optionId, address, currency }) =>
			address && currency === settings.shippingCurrency
				? priceOfOption(optionId, address, settings.zones)
				: undefined,
	};
	const row = () => buildRow(classified, context, answered);
	const wakeUp = findWakeUp(classified, declined, row);
	const emit = settings.events.has(event)
		? placeOnOutput(event, settings.events, withUpdate(row(), classified, settings))
		: undefined;
	const log = describeDecline(classified, decision);
	return {
		is: 'fresh',
		...readable,
		...(guard ? { guard } : {}),
		...(wakeUp ? { wakeUp } : {}),
		...(emit ? { emit } : {}),
		...(log ? { log } : {}),
	};
}
