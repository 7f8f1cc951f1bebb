import type { JournalEntry } from '../api/types.js';
import { formatPrecise } from '../lib/time.js';

/** Which way something went: the bot called us, we called the bot, or neither. */
const ARROWS: Record<string, string> = { call: '→', delivery: '←' };

const KINDS: Record<string, string> = {
	call: 'Call of the bot',
	delivery: 'Delivery to the bot',
};

const nameOf = (entry: JournalEntry) =>
	(entry.kind === 'delivery' ? entry.update_type : entry.method) ??
	entry.method ??
	entry.update_type ??
	entry.kind;

/** Deliveries are recorded as the text that went over the wire. */
function readable(parameters: unknown): unknown {
	if (typeof parameters !== 'string') return parameters;
	try {
		return JSON.parse(parameters);
	} catch {
		return parameters;
	}
}

/** One line of the journal; opens to show what was sent. */
export function JournalRow({ entry }: { entry: JournalEntry }) {
	const retried = (entry.attempt ?? 1) > 1;
	const details = {
		...(entry.bot_id !== undefined && { bot_id: entry.bot_id }),
		...(entry.update_id !== undefined && { update_id: entry.update_id }),
		...(entry.parameters !== undefined && { parameters: readable(entry.parameters) }),
	};
	return (
		<li class={entry.ok ? 'entry' : 'entry entry-wrong'} data-testid="journal-entry">
			<details>
				<summary>
					<span class="entry-arrow" title={KINDS[entry.kind] ?? entry.kind}>
						{ARROWS[entry.kind] ?? '•'}
					</span>
					<span class="entry-name">{nameOf(entry)}</span>
					{entry.via && <span class="tag">{entry.via}</span>}
					{retried && <span class="tag tag-wrong">attempt {entry.attempt}</span>}
					<span class={entry.ok ? 'tag tag-good' : 'tag tag-wrong'}>
						{entry.status ?? (entry.ok ? 'ok' : 'failed')}
					</span>
					<span class="entry-ms">
						{entry.duration_ms === undefined ? '' : `${Math.round(entry.duration_ms)} ms`}
					</span>
					<span class="entry-time">{formatPrecise(entry.at)}</span>
					{entry.note && <span class="entry-text entry-note">{entry.note}</span>}
					{entry.description && <span class="entry-text">{entry.description}</span>}
				</summary>
				<pre tabIndex={0}>{JSON.stringify(details, null, 2)}</pre>
			</details>
		</li>
	);
}
