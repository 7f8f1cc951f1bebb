import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/**
 * An output item for an input item that failed, in the shape that keeps its fields.
 *
 * n8n routes an item with `error` to the error output (n8n-core, `handleNodeErrorOutput`), but then
 * replaces the `json` of every item that still has `error` with `{ error: message }`
 * (`normalizeNodeErrors`). The routing copies only enumerable properties, so an `error` that is not
 * enumerable is seen by the first and gone before the second. Without an error output there is no
 * routing, and no `error` is set.
 *
 * @param json fields for the next node; `error` among them
 * @param error decides the output only; it never reaches the next node
 */
export function failedItem(
	context: Pick<IExecuteFunctions, 'getNode'>,
	json: IDataObject & { error: string },
	error: INodeExecutionData['error'],
	itemIndex: number,
): INodeExecutionData {
	const item: INodeExecutionData = { json, pairedItem: { item: itemIndex } };
	if (context.getNode().onError !== 'continueErrorOutput') return item;
	return Object.defineProperty(item, 'error', { value: error, enumerable: false });
}
