import { isRecord } from '../../input/lists';
import type { ReceiptContext, TypedItem } from './lines';
import type { BuiltReceipt } from './parts';
import { buildRobokassaReceipt } from './robokassa';
import { buildYooKassaReceipt } from './yooKassa';

type Typed = Record<string, unknown>;

/** Opens the editor's nested collection: `{ items: { item: [...] } }` becomes `{ items: [...] }`. */
function unpack(form: Typed): Typed & { items: TypedItem[] } {
	const list = isRecord(form.items) ? form.items.item : undefined;
	return { ...form, items: Array.isArray(list) ? list.filter(isRecord) : [] };
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
	if (isRecord(yooKassa)) return buildYooKassaReceipt(unpack(yooKassa), context);
	if (isRecord(robokassa)) return buildRobokassaReceipt(unpack(robokassa), context);
	return undefined;
}
