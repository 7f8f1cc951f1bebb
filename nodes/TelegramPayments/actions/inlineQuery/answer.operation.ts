import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { InvalidInputError } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import { INLINE_RESULTS_MAX } from '../../../shared/telegram/limits';
import { readTextId } from '../../../shared/telegram/identifiers';
import { ItemsRefused } from '../run/groups';
import type { Grouping, ItemRun } from '../operation';
import { readOrderId } from '../invoice/orderId';
import { answerOptionsField, readAnswerOptions } from './answerOptions';
import { type ReadResult, readResult } from './readResult';
import { resultFields } from './result.fields';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['inlineQuery'], operation: ['answer'] } },
	[
		{
			displayName:
				'Each item is one result. Items with the same query are sent as one answer, in their order. Everyone in the chat can pay such an invoice, as often as they like. Each payment record names its buyer.',
			name: 'inlineNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Inline Query ID',
			name: 'inlineQueryId',
			type: 'string',
			required: true,
			default: '={{ $json.inline_query_id }}',
			description: 'ID of the query: inline_query_id of the event Inline Query',
		},
		...resultFields({
			name: 'Nothing',
			value: 'none',
			description: 'No result. The list stays empty if no other item has one.',
		}),
		answerOptionsField,
	],
);

/**
 * Telegram does not say how long it waits; answers after 10 seconds have been seen to fail, so all
 * attempts are over before. Milliseconds.
 */
const ANSWER_WITHIN = { deadlineMs: 9_000 } as const;

interface ItemResult extends ReadResult {
	item: ItemRun;
	options: IDataObject;
}

async function readItem(context: IExecuteFunctions, item: ItemRun): Promise<ItemResult> {
	const typed = context.getNodeParameter('answerOptions', item.index, {}) as IDataObject;
	const problems = new ProblemList();
	const options = problems.attempt(() => readAnswerOptions(typed));
	const result = await problems.attemptAsync(async () => await readResult(context, item));
	if (!options || !result) throw problems.toError();
	return { item, options, ...result };
}

const refusal = (field: string, message: string): InvalidInputError =>
	new InvalidInputError([{ field, message }]);

/** What is wrong with an item only beside the others of its answer. */
function* findConflicts(items: readonly ItemResult[]): Generator<[number, InvalidInputError]> {
	const [first] = items;
	const owners = new Map<string, number>();
	let results = 0;
	for (const { item, options, result, hasOwnId, isPersonal } of items) {
		if (JSON.stringify(options) !== JSON.stringify(first?.options)) {
			const message = `must be the same for all items of one answer, and those of item ${first?.item.index} are others`;
			yield [item.index, refusal('Answer Options', message)];
		}
		if (isPersonal && options.is_personal === false) {
			const message = 'cannot be used with "Share Between People": others would see this invoice';
			yield [item.index, refusal('Payer User ID', message)];
		}
		if (!result) continue;
		if (++results === INLINE_RESULTS_MAX + 1) {
			const message =
				'is the 51st of this answer, and Telegram accepts 50. Send the rest with "Next Offset" when the user scrolls';
			yield [item.index, refusal('Result', message)];
		}
		const owner = owners.get(result.id);
		if (hasOwnId && owner !== undefined) {
			const message = `is that of item ${owner} too. Each result of an answer needs its own`;
			yield [item.index, refusal('Result ID', message)];
		}
		if (hasOwnId) owners.set(result.id, item.index);
	}
}

/** Results that share an order ID still need IDs of their own; the typed ones stay as they are. */
function separateIds(items: readonly ItemResult[]): void {
	const taken = new Set(items.filter(({ hasOwnId }) => hasOwnId).map(({ result }) => result?.id));
	for (const { result, hasOwnId } of items) {
		if (!result || hasOwnId) continue;
		if (taken.has(result.id)) result.id = readOrderId('');
		taken.add(result.id);
	}
}

/** @throws ItemsRefused when there is anything wrong with any of the items */
async function readItems(
	context: IExecuteFunctions,
	items: readonly ItemRun[],
): Promise<ItemResult[]> {
	const settled = await Promise.allSettled(
		items.map(async (item) => await readItem(context, item)),
	);
	const wrong = settled.flatMap((one, place) =>
		one.status === 'rejected' ? [[items[place]?.index ?? 0, one.reason] as const] : [],
	);
	if (wrong.length > 0) throw new ItemsRefused(new Map(wrong));
	const read = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
	const conflicts = new Map<number, unknown>();
	for (const [index, error] of findConflicts(read)) {
		if (!conflicts.has(index)) conflicts.set(index, error);
	}
	if (conflicts.size > 0) throw new ItemsRefused(conflicts);
	separateIds(read);
	return read;
}

const readQueryId = (context: IExecuteFunctions, itemIndex: number): string =>
	readTextId(
		'Inline Query ID',
		context.getNodeParameter('inlineQueryId', itemIndex, ''),
		'inline_query_id of the event Inline Query',
	);

async function executeGroup(
	this: IExecuteFunctions,
	items: readonly ItemRun[],
): Promise<IDataObject[]> {
	const [first] = items;
	if (!first) return [];
	const inline_query_id = readQueryId(this, first.index);
	const read = await readItems(this, items);
	const results = read.flatMap(({ result }) => (result ? [result] : []));
	const about = read.length === 1 ? read[0]?.about : undefined;
	await first.call<boolean>(
		'answerInlineQuery',
		{ inline_query_id, results, ...read[0]?.options },
		{ ...ANSWER_WITHIN, ...(about ? { about } : {}) },
	);
	return read.map(({ result, order }) => ({
		inline_query_id,
		result_id: result?.id ?? null,
		result_type: result?.type ?? null,
		...order,
		results: results.length,
	}));
}

/** All results of one query are one answer (Bot API: answerInlineQuery). */
export const grouping: Grouping = {
	keyOf(index) {
		const id = this.getNodeParameter('inlineQueryId', index, '') as unknown;
		return id ? String(id) : undefined;
	},
	execute: executeGroup,
};

/** Answers a query with one result. */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject[]> {
	return await executeGroup.call(this, [item]);
}
