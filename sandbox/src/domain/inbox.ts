import type { Inbox, PendingUpdate } from './state.js';

/** Whether nobody is told of this update any more. */
export const isExpired = (update: PendingUpdate, now: number): boolean => now > update.expires;

/** Adds an update; its id is higher than those before it. */
export function addPending(inbox: Inbox, update: PendingUpdate): void {
	inbox.pending.set(update.id, update);
	if (inbox.soonest !== undefined && update.expires < inbox.soonest) {
		inbox.soonest = update.expires;
	}
}

/**
 * Forgets the updates whose time is over. They are of different life, so all are looked at; not before
 * the first of them can be over, or a full queue would be searched for every update.
 */
export function dropExpired(inbox: Inbox, now: number): void {
	if (inbox.soonest !== undefined && now <= inbox.soonest) return;
	let soonest = Infinity;
	for (const update of inbox.pending.values()) {
		if (isExpired(update, now)) inbox.pending.delete(update.id);
		else soonest = Math.min(soonest, update.expires);
	}
	inbox.soonest = soonest;
}

/** How many updates wait for the bot. */
export function countPending(inbox: Inbox, now: number): number {
	dropExpired(inbox, now);
	return inbox.pending.size;
}

/**
 * The id of the oldest update that waits. Ids rise by one, so it is found from where the last one was:
 * a map is slow to find its first entry once many before it are gone.
 */
export function oldestPending(inbox: Inbox): number | undefined {
	const { pending, nextUpdateId } = inbox;
	if (pending.size === 0) {
		inbox.oldest = nextUpdateId;
		return undefined;
	}
	let id = inbox.oldest ?? firstOf(pending.keys());
	while (id < nextUpdateId && !pending.has(id)) id += 1;
	inbox.oldest = id;
	return id;
}

/** Updates from an id on, in order. */
export function* pendingFrom(inbox: Inbox, from: number): Generator<PendingUpdate> {
	const oldest = oldestPending(inbox);
	if (oldest === undefined) return;
	for (let id = Math.max(oldest, from); id < inbox.nextUpdateId; id += 1) {
		const update = inbox.pending.get(id);
		if (update) yield update;
	}
}

function firstOf(ids: Iterable<number>): number {
	for (const id of ids) return id;
	return 0;
}
