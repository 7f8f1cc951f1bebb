import type { Inbox, PendingUpdate } from './state.js';

/** Whether nobody is told of this update any more. */
export const isExpired = (update: PendingUpdate, now: number): boolean => now > update.expires;

/** Forgets the updates whose time is over; they are of different life, so all are looked at. */
export function dropExpired({ pending }: Inbox, now: number): void {
	for (const update of pending.values()) if (isExpired(update, now)) pending.delete(update.id);
}

/** How many updates wait for the bot. */
export function countPending(inbox: Inbox, now: number): number {
	dropExpired(inbox, now);
	return inbox.pending.size;
}
