/** Numbers of the Bot API that the package relies on, each with the method it belongs to. */

/** `invoice_payload`, in UTF-8 bytes (Bot API: sendInvoice, payload, 1-128 bytes). */
export const PAYLOAD_MAX_BYTES = 128;

/** Time to answer a pre-checkout query (Bot API: answerPreCheckoutQuery). */
export const PRE_CHECKOUT_DEADLINE_MS = 10_000;

/** Length of one subscription period, the only one Telegram accepts (Bot API: createInvoiceLink). */
export const SUBSCRIPTION_PERIOD_S = 2_592_000;

/** Code of Telegram Stars, a currency without minor units (Bot API: "Telegram Stars"). */
export const STARS = 'XTR';
