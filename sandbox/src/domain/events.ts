import type { ChangeType } from '../schema/running.js';

/** A change that watchers (the customer's page, tests) are told of. */
export interface Change {
	type: ChangeType;
	[key: string]: unknown;
}

type Listener = (change: Change) => void;

/** Tells every listener of the changes it wants to hear of. */
export class Events {
	private readonly listeners = new Map<Listener, ReadonlySet<ChangeType> | undefined>();

	/** Starts listening, to all changes unless types are named; the returned function stops it. */
	listen(listener: Listener, types?: ReadonlySet<ChangeType>): () => void {
		this.listeners.set(listener, types);
		return () => this.listeners.delete(listener);
	}

	/** Whether anybody wants to hear of it; lets hot paths skip building changes. */
	isWatched(type: ChangeType): boolean {
		for (const types of this.listeners.values()) if (!types || types.has(type)) return true;
		return false;
	}

	emit(change: Change): void {
		for (const [listener, types] of this.listeners) {
			if (!types || types.has(change.type)) listener(change);
		}
	}
}
