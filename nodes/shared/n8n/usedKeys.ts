import type { ICheckProcessedOptions, IExecuteFunctions } from 'n8n-workflow';
import { sleep } from 'n8n-workflow';
import { nodeKey } from './nodeKey';

/**
 * Keys that a node has used, in n8n's own store of processed items: it outlives runs and restarts, and
 * belongs to this node of this workflow (n8n 2.41.1, `deduplication/deduplication-helper.js`).
 *
 * n8n reads that store, changes it and writes it back as a whole, without a lock. So what one process does
 * goes one after the other here, and what another process wrote meanwhile is noticed by looking again.
 */
const OPTIONS: ICheckProcessedOptions = { mode: 'entries' };

/** Between noting a key and looking whether the note is still there. Milliseconds. */
const SETTLE_MS = 50;
const SETTLE_SPREAD_MS = 100;

/** Rounds until a store that others change all the time counts as unusable. */
const MOST_ROUNDS = 10;

/**
 * `free`: nobody has used the key, and now it is noted. `done`: what it stands for has been done.
 * `open`: it was begun, and nobody knows how it ended.
 */
export type KeyState = 'free' | 'done' | 'open';

const used = (key: string): string => `used:${key}`;
const open = (key: string): string => `open:${key}`;
const settled = (key: string): string => `settled:${key}`;

const turns = new Map<string, Promise<unknown>>();

/** Runs work of one node one after the other. */
async function inTurn<T>(context: IExecuteFunctions, work: () => Promise<T>): Promise<T> {
	const place = nodeKey(context);
	const turn = (turns.get(place) ?? Promise.resolve()).then(work, work);
	turns.set(place, turn);
	try {
		return await turn;
	} finally {
		if (turns.get(place) === turn) turns.delete(place);
	}
}

/** Notes values; gives those that were not there before. */
async function note(context: IExecuteFunctions, values: string[]): Promise<Set<string>> {
	const { new: fresh } = await context.helpers.checkProcessedAndRecord(values, 'node', OPTIONS);
	return new Set(fresh.map(String));
}

async function remove(context: IExecuteFunctions, values: string[]): Promise<void> {
	await context.helpers.removeProcessed(values, 'node', OPTIONS);
}

/** Looks again after a moment, until the note is there to stay; another process may have been faster. */
async function settle(context: IExecuteFunctions, key: string): Promise<KeyState> {
	let isOwn = false;
	for (let round = 1; round <= MOST_ROUNDS; round++) {
		await sleep(SETTLE_MS + Math.floor(Math.random() * SETTLE_SPREAD_MS));
		const fresh = await note(context, [used(key), open(key), settled(key)]);
		if (!isOwn && !fresh.has(settled(key))) return 'open';
		isOwn = true;
		if (!fresh.has(used(key)) && !fresh.has(open(key))) return 'free';
	}
	throw new Error('n8n does not keep the key: its store of processed items changes all the time');
}

/**
 * Notes a key before what it stands for is begun. Any failure in between leaves it `open`: the safe side.
 *
 * @throws what n8n's store throws, for example when the workflow has not been saved
 */
export async function useKey(context: IExecuteFunctions, key: string): Promise<KeyState> {
	return await inTurn(context, async () => {
		if (!(await note(context, [open(key)])).has(open(key))) return 'open';
		if ((await note(context, [used(key)])).has(used(key))) return await settle(context, key);
		await remove(context, [open(key)]);
		return 'done';
	});
}

/** What the key stands for has been done. */
export async function closeKey(context: IExecuteFunctions, key: string): Promise<void> {
	await inTurn(context, async () => await remove(context, [open(key), settled(key)]));
}

/** It has certainly not been done: the key may be used again. */
export async function freeKey(context: IExecuteFunctions, key: string): Promise<void> {
	await inTurn(context, async () => await remove(context, [used(key), open(key), settled(key)]));
}
