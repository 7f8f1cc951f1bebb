/**
 * What the buyer is told. Only the codes are attested; the words a person reads are the sandbox's
 * own (Telegram's clients word them in the buyer's language).
 */
export const BUYER_TEXTS = {
	BOT_PRECHECKOUT_TIMEOUT: "The bot didn't respond in time. You have not been charged.",
	BOT_PRECHECKOUT_FAILED: 'The bot could not process the payment. You have not been charged.',
	PRECHECKOUT_FAILED: 'The bot could not process the payment. You have not been charged.',
	INVOICE_ALREADY_PAID: 'This invoice has been paid already. You have not been charged again.',
	SHIPPING_BOT_TIMEOUT: "The bot didn't answer the shipping question in time.",
	SHIPPING_NOT_AVAILABLE: 'Delivery to this address is not available.',
	PAYMENT_FAILED: 'Your payment was declined. You have not been charged.',
	PAYMENT_CREDENTIALS_INVALID: 'This is no test card of the provider. You have not been charged.',
	BALANCE_TOO_LOW: 'You do not have enough Stars.',
	CURRENCY_TOTAL_AMOUNT_INVALID: 'The total is outside the limits of the currency.',
	PROVIDER_ACCOUNT_INVALID: 'The provider refused the payment.',
	THREE_D_SECURE_FAILED: 'Your bank did not confirm the payment. You have not been charged.',
} as const;
