import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { limitFields, readLimit } from '../fields/limit.fields';
import type { ItemRun } from '../operation';
import { type Gift, toGiftRow } from './gifts';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['gift'], operation: ['getMany'] } },
	limitFields,
);

/** Lists the gifts a bot can send (Bot API: getAvailableGifts), one output item each. */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject[]> {
	const limit = readLimit(this, item.index);
	const { gifts } = await item.call<{ gifts: Gift[] }>('getAvailableGifts');
	return gifts.slice(0, limit).map(toGiftRow);
}
