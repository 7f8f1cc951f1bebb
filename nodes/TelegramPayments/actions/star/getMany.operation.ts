import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { ProblemList } from '../../../shared/errors/problemList';
import { readMoment } from '../../../shared/input/moments';
import { readText } from '../../../shared/input/values';
import { limitFields, readLimit } from '../fields/limit.fields';
import type { ItemRun } from '../operation';
import type { ReadPage } from './ledger';
import type { StarTransaction } from './starTransaction';
import { type TransactionFilter, findTransactions, toTransactionRow } from './transactions';

const properties: INodeProperties[] = [
	...limitFields,
	{
		displayName: 'Order',
		name: 'order',
		type: 'options',
		default: 'newest',
		options: [
			{ name: 'Newest First', value: 'newest' },
			{ name: 'Oldest First', value: 'oldest' },
		],
		description:
			'Which transactions come first. With a limit, the node returns the first ones only.',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			{
				displayName: 'After',
				name: 'after',
				type: 'dateTime',
				default: '',
				description:
					'Only transactions from this moment on, in the timezone of the workflow unless it names another. A Unix timestamp works too.',
			},
			{
				displayName: 'Before',
				name: 'before',
				type: 'dateTime',
				default: '',
				description:
					'Only transactions before this moment, in the timezone of the workflow unless it names another. A Unix timestamp works too.',
			},
			{
				displayName: 'Direction',
				name: 'direction',
				type: 'options',
				default: 'incoming',
				options: [
					{ name: 'Incoming', value: 'incoming', description: 'Stars the bot received' },
					{
						name: 'Outgoing',
						value: 'outgoing',
						description: 'Refunds, gifts, withdrawals, and other Stars the bot spent',
					},
				],
			},
			{
				displayName: 'Order ID',
				name: 'orderId',
				type: 'string',
				default: '',
				description: 'Only the payments and refunds of this order',
			},
		],
	},
];

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['star'], operation: ['getMany'] } },
	properties,
);

function readFilter(filters: IDataObject, timezone: string, order: unknown): TransactionFilter {
	const problems = new ProblemList();
	const after = problems.attempt(() => readMoment('After', filters.after, timezone));
	const before = problems.attempt(() => readMoment('Before', filters.before, timezone));
	const orderId = problems.attempt(() => readText('Order ID', filters.orderId));
	problems.throwIfAny();
	const { direction } = filters;
	return {
		order: order === 'oldest' ? 'oldest' : 'newest',
		...(after === undefined ? {} : { after }),
		...(before === undefined ? {} : { before }),
		...(orderId ? { orderId } : {}),
		...(direction === 'incoming' || direction === 'outgoing' ? { direction } : {}),
	};
}

/** Reads pages of the ledger (Bot API: getStarTransactions). */
export function pageReader(item: ItemRun): ReadPage {
	return async (offset, limit) => {
		const page = await item.call<{ transactions: StarTransaction[] }>('getStarTransactions', {
			offset,
			limit,
		});
		return page.transactions;
	};
}

/** Lists transactions (Bot API: getStarTransactions), one output item each. */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject[]> {
	const filters = this.getNodeParameter('filters', item.index, {}) as IDataObject;
	const order = this.getNodeParameter('order', item.index, 'newest');
	const filter = readFilter(filters, this.getTimezone(), order);
	const limit = readLimit(this, item.index);
	return (await findTransactions(pageReader(item), filter, limit)).map(toTransactionRow);
}
