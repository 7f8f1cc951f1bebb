import type { CardOutcome, CheckoutStatus } from '../../schema/checkouts.js';
import type { Invoice, StoredMessage } from '../state.js';
import type { OrderInfo, ShippingOption } from '../telegram.js';

/** One opened payment form. Amounts are in smallest units. */
export interface Checkout {
	readonly id: string;
	readonly botId: number;
	readonly customerId: number;
	readonly invoice: Invoice;
	/** The message the form was opened from; none for links. */
	readonly message: StoredMessage | undefined;
	readonly chatId: number | undefined;
	readonly link: string | undefined;
	/** Milliseconds of the clock. */
	readonly opened: number;
	status: CheckoutStatus;
	reason?: string | undefined;
	errorCode?: string | undefined;
	orderInfo?: OrderInfo | undefined;
	shippingOptions?: ShippingOption[] | undefined;
	shippingOptionId?: string | undefined;
	tip: number;
	deadline?: number | undefined;
	shippingMs?: number | undefined;
	preCheckoutMs?: number | undefined;
	receiptMessageId?: number | undefined;
	chargeId?: string | undefined;
	providerChargeId?: string | undefined;
	/** The card waiting for its 3-D Secure step. */
	card?: { name: string; outcome: CardOutcome } | undefined;
}

/** The bot's answer to a shipping query. */
export type ShippingReply =
	{ ok: true; options: ShippingOption[] } | { ok: false; message: string };

/** The bot's answer to a pre-checkout query; an empty text is an approval. */
export interface PreCheckoutReply {
	message: string;
}
