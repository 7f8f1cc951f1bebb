import type { IDataObject } from 'n8n-workflow';
import { ProblemList } from '../../errors/problemList';
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
import { type BuiltReceipt, readCode, readOptionalCode, warnAboutTotal } from './parts';

/** The Robokassa receipt as typed in the editor. */
export interface RobokassaReceiptInput {
	/** Whole number of the order at Robokassa. */
	invoiceId?: unknown;
	taxSystem?: unknown;
	tax?: unknown;
	paymentMethod?: unknown;
	paymentObject?: unknown;
	items?: readonly TypedItem[];
}

function readInvoiceId(typed: unknown, problems: ProblemList): number | undefined {
	const text = String(typed ?? '').trim();
	if (text === '') return undefined;
	const id = Number(text);
	if (/^\d+$/.test(text) && Number.isSafeInteger(id) && id > 0) return id;
	problems.add(`${RECEIPT_LABEL}, Invoice ID`, 'must be a whole number above 0');
	return undefined;
}

function buildItem(
	line: ReceiptLine,
	index: number,
	input: RobokassaReceiptInput,
	problems: ProblemList,
): IDataObject {
	const label = line.typed ? `${RECEIPT_LABEL}, Item ${index + 1}` : RECEIPT_LABEL;
	const own = (value: unknown, common: unknown): unknown =>
		value === undefined || value === '' ? common : value;
	const method = readOptionalCode(
		`${label}, Payment Method`,
		own(line.typed?.paymentMethod, input.paymentMethod ?? 'full_payment'),
		ROBOKASSA_PAYMENT_METHODS,
		problems,
	);
	const object = readOptionalCode(
		`${label}, Payment Object`,
		own(line.typed?.paymentObject, input.paymentObject ?? 'commodity'),
		ROBOKASSA_PAYMENT_OBJECTS,
		problems,
	);
	const marking = String(line.typed?.nomenclatureCode ?? '').trim();
	return {
		name: line.name,
		// Robokassa wants JSON numbers; both are exact decimals of at most 15 digits.
		quantity: Number(writeDecimal(line.quantity)),
		sum: Number(writeDecimal({ digits: BigInt(line.total), scale: KOPECK_PLACES })),
		tax: readCode(
			`${label}, Tax`,
			own(line.typed?.tax, input.tax ?? 'none'),
			ROBOKASSA_TAXES,
			problems,
		),
		...(method === undefined ? {} : { payment_method: method }),
		...(object === undefined ? {} : { payment_object: object }),
		...(marking === '' ? {} : { nomenclature_code: marking }),
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
	const lines = readReceiptLines(input.items ?? [], context, problems);
	const items = lines.map((line, index) => buildItem(line, index, input, problems));
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
