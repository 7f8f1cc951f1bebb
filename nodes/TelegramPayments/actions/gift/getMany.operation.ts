import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import type { ItemRun } from '../operation';
import { type Gift, toGiftRow } from './gifts';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['gift'], operation: ['getMany'] } },
	[
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			displayOptions: { show: { returnAll: [false] } },
			description: 'Max number of results to return',
		},
	],
);

/** Lists the gifts a bot can send (Bot API: getAvailableGifts), one output item each. */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject[]> {
	const { gifts } = await item.call<{ gifts: Gift[] }>('getAvailableGifts');
	const all = this.getNodeParameter('returnAll', item.index, false) === true;
	const limit = all ? gifts.length : Number(this.getNodeParameter('limit', item.index, 50));
	return gifts.slice(0, limit).map(toGiftRow);
}
