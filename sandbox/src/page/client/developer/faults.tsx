import { useState } from 'preact/hooks';
import { api } from '../api/client.js';
import { onJournal } from '../api/live.js';
import { useResource } from '../hooks/use-resource.js';

const PRESETS = [
	{
		label: 'Refuse the next sendInvoice',
		fault: {
			scope: 'method',
			method: 'sendInvoice',
			kind: 'refuse',
			error_code: 500,
			description: 'Internal Server Error',
			count: 1,
		},
	},
	{
		label: 'Flood limit (429) on the next call',
		fault: { scope: 'method', kind: '429', retry_after: 3, count: 1 },
	},
	{
		label: 'Lose the next answerPreCheckoutQuery',
		fault: { scope: 'method', method: 'answerPreCheckoutQuery', kind: 'cut', count: 1 },
	},
	{
		label: 'Deliver the next message twice',
		fault: { scope: 'delivery', update_type: 'message', kind: 'duplicate', count: 1 },
	},
	{
		label: 'Delay the next delivery by 5 s',
		fault: { scope: 'delivery', kind: 'delay', delay_ms: 5_000, count: 1 },
	},
] as const;

const describe = ({ id: _id, ...fault }: Record<string, unknown>) =>
	Object.entries(fault)
		.filter(([, value]) => ['string', 'number'].includes(typeof value))
		.map(([key, value]) => (key === 'kind' || key === 'scope' ? value : `${key} ${value}`))
		.join(' · ');

/** Makes the sandbox misbehave on purpose, one call or delivery at a time. */
export function Faults() {
	const [error, setError] = useState<string | undefined>();
	const faults = useResource(
		'faults',
		api.faults,
		({ note }) => typeof note === 'string' && note.includes('fault-'),
		onJournal,
	);
	const run = (action: Promise<unknown>) =>
		void action.then(
			() => {
				setError(undefined);
				faults.reload();
			},
			(refusal: Error) => setError(refusal.message),
		);
	return (
		<details class="drawer-section" data-testid="faults">
			<summary>
				Faults{faults.data?.length ? <span class="tag tag-wrong">{faults.data.length}</span> : null}
			</summary>
			<div class="small-buttons">
				{PRESETS.map(({ label, fault }) => (
					<button
						key={label}
						type="button"
						class="small-button"
						data-testid="fault-preset"
						onClick={() => run(api.addFault(fault))}
					>
						{label}
					</button>
				))}
			</div>
			<ul class="faults">
				{faults.data?.map((fault) => (
					<li key={fault.id}>{describe(fault)}</li>
				))}
			</ul>
			{Boolean(faults.data?.length) && (
				<button type="button" class="small-button" onClick={() => run(api.clearFaults())}>
					Remove all
				</button>
			)}
			{error && <p class="field-note">{error}</p>}
		</details>
	);
}
