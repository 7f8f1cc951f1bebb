/**
 * Everything Telegram has not documented and nobody has been seen to confirm, as one named switch
 * each. The defaults are what the sandbox does; `createSandbox({ assumptions })` overrides them.
 */
export interface Assumptions {
	/** Answer to a title over 32 characters; null accepts it. Only the limit is documented. */
	readonly titleTooLong: string | null;
	/** Answer to a description over 255 characters; null accepts it. */
	readonly descriptionTooLong: string | null;
	/** Answer to a payload over 128 bytes; the name is registered, the boundary is documented. */
	readonly payloadTooLong: string;
	/** Answer to suggested tips that do not increase strictly; null accepts them. */
	readonly tipsNotIncreasing: string | null;
	/** Answer to an invoice keyboard without any Pay button; inferred from the error's name. */
	readonly keyboardWithoutPayButton: string;
	/** Smallest Stars price. */
	readonly minStars: number;
	/** Largest one-off Stars price; 100000 was seen accepted and 150000 refused. */
	readonly maxStars: number;
	/** Largest price of a Stars subscription. */
	readonly maxSubscriptionStars: number;
	/** Stars invoices with need_*, send_* or is_flexible: refused (reports) or ignored (manual). */
	readonly refuseStarsWithData: boolean;
	/** Stars invoices with a provider token: refused or the token ignored. */
	readonly refuseStarsWithProviderToken: boolean;
	/** Time to answer a shipping query; only the pre-checkout's 10 s is documented. */
	readonly shippingTimeoutMs: number;
	/** Time to answer a pre-checkout query (documented; here so that it can be shortened). */
	readonly preCheckoutTimeoutMs: number;
	/** Whether the refund's service message is from the bot (else from the buyer). */
	readonly refundIsFromBot: boolean;
	/** `sendInvoice` without a keyboard shows an automatic Pay button in its result. */
	readonly automaticPayButton: boolean;
	/** Whether a renewal asks the bot with a pre-checkout query. */
	readonly preCheckoutOnRenewal: boolean;
	/** Whether refunding the first payment of a subscription also ends it. */
	readonly refundEndsSubscription: boolean;
	/** Whether a refund may make the bot's balance negative (else BALANCE_TOO_LOW). */
	readonly refundMayOverdraw: boolean;
	/** Whether tips and shipping count for the currency's limits (the buyer is refused). */
	readonly limitsIncludeExtras: boolean;
	/** Whether paid-media prices above this many Stars are refused (documented maximum). */
	readonly maxPaidMediaStars: number;
}

/** The sandbox's own choice for every unconfirmed point. */
export const DEFAULT_ASSUMPTIONS: Assumptions = {
	titleTooLong: 'MEDIA_INVALID',
	descriptionTooLong: 'MEDIA_INVALID',
	payloadTooLong: 'INVOICE_PAYLOAD_INVALID',
	tipsNotIncreasing: 'MEDIA_INVALID',
	keyboardWithoutPayButton: 'REPLY_MARKUP_BUY_EMPTY',
	minStars: 1,
	maxStars: 100_000,
	maxSubscriptionStars: 10_000,
	refuseStarsWithData: true,
	refuseStarsWithProviderToken: true,
	shippingTimeoutMs: 10_000,
	preCheckoutTimeoutMs: 10_000,
	refundIsFromBot: true,
	automaticPayButton: true,
	preCheckoutOnRenewal: false,
	refundEndsSubscription: false,
	refundMayOverdraw: true,
	limitsIncludeExtras: false,
	maxPaidMediaStars: 25_000,
};
