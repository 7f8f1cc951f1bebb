import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from '../../shared/explain/nodeErrors';
import { failedItem } from '../../shared/n8n/failedItem';
import { BotApiRefusal } from '../../shared/transport/outcomes';
import { runPool } from '../../shared/transport/pool';
import { mayHaveHappened } from '../../shared/transport/retryPolicy';
import { createBulkRun } from './run/bulkRun';
import { groupItems, HeldBack, type ItemOutcome, runGroup, spreadOutcomes } from './run/groups';
import type { Operation } from './operation';
import { RESOURCES } from './resources';
import { CONCURRENCY_MAX } from './run/run.fields';

const DEFAULT_CONCURRENCY = 5;

/** `Resource` and `Operation` take no expressions, so the first item speaks for all. */
function findOperation(context: IExecuteFunctions): Operation {
	const resource = context.getNodeParameter('resource', 0);
	const operation = context.getNodeParameter('operation', 0);
	const found = RESOURCES[resource]?.operations[operation];
	if (!found) {
		const unknown = new Error(
			`There is no operation "${operation}" of "${resource}" in this version`,
		);
		throw toNodeError(context.getNode(), unknown);
	}
	return found;
}

function readConcurrency(context: IExecuteFunctions): number {
	// By itself: an expression of another option may fail, and that is its item's failure.
	const wanted = Number(context.getNodeParameter('options.concurrency', 0, DEFAULT_CONCURRENCY));
	return Math.min(wanted >= 1 ? wanted : DEFAULT_CONCURRENCY, CONCURRENCY_MAX);
}

/** `0-4, 7`: item numbers in short. */
function listRanges(indexes: readonly number[]): string {
	const ranges: Array<[number, number]> = [];
	for (const index of indexes) {
		const last = ranges.at(-1);
		if (last && last[1] === index - 1) last[1] = index;
		else ranges.push([index, index]);
	}
	return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

/** What became of an item, in the words of the error; also the order in which they are listed. */
const FATES = {
	done: 'carried out',
	unclear: 'may have been carried out',
	failed: 'failed',
	skipped: 'not started',
} as const;

function fateOf(outcome: ItemOutcome): keyof typeof FATES {
	if (outcome.status === 'failed' && outcome.error instanceof HeldBack) return 'skipped';
	return outcome.status === 'failed' && mayHaveHappened(outcome.error) ? 'unclear' : outcome.status;
}

/** Says what became of the other items of a run that stops, so that nothing is sent twice. */
function describeOthers(outcomes: readonly ItemOutcome[], failed: number): string {
	const others = outcomes.flatMap((outcome, item) =>
		item === failed ? [] : [{ item, fate: fateOf(outcome) }],
	);
	const groups = Object.entries(FATES).flatMap(([fate, words]) => {
		const items = others.filter((other) => other.fate === fate).map(({ item }) => item);
		return items.length === 0 ? [] : [`${words}: ${listRanges(items)}`];
	});
	const isUnclear = others.some(({ fate }) => fate === 'unclear');
	return [
		`The other items: ${groups.join('; ')}.`,
		isUnclear
			? 'Repeat those that failed or were not started; look first what became of those that may have been carried out.'
			: 'Repeat only those that failed or were not started.',
	].join(' ');
}

/** Ends the run with the first item that went wrong. */
function failWith(context: IExecuteFunctions, outcomes: readonly ItemOutcome[]): void {
	const index = outcomes.findIndex(
		(one) => one.status === 'failed' && !(one.error instanceof HeldBack),
	);
	const outcome = outcomes[index];
	if (outcome?.status !== 'failed') return;
	const error = toNodeError(context.getNode(), outcome.error, index);
	if (outcomes.length > 1) {
		const others = describeOthers(outcomes, index);
		error.description = [error.description, others].filter(Boolean).join('\n');
	}
	throw error;
}

function describeFailure(
	context: IExecuteFunctions,
	failure: unknown,
	index: number,
): INodeExecutionData {
	const error = toNodeError(context.getNode(), failure, index);
	const json = {
		error: error.message,
		...(failure instanceof BotApiRefusal ? { error_code: failure.errorCode } : {}),
		...(mayHaveHappened(failure) ? { may_have_happened: true } : {}),
		...(error.description ? { error_description: error.description } : {}),
	};
	return failedItem(context, json, error, index);
}

function toItems(
	context: IExecuteFunctions,
	outcome: ItemOutcome,
	index: number,
): INodeExecutionData[] {
	if (outcome.status === 'skipped') return [];
	if (outcome.status === 'failed') return [describeFailure(context, outcome.error, index)];
	const results = Array.isArray(outcome.value) ? outcome.value : [outcome.value];
	return results.map((json) => ({ json, pairedItem: { item: index } }));
}

/**
 * Runs the chosen operation for every input item, a few at a time; the output keeps their order. Items
 * that the operation does together count as one.
 */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const count = this.getInputData().length;
	if (count === 0) return [[]];
	const operation = findOperation(this);
	const run = createBulkRun(this);
	const groups = groupItems(this, operation, count);
	const results = await runPool(
		groups.length,
		async (group) => await runGroup(this, operation, (groups[group] ?? []).map(run.forItem)),
		{
			concurrency: readConcurrency(this),
			stopAtFirstFailure: !this.continueOnFail(),
			isCancelled: run.isCancelled,
		},
	);
	const outcomes = spreadOutcomes(groups, results);
	run.report();
	if (!this.continueOnFail()) failWith(this, outcomes);
	return [outcomes.flatMap((outcome, index) => toItems(this, outcome, index))];
}
