import { useState } from 'preact/hooks';
import { api } from '../api/client.js';
import { useClock, useTick } from '../hooks/use-clock.js';
import { formatMoment } from '../lib/time.js';

const SECOND = 1_000;
const JUMPS = [
	{ label: '+10 s', ms: 10 * SECOND },
	{ label: '+150 s', ms: 150 * SECOND },
	{ label: '+24 h', ms: 24 * 3600 * SECOND },
	{ label: '+30 days', ms: 30 * 24 * 3600 * SECOND },
];

/** Shows the sandbox's clock, lets it jump and stand still. */
export function ClockControls() {
	const clock = useClock();
	useTick(500);
	const [error, setError] = useState<string | undefined>();
	const change = (to: { advance_ms?: number; frozen?: boolean }) =>
		void api.setClock(to).then(
			() => setError(undefined),
			(refusal: Error) => setError(refusal.message),
		);
	return (
		<section class="drawer-section" aria-labelledby="clock-title">
			<h3 id="clock-title">Clock</h3>
			<p class="clock" data-testid="clock-now">
				{formatMoment(clock.now())}
				{clock.frozen && <span class="tag tag-wrong">frozen</span>}
			</p>
			<div class="small-buttons">
				{JUMPS.map(({ label, ms }) => (
					<button
						key={ms}
						type="button"
						class="small-button"
						data-testid="clock-jump"
						data-ms={ms}
						onClick={() => change({ advance_ms: ms })}
					>
						{label}
					</button>
				))}
				<button
					type="button"
					class="small-button"
					data-testid="clock-freeze"
					aria-pressed={clock.frozen}
					onClick={() => change({ frozen: !clock.frozen })}
				>
					{clock.frozen ? 'Unfreeze' : 'Freeze'}
				</button>
			</div>
			{error && <p class="field-note">{error}</p>}
		</section>
	);
}
