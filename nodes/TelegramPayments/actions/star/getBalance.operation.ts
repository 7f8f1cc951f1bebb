import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { isOn } from '../../../shared/input/values';
import type { ItemRun } from '../operation';
import { pageReader } from './getMany.operation';
import { forwards } from './ledger';
import { toTransactionRow } from './transactions';

const NANOSTARS = 1_000_000_000;

/** Payments may come while the list is read; so often it is read on. */
const MOST_ROUNDS = 3;

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['star'], operation: ['getBalance'] } },
	[
		{
			displayName: 'Compare with Transactions',
			name: 'compareWithTransactions',
			type: 'boolean',
			default: false,
			description:
				'Whether to add up all transactions and compare the sum with the balance. The node makes one call for each 100 transactions.',
		},
	],
);

/** Bot API: StarAmount. */
interface StarAmount {
	amount: number;
	nanostar_amount?: number;
}

/** Carries billionths over into whole Stars; both parts get the sign of the whole. */
function normalise(stars: number, nanostars: number): Required<StarAmount> {
	const carried = stars + Math.trunc(nanostars / NANOSTARS);
	const rest = nanostars % NANOSTARS;
	if (carried > 0 && rest < 0) return { amount: carried - 1, nanostar_amount: rest + NANOSTARS };
	if (carried < 0 && rest > 0) return { amount: carried + 1, nanostar_amount: rest - NANOSTARS };
	return { amount: carried || 0, nanostar_amount: rest || 0 };
}

/** Adds the ledger up and reads on while the balance is another one and the list grows. */
async function compare(item: ItemRun): Promise<IDataObject> {
	const readPage = pageReader(item);
	let count = 0;
	let stars = 0;
	let nanostars = 0;
	for (let round = 1; ; round++) {
		const known = count;
		for await (const page of forwards(readPage, count)) {
			for (const row of page.map(toTransactionRow)) {
				stars += Number(row.signed_amount);
				nanostars += Number(row.signed_nanostar_amount);
			}
			count += page.length;
		}
		const sum = normalise(stars, nanostars);
		const balance = await item.call<StarAmount>('getMyStarBalance');
		const { amount, nanostar_amount } = normalise(balance.amount, balance.nanostar_amount ?? 0);
		const isBalanced = sum.amount === amount && sum.nanostar_amount === nanostar_amount;
		const isLast = round === MOST_ROUNDS || (round > 1 && known === count);
		if (!isBalanced && !isLast) continue;
		return {
			amount,
			nanostar_amount,
			transaction_count: count,
			transactions_amount: sum.amount,
			transactions_nanostar_amount: sum.nanostar_amount,
			is_balanced: isBalanced,
		};
	}
}

/**
 * Reads the bot's balance (Bot API: getMyStarBalance), whole Stars and billionths of a Star; on request
 * with the sum of the ledger.
 */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	if (isOn(this.getNodeParameter('compareWithTransactions', item.index, false))) {
		return await compare(item);
	}
	const { amount, nanostar_amount = 0 } = await item.call<StarAmount>('getMyStarBalance');
	return { amount, nanostar_amount };
}
