import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { isOn } from '../../../shared/input/values';

/** How many results a list gives. */
export const limitFields: INodeProperties[] = [
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
];

/** Reads {@link limitFields}: `Infinity` for all. @throws InvalidInputError below 1 */
export function readLimit(context: IExecuteFunctions, itemIndex: number): number {
	if (isOn(context.getNodeParameter('returnAll', itemIndex, false))) return Infinity;
	const limit = Number(context.getNodeParameter('limit', itemIndex, 50));
	if (!(limit >= 1)) refuseInput('Limit', 'must be 1 or more');
	return Math.floor(limit);
}
