import { useState } from 'preact/hooks';
import type { JournalEntry } from '../api/types.js';
import { JournalRow } from './journal-row.js';
import { useJournal } from './use-journal.js';

const FILTERS = {
	// A polling bot asks all the time; that it asked says nothing, what it got is a line of its own.
	Events: (entry: JournalEntry) => entry.method !== 'getUpdates' || !entry.ok,
	Payments: (entry: JournalEntry) =>
		/invoice|checkout|shipping|payment|refund|star|pre_checkout|subscription/i.test(
			`${entry.kind} ${entry.method ?? ''} ${entry.update_type ?? ''}`,
		),
	Problems: (entry: JournalEntry) => !entry.ok,
	All: () => true,
} satisfies Record<string, (entry: JournalEntry) => boolean>;

type Filter = keyof typeof FILTERS;

/** Every call, delivery and fault as it happens. */
export function Journal() {
	const entries = useJournal();
	const [filter, setFilter] = useState<Filter>('Events');
	const shown = entries.filter(FILTERS[filter]);
	return (
		<section class="drawer-section drawer-journal" aria-labelledby="journal-title">
			<div class="drawer-row">
				<h3 id="journal-title">Journal</h3>
				<div class="small-buttons">
					{(Object.keys(FILTERS) as Filter[]).map((name) => (
						<button
							key={name}
							type="button"
							class="small-button"
							aria-pressed={name === filter}
							onClick={() => setFilter(name)}
						>
							{name}
						</button>
					))}
				</div>
			</div>
			{shown.length === 0 && <p class="hint">Nothing happened yet.</p>}
			<ol class="journal" data-testid="journal">
				{shown.map((entry) => (
					<JournalRow key={entry.seq} entry={entry} />
				))}
			</ol>
		</section>
	);
}
