import type {
	Message,
	PaidMediaPurchased,
	PreCheckoutQuery,
	RefundedPayment,
	ShippingQuery,
	SubscriptionUpdated,
	SuccessfulPayment,
	Update,
} from '../telegram/types';
import { EVENT_TABLE, type PlainEvent } from './events';
import type { PlainContent } from './plainUpdates/plainUpdate';
import {
	isMessage,
	isPaidMediaPurchased,
	isPreCheckoutQuery,
	isRefundedPayment,
	isShippingQuery,
	isSubscriptionUpdated,
	isSuccessfulPayment,
	isUpdate,
} from './updateShapes';

/** An update whose fields have been checked, by what it tells. */
export type ClassifiedUpdate = { update: Update } & (
	| { event: 'successful_payment'; message: Message; payment: SuccessfulPayment }
	| { event: 'refunded_payment'; message: Message; payment: RefundedPayment }
	| { event: 'pre_checkout_query'; query: PreCheckoutQuery }
	| { event: 'shipping_query'; query: ShippingQuery }
	| { event: 'purchased_paid_media'; purchase: PaidMediaPurchased }
	| { event: 'subscription'; subscription: SubscriptionUpdated }
	| { event: 'message'; message: Message }
	| { event: PlainEvent; content: PlainContent }
	| { event: 'other' }
);

/** One kind of update. */
export type Classified<Event extends ClassifiedUpdate['event']> = Extract<
	ClassifiedUpdate,
	{ event: Event }
>;

type Reader = (content: unknown, update: Update) => ClassifiedUpdate | undefined;

/** Checks one kind of content and puts it under its name. */
function reader<T>(
	isGood: (content: unknown) => content is T,
	classify: (content: T, update: Update) => ClassifiedUpdate | undefined,
): Reader {
	return (content, update) => (isGood(content) ? classify(content, update) : undefined);
}

function classifyMessage(message: Message, update: Update): ClassifiedUpdate | undefined {
	if ('successful_payment' in message) {
		const payment = message.successful_payment;
		return isSuccessfulPayment(payment)
			? { update, event: 'successful_payment', message, payment }
			: undefined;
	}
	if ('refunded_payment' in message) {
		const payment = message.refunded_payment;
		return isRefundedPayment(payment)
			? { update, event: 'refunded_payment', message, payment }
			: undefined;
	}
	return { update, event: 'message', message };
}

const plainKinds = Object.entries(EVENT_TABLE).flatMap(
	([event, entry]): Array<[string, Reader]> => {
		if (!('read' in entry)) return [];
		const { kind, read } = entry;
		const classify: Reader = (content, update) => {
			const plain = read(content);
			return plain && { update, event: event as PlainEvent, content: plain };
		};
		return [[kind, classify]];
	},
);

/** How each kind of update is read (Bot API: Update); a kind that is not here is `other`. */
const READERS: ReadonlyArray<[key: string, read: Reader]> = [
	[
		'pre_checkout_query',
		reader(isPreCheckoutQuery, (query, update) => ({
			update,
			event: 'pre_checkout_query',
			query,
		})),
	],
	[
		'shipping_query',
		reader(isShippingQuery, (query, update) => ({ update, event: 'shipping_query', query })),
	],
	['message', reader(isMessage, classifyMessage)],
	[
		'purchased_paid_media',
		reader(isPaidMediaPurchased, (purchase, update) => ({
			update,
			event: 'purchased_paid_media',
			purchase,
		})),
	],
	[
		'subscription',
		reader(isSubscriptionUpdated, (subscription, update) => ({
			update,
			event: 'subscription',
			subscription,
		})),
	],
	...plainKinds,
];

/**
 * Checks an update from the network and tells what it is.
 *
 * @param update the parsed JSON of a webhook delivery or one element of `getUpdates`
 * @returns `undefined` when it is not a well-formed Update (Bot API: Update)
 */
export function classifyUpdate(update: unknown): ClassifiedUpdate | undefined {
	if (!isUpdate(update)) return undefined;
	const known = READERS.find(([key]) => update[key] !== undefined);
	if (!known) return { update, event: 'other' };
	const [key, read] = known;
	return read(update[key], update);
}
