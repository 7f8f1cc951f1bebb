import type { Checkout } from '../api/types.js';
import { useClock, useTick } from '../hooks/use-clock.js';
import type { Step } from './use-checkout.js';

const RADIUS = 42;
const LENGTH = 2 * Math.PI * RADIUS;

const TEXTS: Partial<Record<Step, string>> = {
	info: 'The bot calculates the shipping…',
	pay: 'The bot confirms the order…',
	confirm: 'The payment is being completed…',
};

/** The bot has some seconds: they are counted down, and the clock may be frozen. */
export function Waiting({ checkout, step }: { checkout: Checkout; step: Step | undefined }) {
	const clock = useClock();
	useTick(200);
	const limit = checkout.time_limit_ms ?? 0;
	const deadline = checkout.deadline ? Date.parse(checkout.deadline) : undefined;
	const left =
		deadline === undefined ? undefined : Math.min(limit, Math.max(0, deadline - clock.now()));
	return (
		<div class="dialog-body waiting" data-testid="waiting">
			<div class="ring" role="timer" aria-label="Time left for the bot">
				<svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
					<circle class="ring-track" cx="50" cy="50" r={RADIUS} />
					<circle
						class={left === undefined ? 'ring-bar ring-turning' : 'ring-bar'}
						cx="50"
						cy="50"
						r={RADIUS}
						stroke-dasharray={LENGTH}
						stroke-dashoffset={left === undefined ? LENGTH * 0.7 : LENGTH * (1 - left / limit)}
					/>
				</svg>
				{left !== undefined && (
					<span class="ring-text" data-testid="countdown">
						{Math.ceil(left / 1000)}
					</span>
				)}
			</div>
			<h3 tabIndex={-1} autofocus>
				{TEXTS[step ?? 'pay']}
			</h3>
			<p class="hint">
				{left === undefined
					? 'One moment.'
					: clock.frozen
						? 'The sandbox clock is frozen: jump or unfreeze it in the developer drawer.'
						: `It has ${limit / 1000} seconds to answer; otherwise the payment is cancelled.`}
			</p>
		</div>
	);
}
