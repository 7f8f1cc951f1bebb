import type { IDataObject } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { buildReceipt } from '../../../shared/providers/receipts/buildReceipt';
import type { ReceiptContext } from '../../../shared/providers/receipts/lines';

const FIELD = 'Provider Data (JSON)';

/** @returns the JSON as text; `undefined` when there is none */
function readRaw(value: unknown): string | undefined {
	if (value === undefined || value === null) return undefined;
	if (typeof value === 'object') {
		return Object.keys(value).length === 0 ? undefined : JSON.stringify(value);
	}
	const text = String(value).trim();
	if (text === '' || text === '{}') return undefined;
	try {
		return JSON.stringify(JSON.parse(text));
	} catch {
		return refuseInput(FIELD, 'is not valid JSON. Check the quotes and brackets');
	}
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
