import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { ProblemList } from '../../../shared/errors/problemList';
import { readMoment } from '../../../shared/input/moments';
import { readText } from '../../../shared/input/values';
import { limitFields, readLimit } from '../limit.fields';
import type { ItemRun } from '../operation';
import {
	type StarTransaction,
	type TransactionFilter,
	findTransactions,
	toTransactionRow,
} from './transactions';

const properties: INodeProperties[] = [
	...limitFields,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Transactions come oldest first; narrow them down here',
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
	{ show: { resource: ['star'], operation: ['getTransactions'] } },
	properties,
);

function readFilter(filters: IDataObject, timezone: string): TransactionFilter {
	const problems = new ProblemList();
	const after = problems.attempt(() => readMoment('After', filters.after, timezone));
	const before = problems.attempt(() => readMoment('Before', filters.before, timezone));
	const orderId = problems.attempt(() => readText('Order ID', filters.orderId));
	problems.throwIfAny();
	const { direction } = filters;
	return {
		...(after === undefined ? {} : { after }),
		...(before === undefined ? {} : { before }),
		...(orderId ? { orderId } : {}),
		...(direction === 'incoming' || direction === 'outgoing' ? { direction } : {}),
	};
}

/** Lists transactions (Bot API: getStarTransactions), one output item each. */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject[]> {
	const filters = this.getNodeParameter('filters', item.index, {}) as IDataObject;
	const filter = readFilter(filters, this.getTimezone());
	const limit = readLimit(this, item.index);
	const readPage = async (offset: number, count: number): Promise<StarTransaction[]> => {
		const parameters = { offset, limit: count };
		const page = await item.call<{ transactions: StarTransaction[] }>(
			'getStarTransactions',
			parameters,
		);
		return page.transactions;
	};
	return (await findTransactions(readPage, filter, limit)).map(toTransactionRow);
}
