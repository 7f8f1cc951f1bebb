/** First in, first out, however many: `shift` of a long array moves all that is behind it. */
export class Queue<Item> {
	private items: Item[] = [];
	private head = 0;

	get length(): number {
		return this.items.length - this.head;
	}

	get first(): Item | undefined {
		return this.items[this.head];
	}

	push(item: Item): void {
		this.items.push(item);
	}

	shift(): Item | undefined {
		const item = this.first;
		if (this.length > 0) this.head += 1;
		// Half of it is gone: what is left moves once, so each item moves once on average.
		if (this.head * 2 > this.items.length) {
			this.items = this.items.slice(this.head);
			this.head = 0;
		}
		return item;
	}

	clear(): void {
		this.items = [];
		this.head = 0;
	}
}
