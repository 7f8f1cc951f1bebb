import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Outcome } from '../../../shared/transport/pool';
import type { ItemRun, Operation } from '../operation';

/** What became of one input item. */
export type ItemOutcome = Outcome<IDataObject | IDataObject[]>;

type GroupOutcome = Outcome<Array<IDataObject | IDataObject[]>>;

/** Some items of a group cannot be sent, so none of them was. */
export class ItemsRefused extends Error {
	constructor(
		/** What is wrong, by the number of the item. */
		readonly byItem: ReadonlyMap<number, unknown>,
	) {
		super('Items of the same call cannot be sent');
		this.name = 'ItemsRefused';
	}
}

/** Nothing is wrong with this item; another one of the same call is. */
export class HeldBack extends Error {
	constructor(cause: ItemsRefused) {
		const [wrong] = cause.byItem.keys();
		super(`Not sent, because item ${wrong} of the same call cannot be sent`);
		this.name = 'HeldBack';
	}
}

/** Puts the numbers of the items that are done together into one list each, by their first. */
export function groupItems(
	context: IExecuteFunctions,
	{ grouping }: Operation,
	count: number,
): number[][] {
	const indexes = Array.from({ length: count }, (_, index) => index);
	if (!grouping) return indexes.map((index) => [index]);
	const groups = new Map<string | number, number[]>();
	const keyOf = (index: number) => {
		try {
			return grouping.keyOf.call(context, index);
		} catch {
			// An expression that cannot be evaluated is told when the item's turn comes, as its own error.
			return undefined;
		}
	};
	for (const index of indexes) {
		const key = keyOf(index) ?? index;
		groups.set(key, [...(groups.get(key) ?? []), index]);
	}
	return [...groups.values()];
}

/** Does the items of one group; gives the output of each. */
export async function runGroup(
	context: IExecuteFunctions,
	{ execute, grouping }: Operation,
	items: readonly ItemRun[],
): Promise<Array<IDataObject | IDataObject[]>> {
	if (grouping) return await grouping.execute.call(context, items);
	return await Promise.all(items.map(async (item) => await execute.call(context, item)));
}

function outcomeOf(result: GroupOutcome, index: number, place: number): ItemOutcome {
	if (result.status === 'done') return { status: 'done', value: result.value[place] ?? [] };
	if (result.status === 'skipped' || !(result.error instanceof ItemsRefused)) return result;
	const error = result.error.byItem.get(index) ?? new HeldBack(result.error);
	return { status: 'failed', error };
}

/** What became of each item, in the order of the items. */
export function spreadOutcomes(
	groups: readonly number[][],
	results: readonly GroupOutcome[],
): ItemOutcome[] {
	const outcomes: ItemOutcome[] = [];
	groups.forEach((indexes, group) => {
		const result = results[group] ?? { status: 'skipped' };
		indexes.forEach((index, place) => (outcomes[index] = outcomeOf(result, index, place)));
	});
	return outcomes;
}
