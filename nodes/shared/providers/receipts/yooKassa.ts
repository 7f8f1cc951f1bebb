import type { IDataObject } from 'n8n-workflow';
import { ProblemList } from '../../errors/problemList';
import { readText } from '../../input/values';
import { type Decimal, writeDecimal } from '../../money/decimal';
import {
	YOOKASSA_PAYMENT_MODES,
	YOOKASSA_PAYMENT_SUBJECTS,
	YOOKASSA_TAX_SYSTEMS,
	YOOKASSA_VAT_CODES,
} from './codes';
import {
	KOPECK_PLACES,
	RECEIPT_CURRENCY,
	RECEIPT_LABEL,
	type ReceiptContext,
	type ReceiptLine,
	readReceiptLines,
	type TypedItem,
} from './lines';
import {
	type BuiltReceipt,
	readCode,
	readOptionalCode,
	warnAboutTotal,
	withoutUndefined,
} from './parts';

/** The YooKassa receipt as typed in the editor (54-FZ). */
export interface YooKassaReceiptInput {
	customerEmail?: unknown;
	customerPhone?: unknown;
	/** Which contact the invoice asks for when none is given: `email` (default) or `phone`. */
	askFor?: unknown;
	taxSystem?: unknown;
	vatCode?: unknown;
	paymentMode?: unknown;
	paymentSubject?: unknown;
	/** Goods as typed; none means the lines of the invoice. */
	items: readonly TypedItem[];
}

function readCustomer(
	input: YooKassaReceiptInput,
	problems: ProblemList,
): { email?: string; phone?: string } | undefined {
	const email =
		problems.attempt(() => readText(`${RECEIPT_LABEL}, Customer Email`, input.customerEmail)) ?? '';
	const phone =
		problems.attempt(() => readText(`${RECEIPT_LABEL}, Customer Phone`, input.customerPhone)) ?? '';
	if (email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email)) {
		problems.add(`${RECEIPT_LABEL}, Customer Email`, 'is not an email address');
	}
	if (phone !== '' && !/^\+?[\d\s()-]{5,25}$/.test(phone)) {
		problems.add(
			`${RECEIPT_LABEL}, Customer Phone`,
			'is not a phone number. Use digits such as 79000000000',
		);
	}
	// YooKassa wants the digits alone, with the code of the country in front.
	const digits = phone.replace(/\D/g, '');
	if (email === '' && phone === '') return undefined;
	return { ...(email === '' ? {} : { email }), ...(digits === '' ? {} : { phone: digits }) };
}

/** YooKassa writes quantities with two decimals at least: `1.00`. */
function writeQuantity({ digits, scale }: Decimal): string {
	const missing = Math.max(KOPECK_PLACES - scale, 0);
	return writeDecimal({ digits: digits * 10n ** BigInt(missing), scale: scale + missing });
}

/** The codes of the receipt, which count for every item without codes of its own. */
function readCommonCodes(input: YooKassaReceiptInput, problems: ProblemList): IDataObject {
	return {
		vat_code: readCode(`${RECEIPT_LABEL}, VAT`, input.vatCode ?? 1, YOOKASSA_VAT_CODES, problems),
		payment_mode: readCode(
			`${RECEIPT_LABEL}, Payment Mode`,
			input.paymentMode ?? 'full_payment',
			YOOKASSA_PAYMENT_MODES,
			problems,
		),
		payment_subject: readCode(
			`${RECEIPT_LABEL}, Payment Subject`,
			input.paymentSubject ?? 'commodity',
			YOOKASSA_PAYMENT_SUBJECTS,
			problems,
		),
	};
}

function readOwnCodes(
	{ label, typed }: ReceiptLine,
	problems: ProblemList,
): Record<string, string | number> {
	return withoutUndefined({
		vat_code: readOptionalCode(`${label}, VAT`, typed?.vatCode, YOOKASSA_VAT_CODES, problems),
		payment_mode: readOptionalCode(
			`${label}, Payment Mode`,
			typed?.paymentMode,
			YOOKASSA_PAYMENT_MODES,
			problems,
		),
		payment_subject: readOptionalCode(
			`${label}, Payment Subject`,
			typed?.paymentSubject,
			YOOKASSA_PAYMENT_SUBJECTS,
			problems,
		),
	});
}

function buildItem(line: ReceiptLine, common: IDataObject, problems: ProblemList): IDataObject {
	return {
		description: line.name,
		quantity: writeQuantity(line.quantity),
		amount: {
			value: writeDecimal({ digits: BigInt(line.unitAmount), scale: KOPECK_PLACES }),
			currency: RECEIPT_CURRENCY,
		},
		...common,
		...readOwnCodes(line, problems),
	};
}

/**
 * Builds the `provider_data` of a YooKassa receipt (54-FZ). `amount.value` is the price of one in
 * roubles; the contact is either in the receipt or asked for and handed over by Telegram.
 *
 * @throws InvalidInputError with everything that is wrong
 */
export function buildYooKassaReceipt(
	input: YooKassaReceiptInput,
	context: ReceiptContext,
): BuiltReceipt {
	const problems = new ProblemList();
	const lines = readReceiptLines(input.items, context, problems);
	const common = readCommonCodes(input, problems);
	const items = lines.map((line) => buildItem(line, common, problems));
	const customer = readCustomer(input, problems);
	const taxSystem = readOptionalCode(
		`${RECEIPT_LABEL}, Tax System`,
		input.taxSystem,
		YOOKASSA_TAX_SYSTEMS,
		problems,
	);
	problems.throwIfAny();
	const asksPhone = input.askFor === 'phone';
	return {
		providerData: {
			receipt: {
				...(customer ? { customer } : {}),
				items,
				...(taxSystem === undefined ? {} : { tax_system_code: taxSystem }),
			},
		},
		contactFlags: customer
			? {}
			: asksPhone
				? { need_phone_number: true, send_phone_number_to_provider: true }
				: { need_email: true, send_email_to_provider: true },
		warnings: warnAboutTotal(context),
	};
}
