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
	/** Time to answer an inline query; answers after 10 s were seen to fail. */
	readonly inlineAnswerMs: number;
	/** Answer to an inline result with an empty id, or one over 64 bytes; inferred from the name. */
	readonly inlineResultIdInvalid: string;
	/** Whether a chosen inline invoice with only the automatic Pay button has an inline_message_id. */
	readonly inlineMessageIdOfAutomaticPay: boolean;
	/** How long a prepared inline message can be shared. */
	readonly preparedMessageLifeMs: number;
	/** How long a closed Mini App's query can still be answered. */
	readonly closedAppQueryMs: number;
	/** Largest price of a channel's subscription link; older texts say 2500. */
	readonly maxChannelSubscriptionStars: number;
	/** Periods of a channel's subscription link in seconds; test servers also take 60 and 300. */
	readonly channelSubscriptionPeriods: readonly number[];
	/** Answer to a price above the limit; only the limit is documented. */
	readonly channelPriceTooHigh: string;
	/** Whether bots get a chat_member update when a paid place in a channel is renewed. */
	readonly channelRenewalUpdate: boolean;
	/** Whether the channel's owner (else the member) is the actor when a paid place ends. */
	readonly channelEndIsByOwner: boolean;
	/** How long unbanChatMember takes to make a member leave: the library waits a second. */
	readonly removalTakesMs: number;
	/** Whether that shows as two chat_member updates, to kicked and to left (else one). */
	readonly removalShowsBan: boolean;
	/** Answer to a call over a business connection that lacks the right for it. */
	readonly businessRightMissing: string;
	/** Answer to writing in an account's chat nobody has written in for a day. */
	readonly businessChatUnknown: string;
	/** Whether the update of who joins a public chat by a link lacks the link. */
	readonly publicJoinHidesLink: boolean;
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
	inlineAnswerMs: 10_000,
	inlineResultIdInvalid: 'RESULT_ID_INVALID',
	inlineMessageIdOfAutomaticPay: false,
	preparedMessageLifeMs: 86_400_000,
	closedAppQueryMs: 60_000,
	maxChannelSubscriptionStars: 10_000,
	channelSubscriptionPeriods: [2_592_000],
	channelPriceTooHigh: 'PRICING_CHAT_INVALID',
	channelRenewalUpdate: false,
	channelEndIsByOwner: false,
	removalTakesMs: 1_000,
	removalShowsBan: true,
	businessRightMissing: 'BOT_ACCESS_FORBIDDEN',
	businessChatUnknown: 'BUSINESS_PEER_INVALID',
	publicJoinHidesLink: true,
};
