import { useState } from 'preact/hooks';
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

/** What went over the wire, as text; parameters that are JSON themselves are shown as such. */
function readable(value: unknown): unknown {
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, readable(one)]));
	}
	if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
	try {
		return JSON.parse(value) as unknown;
	} catch {
		return value;
	}
}

const textOf = (value: unknown) => {
	const shown = readable(value);
	return typeof shown === 'string' ? shown : JSON.stringify(shown, null, 2);
};

function Side({ title, value }: { title: string; value: unknown }) {
	const isEmpty = value === undefined || value === '';
	return (
		<div class="entry-side">
			<h4>{title}</h4>
			<pre tabIndex={0} aria-label={title}>
				{isEmpty ? '—' : textOf(value)}
			</pre>
		</div>
	);
}

/** One line of the journal; opens to show what was asked and what was answered. */
export function JournalRow({ entry, bot }: { entry: JournalEntry; bot: string }) {
	const [open, setOpen] = useState(false);
	const retried = (entry.attempt ?? 1) > 1;
	const text = [entry.description, entry.note].filter(Boolean).join(' · ');
	return (
		<li class={entry.ok ? 'entry' : 'entry entry-wrong'} data-testid="journal-entry">
			<details onToggle={(event) => setOpen(event.currentTarget.open)}>
				<summary>
					<span class="entry-arrow" title={KINDS[entry.kind] ?? entry.kind}>
						{ARROWS[entry.kind] ?? '•'}
					</span>
					<span class="entry-name">{nameOf(entry)}</span>
					{bot && (
						<span class="entry-bot ellipsis" data-testid="entry-bot">
							{bot}
						</span>
					)}
					{entry.via && <span class="tag">{entry.via}</span>}
					{retried && <span class="tag tag-wrong">attempt {entry.attempt}</span>}
					<span class={entry.ok ? 'tag tag-good' : 'tag tag-wrong'}>
						{entry.status ?? (entry.ok ? 'ok' : 'failed')}
					</span>
					<span class="entry-ms">
						{entry.duration_ms === undefined ? '' : `${Math.round(entry.duration_ms)} ms`}
					</span>
					<span class="entry-time">{formatPrecise(entry.at)}</span>
					{text && <span class="entry-text">{text}</span>}
				</summary>
				{open && (
					<div class="entry-sides" data-testid="entry-sides">
						<Side title="Request" value={entry.parameters} />
						<Side title="Response" value={entry.answer} />
					</div>
				)}
			</details>
		</li>
	);
}
