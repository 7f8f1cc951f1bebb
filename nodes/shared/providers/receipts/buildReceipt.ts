import { refuseInput } from '../../errors/inputErrors';
import { isRecord, readList } from '../../input/lists';
import { RECEIPT_LABEL, type ReceiptContext, type TypedItem } from './lines';
import type { BuiltReceipt } from './parts';
import { buildRobokassaReceipt } from './robokassa';
import { buildYooKassaReceipt } from './yooKassa';

type Typed = Record<string, unknown>;

const ITEMS = `${RECEIPT_LABEL}, Items`;

/**
 * Finds the goods: typed one by one (`{ items: { item: [...] } }`), or a list from an expression
 * (`itemsJson`).
 */
function unpack(form: Typed): Typed & { items: TypedItem[] } {
	const typed = readList(ITEMS, form.items, 'item');
	if ('itemsJson' in form && (form.itemsJson === undefined || form.itemsJson === null)) {
		refuseInput(
			`${ITEMS} (JSON)`,
			'is empty. Remove the expression to list the lines of the invoice',
		);
	}
	const listed = readList(`${ITEMS} (JSON)`, form.itemsJson, 'item');
	if (typed.length > 0 && listed.length > 0) {
		refuseInput(`${ITEMS} (JSON)`, 'and "Items" say the same thing. Remove one of them');
	}
	const items = [...typed, ...listed];
	const odd = items.findIndex((item) => !isRecord(item));
	if (odd >= 0) {
		refuseInput(ITEMS, `entry ${odd + 1} must have a name and an amount`);
	}
	return { ...form, items: items.filter(isRecord) };
}

/**
 * Turns the parameter `receipt` of an invoice into `provider_data`.
 *
 * @param parameter the editor's value: `{ yooKassa: {...} }` or `{ robokassa: {...} }`
 * @returns `undefined` when no receipt was added
 * @throws InvalidInputError with everything that is wrong, by the labels of the editor
 */
export function buildReceipt(
	parameter: unknown,
	context: ReceiptContext,
): BuiltReceipt | undefined {
	if (!isRecord(parameter)) return undefined;
	const { yooKassa, robokassa } = parameter;
	if (isRecord(yooKassa) && isRecord(robokassa)) {
		refuseInput(
			RECEIPT_LABEL,
			'has a receipt for YooKassa and one for Robokassa. Remove one of them',
		);
	}
	if (isRecord(yooKassa)) return buildYooKassaReceipt(unpack(yooKassa), context);
	if (isRecord(robokassa)) return buildRobokassaReceipt(unpack(robokassa), context);
	return undefined;
}
