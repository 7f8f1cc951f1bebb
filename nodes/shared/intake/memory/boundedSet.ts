/**
 * A set of short texts that forgets its oldest members beyond a size. Keeps the order of insertion,
 * and writes itself as one text: n8n wraps every entry of a list in static data, and a text is one.
 */
export class BoundedSet {
	private readonly members = new Set<string>();
	/** What was written and read last, so that the same text is not read again with each delivery. */
	private text = '';
	private seen = '';
	private isChanged = false;

	constructor(private readonly capacity: number) {}

	has(member: string): boolean {
		return this.members.has(member);
	}

	/** @param member without blanks */
	add(member: string): void {
		this.members.delete(member);
		this.members.add(member);
		this.isChanged = true;
		if (this.members.size > this.capacity) {
			const [oldest] = this.members;
			this.members.delete(oldest as string);
		}
	}

	/**
	 * Takes over what was written before, by this set or by another that goes on from the same. What
	 * follows the last member known here is newer than all that is known; the rest was forgotten here, or
	 * is older, and is the first to be forgotten.
	 */
	takeOver(text: unknown): void {
		if (typeof text !== 'string' || text === this.text || text === this.seen) return;
		this.seen = text;
		const written = text.split(' ').filter((member) => member !== '');
		const isUnknown = (member: string) => !this.members.has(member);
		const lastKnown = written.map(isUnknown).lastIndexOf(false);
		const end = lastKnown < 0 ? written.length : lastKnown + 1;
		const older = written.slice(0, end).filter(isUnknown);
		const newer = written.slice(end);
		if (older.length + newer.length === 0) return;
		const all = [...older, ...this.members, ...newer].slice(-this.capacity);
		this.members.clear();
		for (const member of all) this.members.add(member);
		this.isChanged = true;
	}

	/** All members, the oldest first, separated by blanks. */
	toText(): string {
		if (this.isChanged) this.text = [...this.members].join(' ');
		this.isChanged = false;
		return this.text;
	}
}
