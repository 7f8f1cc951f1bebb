/** A change that watchers (the customer's page, tests) are told of. */
export interface Change {
	type:
		| 'message'
		| 'checkout'
		| 'journal'
		| 'chat'
		| 'clock'
		| 'reset'
		| 'customer'
		| 'bot'
		| 'mini_app';
	[key: string]: unknown;
}

type Listener = (change: Change) => void;

/** Tells every listener of every change. */
export class Events {
	private readonly listeners = new Set<Listener>();

	/** Starts listening; the returned function stops it. */
	listen(listener: Listener): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	/** Whether anybody listens; lets hot paths skip building changes. */
	get watched(): boolean {
		return this.listeners.size > 0;
	}

	emit(change: Change): void {
		for (const listener of this.listeners) listener(change);
	}
}
