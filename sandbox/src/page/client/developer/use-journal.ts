import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client.js';
import { onChange } from '../api/live.js';
import type { Change, JournalEntry } from '../api/types.js';

/** Lines kept on the page; the sandbox itself keeps more. */
const SHOWN = 200;

/** A change of type `journal` is the entry itself. */
const isEntry = (change: Change): change is Change & JournalEntry =>
	change.type === 'journal' && 'seq' in change;

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
			if (isEntry(change)) merge([change]);
		});
		void read();
		return () => {
			over = true;
			stop();
		};
	}, []);
	return entries;
}
