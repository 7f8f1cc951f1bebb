/** A set that forgets its oldest members beyond a size. Keeps the order of insertion. */
export class BoundedSet<T> {
	private readonly members = new Set<T>();

	constructor(private readonly capacity: number) {}

	has(member: T): boolean {
		return this.members.has(member);
	}

	add(member: T): void {
		this.members.delete(member);
		this.members.add(member);
		if (this.members.size > this.capacity) {
			const [oldest] = this.members;
			this.members.delete(oldest as T);
		}
	}

	/** Takes over members from before: those that fit, as the first to be forgotten. */
	addOlder(members: readonly T[]): void {
		const older = members.filter((member) => !this.members.has(member));
		if (older.length === 0) return;
		const newer = this.toArray();
		this.members.clear();
		for (const member of [...older, ...newer].slice(-this.capacity)) this.members.add(member);
	}

	toArray(): T[] {
		return [...this.members];
	}
}
