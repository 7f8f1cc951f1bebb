import { InvalidInputError } from '../../../nodes/shared/errors/inputErrors';
import { buildReceipt } from '../../../nodes/shared/providers/receipts/buildReceipt';
import type { ReceiptContext } from '../../../nodes/shared/providers/receipts/lines';

/** An invoice over 399.50 roubles in two lines. */
export const context = (changes: Partial<ReceiptContext> = {}): ReceiptContext => ({
	currency: 'RUB',
	unit: 'major',
	prices: [
		{ label: 'Кружка', amount: 29_900 },
		{ label: 'Доставка', amount: 10_050 },
	],
	...changes,
});

/** The problems in `field: message` form; empty when it was built. */
export function problemsOf(parameter: unknown, changes: Partial<ReceiptContext> = {}): string[] {
	try {
		buildReceipt(parameter, context(changes));
		return [];
	} catch (error) {
		if (!(error instanceof InvalidInputError)) throw error;
		return error.problems.map(({ field, message }) => `${field}: ${message}`);
	}
}

/** Typed goods in the editor's form. */
export const items = (...item: Array<Record<string, unknown>>) => ({ items: { item } });
