import type { Change } from './types.js';

type Listener = (change: Change) => void;

const listeners = new Set<Listener>();
const statusListeners = new Set<(connected: boolean) => void>();
let source: EventSource | undefined;

function announce(change: Change): void {
	for (const listener of listeners) listener(change);
}

function connect(): void {
	source = new EventSource('/api/events');
	let lost = false;
	source.addEventListener('open', () => {
		for (const listener of statusListeners) listener(true);
		// Whatever happened while the connection was down is unknown: everything is read again.
		if (lost) announce({ type: 'reset' });
		lost = false;
	});
	source.addEventListener('error', () => {
		lost = true;
		for (const listener of statusListeners) listener(false);
	});
	source.addEventListener('change', (event) => {
		announce(JSON.parse((event as MessageEvent<string>).data) as Change);
	});
}

/** Calls `listener` for every change the sandbox reports; returns the way to stop it. */
export function onChange(listener: Listener): () => void {
	if (!source) connect();
	listeners.add(listener);
	return () => listeners.delete(listener);
}

/** Calls `listener` when the live connection is made (true) or lost (false). */
export function onConnection(listener: (connected: boolean) => void): () => void {
	statusListeners.add(listener);
	return () => statusListeners.delete(listener);
}
