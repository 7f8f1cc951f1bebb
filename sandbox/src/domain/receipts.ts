import type { Invoice } from './state.js';
import type { OrderInfo } from './telegram.js';

type Fields = Record<string, unknown>;

/**
 * Checks the fiscal receipt in `provider_data` as YooKassa and Robokassa would.
 * @returns what the provider objects to, or undefined
 */
export function receiptProblem(
	invoice: Invoice,
	orderInfo: OrderInfo | undefined,
): string | undefined {
	const data = parse(invoice.terms.providerData);
	if (!data) return undefined;
	if (invoice.providerId === 'yookassa' && 'receipt' in data) {
		return yookassaProblem(invoice, asFields(data['receipt']), orderInfo);
	}
	// Nothing tells Robokassa's test tokens apart, so its receipts are known by their form.
	if (invoice.providerId === 'other' && 'Receipt' in data) {
		return robokassaProblem(invoice, asFields(data['Receipt']));
	}
	return undefined;
}

function yookassaProblem(
	invoice: Invoice,
	receipt: Fields,
	orderInfo: OrderInfo | undefined,
): string | undefined {
	const customer = asFields(receipt['customer']);
	const { terms } = invoice;
	const forwarded =
		(terms.sendEmail && !!orderInfo?.email) || (terms.sendPhone && !!orderInfo?.phone_number);
	if (!isText(customer['email']) && !isText(customer['phone']) && !forwarded) {
		return 'Customer e-mail and phone number are not specified';
	}
	const items = receipt['items'];
	if (!Array.isArray(items) || items.length === 0) return 'Receipt is missing or illegal: no items';
	let sum = 0;
	for (const item of items.map(asFields)) {
		const amount = asFields(item['amount']);
		const minor = toMinor(amount['value']);
		const quantity = Number(item['quantity']);
		const vat = item['vat_code'];
		if (!isText(item['description']) || String(item['description']).length > 128) {
			return 'Receipt is missing or illegal: description of an item (1-128 characters)';
		}
		if (!(quantity > 0)) return 'Receipt is missing or illegal: quantity of an item';
		if (minor === undefined) return 'Receipt is missing or illegal: amount.value of an item';
		if (amount['currency'] !== terms.currency) {
			return 'Receipt is missing or illegal: amount.currency of an item';
		}
		if (typeof vat !== 'number' || !Number.isInteger(vat) || vat < 1 || vat > 12) {
			return 'Receipt is missing or illegal: vat_code of an item (1-12)';
		}
		sum += Math.round(minor * quantity);
	}
	return sum === invoice.total
		? undefined
		: 'Receipt is missing or illegal: its items do not add up to the payment';
}

function robokassaProblem(invoice: Invoice, receipt: Fields): string | undefined {
	const items = receipt['items'];
	if (!Array.isArray(items) || items.length === 0) return 'Receipt: items are missing';
	let sum = 0;
	for (const item of items.map(asFields)) {
		const minor = toMinor(item['sum']);
		if (!isText(item['name'])) return 'Receipt: an item has no name';
		if (!(Number(item['quantity']) > 0)) return 'Receipt: an item has no quantity';
		if (minor === undefined) return 'Receipt: an item has no valid sum';
		if (!isText(item['tax'])) return 'Receipt: an item has no tax';
		sum += minor;
	}
	return sum === invoice.total ? undefined : 'Receipt: its items do not add up to the payment';
}

/** Roubles with at most two decimals to kopecks. */
function toMinor(value: unknown): number | undefined {
	const found = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(String(value));
	return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : undefined;
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

const asFields = (value: unknown): Fields =>
	typeof value === 'object' && value !== null ? (value as Fields) : {};

function parse(text: string): Fields | undefined {
	if (text === '') return undefined;
	try {
		return asFields(JSON.parse(text) as unknown);
	} catch {
		return undefined;
	}
}
