import type { Change, ChangeType } from './types.js';

type Listener = (change: Change) => void;
type Following = (listener: Listener) => () => void;

const statusListeners = new Set<(connected: boolean) => void>();

/** A connection for changes of these types, kept as long as somebody listens. */
function follow(types: ChangeType[], onStatus: (connected: boolean) => void): Following {
	const listeners = new Set<Listener>();
	let source: EventSource | undefined;

	const announce = (change: Change) => {
		for (const listener of listeners) listener(change);
	};
	const connect = () => {
		const opened = new EventSource(`/api/events?types=${types.join(',')}`);
		opened.addEventListener('open', () => {
			onStatus(true);
			// Whatever happened before, or while the connection was down, is unknown: read it again.
			announce({ type: 'reset' });
		});
		opened.addEventListener('error', () => onStatus(false));
		opened.addEventListener('change', (event) => {
			announce(JSON.parse((event as MessageEvent<string>).data) as Change);
		});
		return opened;
	};
	return (listener) => {
		source ??= connect();
		listeners.add(listener);
		return () => {
			listeners.delete(listener);
			if (listeners.size > 0) return;
			source?.close();
			source = undefined;
		};
	};
}

/** Calls `listener` for every change but those of the journal; returns the way to stop it. */
export const onChange = follow(
	['message', 'checkout', 'chat', 'clock', 'reset', 'customer', 'bot', 'mini_app'],
	(connected) => {
		for (const listener of statusListeners) listener(connected);
	},
);

/** The same for lines of the journal, which are many: only the developer's drawer reads them. */
export const onJournal = follow(['journal', 'reset'], () => undefined);

/** Calls `listener` when the live connection is made (true) or lost (false). */
export function onConnection(listener: (connected: boolean) => void): () => void {
	statusListeners.add(listener);
	return () => statusListeners.delete(listener);
}

/** Whether a change can have altered what this person has or sees in their own chats. */
export const concerns = (change: Change, customerId: number | undefined): boolean =>
	change.type === 'customer' ||
	change['customer_id'] === customerId ||
	change['chat_id'] === customerId;
