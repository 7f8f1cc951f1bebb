import type { IDataObject } from 'n8n-workflow';
import { ProblemList } from '../../errors/problemList';
import { readText } from '../../input/values';
import { writeDecimal } from '../../money/decimal';
import {
	ROBOKASSA_PAYMENT_METHODS,
	ROBOKASSA_PAYMENT_OBJECTS,
	ROBOKASSA_TAX_SYSTEMS,
	ROBOKASSA_TAXES,
} from './codes';
import {
	KOPECK_PLACES,
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

/** The Robokassa receipt as typed in the editor. */
export interface RobokassaReceiptInput {
	/** Whole number of the order at Robokassa. */
	invoiceId?: unknown;
	taxSystem?: unknown;
	tax?: unknown;
	paymentMethod?: unknown;
	paymentObject?: unknown;
	/** Goods as typed; none means the lines of the invoice. */
	items: readonly TypedItem[];
}

function readInvoiceId(typed: unknown, problems: ProblemList): number | undefined {
	const text = String(typed ?? '').trim();
	if (text === '') return undefined;
	const id = Number(text);
	if (/^\d+$/.test(text) && Number.isSafeInteger(id) && id > 0) return id;
	problems.add(`${RECEIPT_LABEL}, Invoice ID`, 'must be a whole number above 0');
	return undefined;
}

/** Codes as typed on the receipt (`label` is its own) or on one of its items. */
function readCodes(label: string, typed: TypedItem, problems: ProblemList): Record<string, string> {
	return withoutUndefined({
		tax: readOptionalCode(`${label}, Tax`, typed.tax, ROBOKASSA_TAXES, problems),
		payment_method: readOptionalCode(
			`${label}, Payment Method`,
			typed.paymentMethod,
			ROBOKASSA_PAYMENT_METHODS,
			problems,
		),
		payment_object: readOptionalCode(
			`${label}, Payment Object`,
			typed.paymentObject,
			ROBOKASSA_PAYMENT_OBJECTS,
			problems,
		),
	});
}

function buildItem(
	line: ReceiptLine,
	common: Record<string, string>,
	problems: ProblemList,
): IDataObject {
	const marking = problems.attempt(() =>
		readText(`${line.label}, Nomenclature Code`, line.typed?.nomenclatureCode),
	);
	return {
		name: line.name,
		// Robokassa wants JSON numbers; both are exact decimals of at most 15 digits.
		quantity: Number(writeDecimal(line.quantity)),
		sum: Number(writeDecimal({ digits: BigInt(line.total), scale: KOPECK_PLACES })),
		...common,
		...readCodes(line.label, line.typed ?? {}, problems),
		...(marking ? { nomenclature_code: marking } : {}),
	};
}

/**
 * Builds the `provider_data` of a Robokassa payment: its own order number and the receipt, whose
 * `sum` is the price of the whole line in roubles. No contact is needed as far as is documented.
 *
 * @throws InvalidInputError with everything that is wrong
 */
export function buildRobokassaReceipt(
	input: RobokassaReceiptInput,
	context: ReceiptContext,
): BuiltReceipt {
	const problems = new ProblemList();
	const invoiceId = readInvoiceId(input.invoiceId, problems);
	const lines = readReceiptLines(input.items, context, problems);
	const defaults = { paymentMethod: 'full_payment', paymentObject: 'commodity' };
	// A receipt without a tax is not one, so an expression that found nothing must not leave it out.
	const tax = readCode(`${RECEIPT_LABEL}, Tax`, input.tax ?? 'none', ROBOKASSA_TAXES, problems);
	const common = {
		...withoutUndefined({ tax }),
		...readCodes(RECEIPT_LABEL, { ...defaults, ...input, tax: undefined }, problems),
	};
	const items = lines.map((line) => buildItem(line, common, problems));
	const taxSystem = readOptionalCode(
		`${RECEIPT_LABEL}, Tax System`,
		input.taxSystem,
		ROBOKASSA_TAX_SYSTEMS,
		problems,
	);
	problems.throwIfAny();
	return {
		providerData: {
			...(invoiceId === undefined ? {} : { InvoiceId: invoiceId }),
			Receipt: { ...(taxSystem === undefined ? {} : { sno: taxSystem }), items },
		},
		contactFlags: {},
		warnings: warnAboutTotal(context),
	};
}
