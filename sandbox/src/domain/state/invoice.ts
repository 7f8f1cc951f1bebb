import type { LabeledPrice } from '../telegram.js';

export interface Invoice {
	readonly id: string;
	readonly botId: number;
	readonly terms: InvoiceTerms;
	/** Sum of the prices. */
	readonly total: number;
	readonly providerId: string | undefined;
	readonly providerName: string | undefined;
	readonly kind: 'message' | 'link' | 'inline';
	readonly paidBy: Set<number>;
}

/** Everything the bot said about an invoice. Amounts are in smallest units. */
export interface InvoiceTerms {
	title: string;
	description: string;
	payload: string;
	providerToken: string;
	currency: string;
	prices: LabeledPrice[];
	maxTip: number;
	suggestedTips: number[];
	providerData: string;
	photoUrl: string;
	needName: boolean;
	needPhone: boolean;
	needEmail: boolean;
	needShipping: boolean;
	sendPhone: boolean;
	sendEmail: boolean;
	isFlexible: boolean;
	startParameter: string;
	subscriptionPeriod: number;
}

export interface StarCharge {
	readonly id: string;
	readonly botId: number;
	readonly customerId: number;
	readonly amount: number;
	readonly payload: string;
	readonly providerChargeId: string;
	readonly subscriptionPeriod: number;
	refunded: boolean;
}

export interface Subscription {
	/** Charge id of the first payment. */
	readonly id: string;
	readonly botId: number;
	readonly customerId: number;
	readonly invoice: Invoice;
	/** Unix seconds; the end of the paid period. */
	expires: number;
	state: 'active' | 'canceled' | 'canceled_by_bot' | 'failed' | 'ended';
	/** After the bot cancelled: whether the customer may start it again. */
	mayResume: boolean;
	charges: string[];
}
