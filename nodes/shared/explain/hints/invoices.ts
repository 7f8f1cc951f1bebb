import {
	currencyOf,
	describeProvider,
	describeTotal,
	lengthOf,
	type RefusalFacts,
	shown,
} from './facts';
import { type Hint, INVOICE_METHODS } from './hint';
import { PAYLOAD_MAX_BYTES, SUBSCRIPTION_STARS_MAX } from '../../telegram/limits';

const LABELS: Readonly<Record<string, string>> = {
	title: 'Title',
	description: 'Description',
	payload: 'Order ID',
	currency: 'Currency',
	prices: 'Prices',
	media: 'Media',
	shipping_options: 'Shipping Options',
	error_message: 'Reason',
	telegram_payment_charge_id: 'Telegram Payment Charge ID',
	pre_checkout_query_id: 'Pre-Checkout Query ID',
	shipping_query_id: 'Shipping Query ID',
	gift_id: 'Gift',
};

function nameMissing({ description }: RefusalFacts): string {
	const parameter = /parameter "(\w+)" is required/i.exec(description)?.[1] ?? '';
	return LABELS[parameter] ?? parameter;
}

/** One letter off, or the same letters in another order: XTS, TXR, STR. */
function looksLikeStars(code: string): boolean {
	const sorted = [...code].sort().join('');
	const same = [...code].filter((letter, index) => letter === 'XTR'[index]).length;
	return code !== 'XTR' && (sorted === 'RTX' || same === 2 || code === 'STARS');
}

function explainProvider(facts: RefusalFacts): string {
	const currency = currencyOf(facts);
	const { kind } = facts.request.providerToken;
	if (kind === 'empty' && looksLikeStars(currency)) {
		return `The currency is ${currency} and no provider token was sent. For Telegram Stars the code is XTR: set "Payment Method" to Telegram Stars.`;
	}
	const where =
		'Open @BotFather, choose this very bot, then Payments, and copy the token of the provider into the Telegram Payment Provider API credential.';
	if (kind === 'provider') {
		return `Sent was ${describeProvider(facts)}. It was probably revoked, belongs to another bot, or was not copied whole. ${where}`;
	}
	return `Sent was ${describeProvider(facts)}. ${where}`;
}

/** Texts, provider, Stars and subscriptions of an invoice. */
export const INVOICE_HINTS: readonly Hint[] = [
	{
		match: '" is required',
		message: (facts) => `"${nameMissing(facts)}" is empty`,
		description: (facts) =>
			`Fill in "${nameMissing(facts)}". If it is an expression, check that it finds a value for this item.`,
	},
	{
		match: 'PAYMENT_PROVIDER_INVALID',
		message: 'Telegram does not accept the provider token',
		description: explainProvider,
	},
	{
		match: 'PAYMENT_PROVIDER_MISMATCH',
		message: 'The provider token probably belongs to another bot',
		description:
			'A provider token works only with the bot it was issued for. Connect the provider in @BotFather for this bot and use the new token, or use the credential of the other bot.',
	},
	{
		match: 'BOT_PAYMENTS_DISABLED',
		message: 'Payments are not enabled for this bot',
		description:
			'Open @BotFather, choose the bot, then Payments, and connect a provider. Telegram Stars need no provider.',
	},
	{
		match: 'PAYMENT_UNSUPPORTED',
		message: 'Telegram does not allow this payment for this bot or chat',
		description:
			'Probably the kind of goods or the chat does not allow it: digital goods must be sold for Telegram Stars. Try the invoice in a private chat first.',
	},
	{
		match: 'INVOICE_PAYLOAD_INVALID',
		message: 'The order ID with its terms does not fit',
		description: (facts) =>
			`Telegram accepts 1 to ${PAYLOAD_MAX_BYTES} bytes; ${new TextEncoder().encode(String(facts.request.parameters.payload ?? '')).length} were sent. Use a shorter order ID; letters outside A-Z need two bytes or more.`,
	},
	{
		match: 'DATA_JSON_INVALID',
		message: 'The data for the provider is not valid JSON',
		description:
			'Check "Provider Data (JSON)": names and texts in double quotes, no comma at the end. Or use the typed "Fiscal Receipt".',
	},
	{
		match: 'STARS_INVOICE_INVALID',
		message: 'The invoice asks for something that Telegram Stars do not allow',
		description:
			'An invoice in Stars has exactly one price and no provider token, tips, contact or address requests, and no flexible shipping. Remove those under "Additional Fields".',
	},
	{
		match: 'SUBSCRIPTION_EXPORT_MISSING',
		message: 'A subscription cannot be sent as a message',
		description:
			'Use Invoice: Create Link with "Subscription Period", and send the link in a message or on a button.',
	},
	{
		match: 'SUBSCRIPTION_PERIOD_INVALID',
		message: (facts) =>
			`The subscription period${shown(facts, 'subscription_period')} is not possible`,
		description: 'The only period Telegram accepts is 30 days (2592000 seconds).',
	},
	{
		match: 'SUBSCRIPTION_AMOUNT_INVALID',
		message: (facts) =>
			`The price${describeTotal(facts) ? ` of ${describeTotal(facts)}` : ''} is too high for a subscription`,
		description: `A subscription can cost at most ${SUBSCRIPTION_STARS_MAX} Stars per 30 days.`,
	},
	{
		match: 'START_PARAM',
		message: (facts) => `The start parameter${shown(facts, 'start_parameter')} is not possible`,
		description: 'Use up to 64 letters A-Z, digits, _ and -.',
	},
	{
		match: 'wrong invoice information specified',
		message: 'Telegram does not accept this combination of invoice fields',
		description: (facts) =>
			`Probably a text is too long (title: ${lengthOf(facts, 'title')} of 32 characters, description: ${lengthOf(facts, 'description')} of 255) or the photo cannot be used. Try it without the additional fields.`,
	},
	{
		match: 'MEDIA_INVALID',
		methods: INVOICE_METHODS,
		message: 'Telegram does not accept this invoice',
		description: (facts) =>
			`Telegram does not say why. Probably a text is too long (title: ${lengthOf(facts, 'title')} of 32 characters, description: ${lengthOf(facts, 'description')} of 255) or the photo cannot be used. Try it without the additional fields.`,
	},
];
