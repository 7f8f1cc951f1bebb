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

	/** Takes over what was written before: members that fit, as the first to be forgotten. */
	addOlder(text: unknown): void {
		if (typeof text !== 'string' || text === this.text || text === this.seen) return;
		this.seen = text;
		const older = text.split(' ').filter((member) => member !== '' && !this.members.has(member));
		if (older.length === 0) return;
		const newer = [...this.members];
		this.members.clear();
		for (const member of [...older, ...newer].slice(-this.capacity)) this.members.add(member);
		this.isChanged = true;
	}

	/** All members, the oldest first, separated by blanks. */
	toText(): string {
		if (this.isChanged) this.text = [...this.members].join(' ');
		this.isChanged = false;
		return this.text;
	}
}
