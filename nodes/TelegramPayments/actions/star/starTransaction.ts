import type { User } from '../../../shared/telegram/types';

/** Bot API: AffiliateInfo. The amounts may be negative, for a refund. */
export interface AffiliateInfo {
	affiliate_user?: User;
	affiliate_chat?: { id: number };
	commission_per_mille: number;
	amount: number;
	nanostar_amount?: number;
}

/** Bot API: TransactionPartner, all kinds, the keys that rows use. */
export interface TransactionPartner {
	type: string;
	transaction_type?: string;
	user?: User;
	chat?: { id: number; title?: string };
	affiliate?: AffiliateInfo;
	invoice_payload?: string;
	subscription_period?: number;
	paid_media?: Array<{ type: string }>;
	paid_media_payload?: string;
	gift?: { id: string; star_count: number };
	premium_subscription_duration?: number;
	sponsor_user?: User;
	commission_per_mille?: number;
	withdrawal_state?: { type: string; date?: number; url?: string };
	request_count?: number;
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
