import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client.js';
import { onJournal } from '../api/live.js';
import type { Change, JournalEntry } from '../api/types.js';

/** As many as the sandbox itself keeps. */
const KEPT = 5_000;
/** A busy bot writes hundreds of lines a second: they are shown some at a time. */
const TOGETHER_MS = 100;

/** A change of type `journal` is the entry itself. */
const isEntry = (change: Change): change is Change & JournalEntry =>
	change.type === 'journal' && 'seq' in change;

/** Puts entries, newest first, in front of those that are known. */
function merge(known: JournalEntry[], added: JournalEntry[]): JournalEntry[] {
	const newest = known[0]?.seq ?? 0;
	if (added.every(({ seq }) => seq > newest)) return [...added, ...known].slice(0, KEPT);
	const all = new Map([...known, ...added].map((entry) => [entry.seq, entry]));
	return [...all.values()].sort((a, b) => b.seq - a.seq).slice(0, KEPT);
}

/** The journal, newest first: read when the connection is made, then followed live. */
export function useJournal(): JournalEntry[] {
	const [entries, setEntries] = useState<JournalEntry[]>([]);
	useEffect(() => {
		let over = false;
		let waiting: JournalEntry[] = [];
		let timer: ReturnType<typeof setTimeout> | undefined;
		const read = () =>
			api.journal().then(
				(found) => {
					if (!over) setEntries((known) => merge(known, found.reverse()));
				},
				() => undefined,
			);
		const show = () => {
			const added = waiting.reverse();
			waiting = [];
			timer = undefined;
			setEntries((known) => merge(known, added));
		};
		const stop = onJournal((change) => {
			if (change.type === 'reset') {
				waiting = [];
				setEntries([]);
				void read();
			} else if (isEntry(change)) {
				waiting.push(change);
				timer ??= setTimeout(show, TOGETHER_MS);
			}
		});
		return () => {
			over = true;
			clearTimeout(timer);
			stop();
		};
	}, []);
	return entries;
}
