import type { IDataObject } from 'n8n-workflow';
import { ProblemList } from '../../../shared/errors/problemList';
import { isOn } from '../../../shared/input/values';
import {
	type MoneyFormat,
	readAmountUnit,
	readCurrencyCode,
	toMajorUnits,
} from '../../../shared/money/amounts';
import { readPriceLines, sumPrices } from '../../../shared/money/prices';
import { readTips } from '../../../shared/money/tips';
import { describeUnusualTotal } from '../../../shared/money/usualTotals';
import {
	type InvoiceFacts,
	packOrderReference,
	readOrderReference,
	showPayload,
} from '../../../shared/payments/orderReference';
import { STARS } from '../../../shared/telegram/limits';
import type { LabeledPrice } from '../../../shared/telegram/types';
import { readOrderId } from './orderId';
import { readDescription, readStartParameter, readTitle } from './invoiceTexts';
import { type InvoiceInput, pricesField } from './invoiceInput';
import { type OrderContext, readReference, readTerms } from './orderTerms';
import { readPhoto } from './photo';
import { readProviderData } from './providerData';
import { type InvoiceKind, readStarsParts } from './starsRules';

export interface InvoiceTarget extends OrderContext {
	/**
	 * `message`: sendInvoice. `link`: createInvoiceLink, the only one that can be a subscription.
	 * `inline`: content of an inline result.
	 */
	kind: InvoiceKind;
	/** Whose provider token it is and of which mode. */
	tokenFacts?: Pick<InvoiceFacts, 'provider' | 'mode'>;
}

/** An invoice ready for Telegram. */
export interface BuiltInvoice {
	/** Parameters of sendInvoice and createInvoiceLink alike, without the provider token. */
	parameters: IDataObject;
	/** Goes into the output beside Telegram's answer. Amounts: `total_amount` minor, `amount` major. */
	order: {
		order_id: string;
		invoice_payload: string;
		currency: string;
		amount: number | null;
		total_amount: number;
	};
	/** Sentences for the hints of the execution. */
	warnings: string[];
}

const FLAGS = {
	needName: 'need_name',
	needPhoneNumber: 'need_phone_number',
	needEmail: 'need_email',
	needShippingAddress: 'need_shipping_address',
	sendPhoneNumberToProvider: 'send_phone_number_to_provider',
	sendEmailToProvider: 'send_email_to_provider',
	isFlexible: 'is_flexible',
} as const;

function readFlags(fields: IDataObject): IDataObject {
	const on = Object.entries(FLAGS).filter(([name]) => isOn(fields[name]));
	return Object.fromEntries(on.map(([, parameter]) => [parameter, true]));
}

function readMoney(input: InvoiceInput, problems: ProblemList): MoneyFormat | undefined {
	if (input.paymentMethod === 'stars') return { currency: STARS, unit: 'major' };
	const currency = problems.attempt(() => readCurrencyCode('Currency', input.currency));
	if (currency === STARS) {
		problems.add('Currency', 'is Telegram Stars. Set "Payment Method" to "Telegram Stars" instead');
		return undefined;
	}
	const unit = problems.attempt(() => readAmountUnit(input.additionalFields));
	return currency === undefined || unit === undefined ? undefined : { currency, unit };
}

interface Priced {
	prices: LabeledPrice[];
	/** Minor units. */
	total: number;
}

const UNPRICED: Priced = { prices: [], total: 0 };

function readPrices(input: InvoiceInput, money: MoneyFormat): Priced {
	const field = pricesField(input.additionalFields);
	const prices = readPriceLines(field, input.prices, money);
	return { prices, total: sumPrices(field, prices, money.currency) };
}

const NO_PARTS = { parameters: {}, warnings: [] };

/** What only one of the payment methods has: tips and provider data, or the rules of Stars. */
function readMethodParts(
	input: InvoiceInput,
	target: InvoiceTarget,
	money: MoneyFormat,
	priced: Priced,
	problems: ProblemList,
): { parameters: IDataObject; warnings: string[] } {
	const fields = input.additionalFields;
	const isStars = input.paymentMethod === 'stars';
	const readMoneyTips = () => readTips(fields.maxTipAmount, fields.suggestedTipAmounts, money);
	const tips = (isStars ? undefined : problems.attempt(readMoneyTips)) ?? {};
	if (priced === UNPRICED) return NO_PARTS;
	if (isStars) {
		const stars = problems.attempt(() => readStarsParts(fields, priced, target.kind));
		return { parameters: { ...stars }, warnings: [] };
	}
	const invoice = {
		...money,
		prices: priced.prices,
		maxTipAmount: tips.max_tip_amount ?? 0,
		isFlexible: isOn(fields.isFlexible),
	};
	const provided = problems.attempt(() => readProviderData(fields, invoice));
	const total = describeUnusualTotal(priced.total, money.currency);
	return {
		parameters: { ...readFlags(fields), ...tips, ...provided?.parameters },
		warnings: [...total, ...(provided?.warnings ?? [])],
	};
}

/** Shown when the payload has no room for more than order ID and terms. */
const NO_ROOM_FOR_FACTS =
	'The Order ID leaves no room for the total and the provider of the invoice, so the columns for tip, delivery and provider of its payment stay empty. Use a shorter Order ID.';

/** What the payment of this invoice will not tell. Stars have no tips, delivery or provider. */
function readFacts(
	{ paymentMethod }: InvoiceInput,
	{ tokenFacts }: InvoiceTarget,
	total: number,
	takesTips: boolean,
): InvoiceFacts {
	if (paymentMethod === 'stars' || total < 1) return {};
	return { total, takesTips, ...tokenFacts };
}

/**
 * Builds an invoice from what was typed. Checks every limit that is known beforehand; the rest is
 * Telegram's to judge.
 *
 * @throws InvalidInputError with everything that is wrong, by the labels of the editor
 */
export function buildInvoice(input: InvoiceInput, target: InvoiceTarget): BuiltInvoice {
	const fields = input.additionalFields;
	const problems = new ProblemList();
	const part = (read: () => IDataObject): IDataObject => problems.attempt(read) ?? {};
	const texts = {
		...part(() => ({ title: readTitle(input.title) })),
		...part(() => ({ description: readDescription(input.description) })),
		// The others have no such parameter: they are not tied to a chat.
		...(target.kind === 'message' ? part(() => readStartParameter(fields)) : {}),
		...part(() => readPhoto(fields)),
	};
	const orderId = problems.attempt(() => readOrderId(input.orderId)) ?? '';
	const terms = problems.attempt(() => readTerms(fields, target));
	const isPlain = isOn(fields.plainPayload);
	const shortest =
		orderId !== '' && terms && problems.attempt(() => readReference(orderId, terms, isPlain));
	const money = readMoney(input, problems);
	const priced = (money && problems.attempt(() => readPrices(input, money))) ?? UNPRICED;
	const method = money && readMethodParts(input, target, money, priced, problems);
	problems.throwIfAny();
	const facts = isPlain
		? {}
		: readFacts(input, target, priced.total, method?.parameters.max_tip_amount !== undefined);
	const payload = isPlain ? shortest || '' : packOrderReference(orderId, terms, facts);
	const currency = money?.currency ?? '';
	const { prices, total } = priced;
	const leavesFactsOut =
		facts.total !== undefined && readOrderReference(payload).facts.total === undefined;
	return {
		parameters: { ...texts, payload, currency, prices, ...method?.parameters },
		order: {
			order_id: orderId,
			invoice_payload: showPayload(payload),
			currency,
			amount: toMajorUnits(total, currency),
			total_amount: total,
		},
		warnings: [...(method?.warnings ?? []), ...(leavesFactsOut ? [NO_ROOM_FOR_FACTS] : [])],
	};
}
