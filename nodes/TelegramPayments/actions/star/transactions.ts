import type { IDataObject } from 'n8n-workflow';
import { readOrderReference, showPayload } from '../../../shared/payments/orderReference';
import { TRANSACTIONS_PER_CALL } from '../../../shared/telegram/limits';
import type { User } from '../../../shared/telegram/types';

/** Bot API: TransactionPartner, the keys that rows use. */
interface TransactionPartner {
	type: string;
	transaction_type?: string;
	user?: User;
	chat?: { id: number };
	invoice_payload?: string;
	paid_media_payload?: string;
	subscription_period?: number;
}

/** Bot API: StarTransaction. A refund has the id of its payment, with `receiver` in place of `source`. */
export interface StarTransaction {
	id: string;
	/** Unix seconds. */
	date: number;
	/** Whole Stars, never negative. */
	amount: number;
	nanostar_amount?: number;
	source?: TransactionPartner;
	receiver?: TransactionPartner;
}

export interface TransactionFilter {
	direction?: 'incoming' | 'outgoing';
	/** Unix seconds, inclusive. */
	after?: number;
	/** Unix seconds, exclusive. */
	before?: number;
	orderId?: string;
}

const directionOf = (transaction: StarTransaction): 'incoming' | 'outgoing' =>
	transaction.source ? 'incoming' : 'outgoing';

function payloadOf(partner: TransactionPartner | undefined): string | null {
	return partner?.invoice_payload ?? partner?.paid_media_payload ?? null;
}

/** Without the key of a waiting run. */
function shownPayloadOf(partner: TransactionPartner | undefined): string | null {
	const payload = payloadOf(partner);
	return payload === null ? null : showPayload(payload);
}

function orderOf(transaction: StarTransaction): string | null {
	const payload = payloadOf(transaction.source ?? transaction.receiver);
	return payload === null ? null : readOrderReference(payload).orderId;
}

/** What a user pays for; the same kind with the bot as the payer gives it back. */
const PAYMENT_KINDS: ReadonlySet<string> = new Set(['invoice_payment', 'paid_media_payment']);

/** Turns a transaction into one flat row; joins with payment records on `telegram_payment_charge_id`. */
export function toTransactionRow(transaction: StarTransaction): IDataObject {
	const partner = transaction.source ?? transaction.receiver;
	const direction = directionOf(transaction);
	const kind = partner?.transaction_type ?? null;
	return {
		telegram_payment_charge_id: transaction.id,
		date: new Date(transaction.date * 1_000).toISOString(),
		direction,
		is_refund: direction === 'outgoing' && kind !== null && PAYMENT_KINDS.has(kind),
		amount: transaction.amount,
		nanostar_amount: transaction.nanostar_amount ?? 0,
		partner_type: partner?.type ?? null,
		transaction_type: kind,
		order_id: orderOf(transaction),
		invoice_payload: shownPayloadOf(partner),
		subscription_period: partner?.subscription_period ?? null,
		user_id: partner?.user?.id ?? null,
		username: partner?.user?.username ?? null,
		first_name: partner?.user?.first_name ?? null,
		last_name: partner?.user?.last_name ?? null,
		chat_id: partner?.chat?.id ?? null,
	};
}

function matches(transaction: StarTransaction, filter: TransactionFilter): boolean {
	const { direction, after = 0, before = Infinity, orderId } = filter;
	return (
		(direction === undefined || direction === directionOf(transaction)) &&
		transaction.date >= after &&
		transaction.date < before &&
		(orderId === undefined || orderId === orderOf(transaction))
	);
}

/**
 * Walks through the transactions, oldest first (Bot API: getStarTransactions, "in chronological
 * order"; there is no total, the list ends with a short page).
 *
 * @param readPage reads up to 100 transactions from an offset
 * @param limit rows wanted; `Infinity` for all
 */
export async function findTransactions(
	readPage: (offset: number, limit: number) => Promise<StarTransaction[]>,
	filter: TransactionFilter,
	limit: number,
): Promise<StarTransaction[]> {
	const found: StarTransaction[] = [];
	for (let offset = 0; ; offset += TRANSACTIONS_PER_CALL) {
		const page = await readPage(offset, TRANSACTIONS_PER_CALL);
		found.push(...page.filter((transaction) => matches(transaction, filter)));
		const last = page.at(-1);
		const isOver =
			page.length < TRANSACTIONS_PER_CALL ||
			(last !== undefined && last.date >= (filter.before ?? Infinity));
		if (isOver || found.length >= limit) return found.slice(0, limit);
	}
}
