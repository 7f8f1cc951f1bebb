import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client.js';
import { onChange } from '../api/live.js';
import type { JournalEntry } from '../api/types.js';

/** Lines kept on the page; the sandbox itself keeps more. */
const SHOWN = 200;

const isEntry = (value: unknown): value is JournalEntry =>
	typeof value === 'object' && value !== null && 'seq' in value;

/** The journal, newest first: read once, then followed live. */
export function useJournal(): JournalEntry[] {
	const [entries, setEntries] = useState<JournalEntry[]>([]);
	useEffect(() => {
		let over = false;
		const merge = (added: JournalEntry[]) =>
			setEntries((known) => {
				const all = new Map([...known, ...added].map((entry) => [entry.seq, entry]));
				return [...all.values()].sort((a, b) => b.seq - a.seq).slice(0, SHOWN);
			});
		const read = () =>
			api.journal().then(
				(found) => {
					if (!over) merge(found);
				},
				() => undefined,
			);
		const stop = onChange((change) => {
			if (change.type === 'reset') {
				setEntries([]);
				void read();
			}
			if (change.type === 'journal' && isEntry(change.entry)) merge([change.entry]);
		});
		void read();
		return () => {
			over = true;
			stop();
		};
	}, []);
	return entries;
}
