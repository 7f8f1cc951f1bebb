import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client.js';
import { useResource } from './use-resource.js';

export interface SandboxClock {
	/** Milliseconds since 1970 by the sandbox's clock. */
	now: () => number;
	frozen: boolean;
}

/** The sandbox's clock: it may be ahead of this computer's, and it may stand still. */
export function useClock(): SandboxClock {
	const clock = useResource(
		'clock',
		async () => ({ ...(await api.clock()), readAt: Date.now() }),
		(change) => change.type === 'clock',
	).data;
	return {
		frozen: clock?.frozen ?? false,
		now: () => {
			if (!clock) return Date.now();
			const read = Date.parse(clock.now);
			return clock.frozen ? read : read + Date.now() - clock.readAt;
		},
	};
}

/** Renders the caller again every `ms` while `active`. */
export function useTick(ms: number, active = true): void {
	const [, setCount] = useState(0);
	useEffect(() => {
		if (!active) return undefined;
		const timer = setInterval(() => setCount((count) => count + 1), ms);
		return () => clearInterval(timer);
	}, [ms, active]);
}
