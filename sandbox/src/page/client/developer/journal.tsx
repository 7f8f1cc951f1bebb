import { useState } from 'preact/hooks';
import { api } from '../api/client.js';
import type { JournalEntry } from '../api/types.js';
import { useResource } from '../hooks/use-resource.js';
import { titleOf } from '../session.js';
import { JournalRow } from './journal-row.js';
import { useJournal } from './use-journal.js';

/** Lines shown at once, of all that fit the filter. */
const SHOWN = 200;

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

/** Whether a line, or the bot it is about, holds what somebody looks for. */
const holds = (entry: JournalEntry, bot: string, wanted: string) =>
	wanted === '' || `${bot} ${JSON.stringify(entry)}`.toLowerCase().includes(wanted);

/** Every call, delivery and fault as it happens. */
export function Journal() {
	const entries = useJournal();
	const bots = useResource('journal bots', api.bots, ({ type }) => type === 'bot').data ?? [];
	const [filter, setFilter] = useState<Filter>('Events');
	const [search, setSearch] = useState('');
	const names = new Map(bots.map((bot) => [bot.id, titleOf(bot)]));
	const nameOf = ({ bot_id: id }: JournalEntry) =>
		id === undefined ? '' : (names.get(id) ?? `bot ${id}`);
	const wanted = search.trim().toLowerCase();
	const found = entries.filter(
		(entry) => FILTERS[filter](entry) && holds(entry, nameOf(entry), wanted),
	);
	return (
		<section class="drawer-section drawer-journal" aria-labelledby="journal-title">
			<div class="drawer-row">
				<h3 id="journal-title">Journal</h3>
				<div class="small-buttons" role="group" aria-label="Which lines">
					{(Object.keys(FILTERS) as Filter[]).map((name) => (
						<button
							key={name}
							type="button"
							class="small-button"
							data-testid="journal-filter"
							aria-pressed={name === filter}
							onClick={() => setFilter(name)}
						>
							{name}
						</button>
					))}
				</div>
			</div>
			<input
				type="search"
				class="journal-search"
				placeholder="Search methods, bots, texts, ids"
				aria-label="Search the journal"
				data-testid="journal-search"
				value={search}
				onInput={(event) => setSearch(event.currentTarget.value)}
				onKeyDown={(event) => {
					if (event.key !== 'Escape' || search === '') return;
					event.preventDefault();
					event.stopPropagation();
					setSearch('');
				}}
			/>
			{found.length === 0 && (
				<p class="hint" role="status">
					{entries.length === 0 ? 'Nothing happened yet.' : 'No line fits.'}
				</p>
			)}
			<ol class="journal" data-testid="journal">
				{found.slice(0, SHOWN).map((entry) => (
					<JournalRow key={entry.seq} entry={entry} bot={nameOf(entry)} />
				))}
			</ol>
		</section>
	);
}
