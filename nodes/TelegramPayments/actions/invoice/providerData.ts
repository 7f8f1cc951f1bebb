import type { IDataObject } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { isRecord } from '../../../shared/input/lists';
import { isGiven } from '../../../shared/input/values';
import { buildReceipt } from '../../../shared/providers/receipts/buildReceipt';
import type { ReceiptContext } from '../../../shared/providers/receipts/lines';

const FIELD = 'Provider Data (JSON)';

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return refuseInput(FIELD, 'is not valid JSON. Check the quotes and brackets');
	}
}

const isEmptyObject = (value: unknown): boolean =>
	isRecord(value) && Object.keys(value).length === 0;

/** @returns the JSON as text; `undefined` when there is none */
function readRaw(value: unknown): string | undefined {
	if (!isGiven(value)) return undefined;
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
	// A typed text goes out as it is: writing it anew would change its numbers (10.50, long ids).
	return isEmptyObject(parse(text)) ? undefined : text;
}

/**
 * Reads what the invoice hands to the provider: raw JSON, or a typed receipt with the contact requests
 * it needs.
 *
 * @throws InvalidInputError when it is malformed or given twice
 */
export function readProviderData(
	fields: IDataObject,
	invoice: ReceiptContext,
): { parameters: IDataObject; warnings: string[] } {
	const raw = readRaw(fields.providerData);
	const receipt = buildReceipt(fields.receipt, invoice);
	if (raw !== undefined && receipt !== undefined) {
		refuseInput(FIELD, 'and "Fiscal Receipt" say the same thing. Remove one of them');
	}
	if (receipt) {
		return {
			parameters: {
				provider_data: JSON.stringify(receipt.providerData),
				...receipt.contactFlags,
			},
			warnings: receipt.warnings,
		};
	}
	return { parameters: raw === undefined ? {} : { provider_data: raw }, warnings: [] };
}
