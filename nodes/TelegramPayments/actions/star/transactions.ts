import type { IDataObject } from 'n8n-workflow';
import { readOrderReference, showPayload } from '../../../shared/payments/orderReference';
import { isoFromUnix } from '../../../shared/payments/rows/columns';
import { backwards, findOffset, forwards, type ReadPage, rememberPages } from './ledger';
import type { AffiliateInfo, StarTransaction, TransactionPartner } from './starTransaction';

export interface TransactionFilter {
	direction?: 'incoming' | 'outgoing';
	/** Unix seconds, inclusive. */
	after?: number;
	/** Unix seconds, exclusive. */
	before?: number;
	orderId?: string;
	/** Newest first when left out. */
	order?: 'newest' | 'oldest';
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

const signOf = (direction: 'incoming' | 'outgoing'): 1 | -1 => (direction === 'incoming' ? 1 : -1);

/** What a partner who brought the buyer gets of the payment. */
function affiliateOf(affiliate: AffiliateInfo | undefined): IDataObject {
	return {
		affiliate_user_id: affiliate?.affiliate_user?.id ?? null,
		affiliate_username: affiliate?.affiliate_user?.username ?? null,
		affiliate_chat_id: affiliate?.affiliate_chat?.id ?? null,
		affiliate_commission_per_mille: affiliate?.commission_per_mille ?? null,
		affiliate_amount: affiliate?.amount ?? null,
		affiliate_nanostar_amount: affiliate ? (affiliate.nanostar_amount ?? 0) : null,
	};
}

/** Turns a transaction into one flat row; joins with payment records on `telegram_payment_charge_id`. */
export function toTransactionRow(transaction: StarTransaction): IDataObject {
	const partner = transaction.source ?? transaction.receiver;
	const direction = directionOf(transaction);
	const kind = partner?.transaction_type ?? null;
	return {
		telegram_payment_charge_id: transaction.id,
		date: isoFromUnix(transaction.date),
		direction,
		is_refund: direction === 'outgoing' && kind !== null && PAYMENT_KINDS.has(kind),
		amount: transaction.amount,
		nanostar_amount: transaction.nanostar_amount ?? 0,
		signed_amount: signOf(direction) * transaction.amount || 0,
		signed_nanostar_amount: signOf(direction) * (transaction.nanostar_amount ?? 0) || 0,
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
		chat_title: partner?.chat?.title ?? null,
		...affiliateOf(partner?.affiliate),
		paid_media_types: partner?.paid_media?.map(({ type }) => type).join(', ') ?? null,
		gift_id: partner?.gift?.id ?? null,
		gift_star_count: partner?.gift?.star_count ?? null,
		premium_months: partner?.premium_subscription_duration ?? null,
		sponsor_user_id: partner?.sponsor_user?.id ?? null,
		sponsor_username: partner?.sponsor_user?.username ?? null,
		commission_per_mille: partner?.commission_per_mille ?? null,
		withdrawal_state: partner?.withdrawal_state?.type ?? null,
		withdrawal_date: isoFromUnix(partner?.withdrawal_state?.date),
		withdrawal_url: partner?.withdrawal_state?.url ?? null,
		request_count: partner?.request_count ?? null,
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
 * Finds transactions in the order wanted, beginning at the moment asked for instead of at the first one.
 *
 * @param limit rows wanted; `Infinity` for all
 */
export async function findTransactions(
	readPage: ReadPage,
	filter: TransactionFilter,
	limit: number,
): Promise<StarTransaction[]> {
	const { after = -Infinity, before = Infinity, order = 'newest' } = filter;
	const isNewestFirst = order === 'newest';
	const remembering = rememberPages(readPage);
	const pages = isNewestFirst
		? backwards(remembering, await findOffset(remembering, before))
		: forwards(readPage, after === -Infinity ? 0 : await findOffset(readPage, after));
	const found: StarTransaction[] = [];
	for await (const page of pages) {
		found.push(...page.filter((transaction) => matches(transaction, filter)));
		const { date } = page.at(-1) ?? {};
		const isPast = date !== undefined && (isNewestFirst ? date < after : date >= before);
		if (isPast || found.length >= limit) break;
	}
	return found.slice(0, limit);
}
