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

	delete(member: T): void {
		this.members.delete(member);
	}

	toArray(): T[] {
		return [...this.members];
	}
}
