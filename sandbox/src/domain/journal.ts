import type { JournalEntry } from '../schema/running.js';

/** What happened, without its number and time. */
export type JournalRecord = Omit<JournalEntry, 'seq' | 'at'>;

const CAPACITY = 5_000;

/** The last entries, in a ring: memory stays bounded however long the sandbox runs. */
export class Journal {
	private readonly ring: JournalEntry[] = [];
	private count = 0;

	constructor(
		private readonly now: () => number,
		private readonly announce: (entry: JournalEntry) => void,
	) {}

	add(record: JournalRecord): void {
		this.count += 1;
		const entry: JournalEntry = {
			seq: this.count,
			at: new Date(this.now()).toISOString(),
			...record,
		};
		this.ring[(this.count - 1) % CAPACITY] = entry;
		this.announce(entry);
	}

	/**
	 * Entries after number `since`, oldest first, at most `limit`; and the number to go on from. A
	 * number that has not been reached is one from before a reset: reading begins anew.
	 */
	read(since = 0, limit = 1_000, botId?: number): { entries: JournalEntry[]; next: number } {
		const entries: JournalEntry[] = [];
		const oldest = Math.max(1, this.count - CAPACITY + 1);
		let next = Math.max(since > this.count ? 0 : since, oldest - 1);
		while (next < this.count && entries.length < limit) {
			next += 1;
			const entry = this.ring[(next - 1) % CAPACITY];
			if (entry && (botId === undefined || entry.bot_id === botId)) entries.push(entry);
		}
		return { entries, next };
	}
}
