import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { onChange } from '../api/live.js';
import type { Change } from '../api/types.js';

export interface Resource<T> {
	data: T | undefined;
	error: string | undefined;
	reload: () => void;
}

/** However much happens, the same is read again no sooner than this. */
const SPACING_MS = 150;

/**
 * Reads something from the sandbox and reads it again whenever a change concerns it.
 * Changes that arrive during a read, or soon after, lead to exactly one more read.
 * @param key identity of what is read; `undefined` reads nothing
 * @param concerns whether a reported change can have altered it (a reset always does)
 * @param follow where changes are reported
 */
export function useResource<T>(
	key: string | undefined,
	load: () => Promise<T>,
	concerns: (change: Change) => boolean,
	follow = onChange,
): Resource<T> {
	const [state, setState] = useState<{ key?: string; data?: T; error?: string }>({});
	const latest = useRef({ key, load, concerns });
	latest.current = { key, load, concerns };
	const reading = useRef<{ key: string; again: boolean } | undefined>(undefined);
	const pause = useRef<
		{ key: string; until: number; timer?: ReturnType<typeof setTimeout> } | undefined
	>(undefined);

	const reload = useCallback(() => {
		const { key: wanted, load: read } = latest.current;
		if (wanted === undefined) return;
		if (reading.current?.key === wanted) {
			reading.current.again = true;
			return;
		}
		const left = pause.current?.key === wanted ? pause.current.until - performance.now() : 0;
		if (pause.current && left > 0) {
			const paused = pause.current;
			paused.timer ??= setTimeout(() => {
				// A timer may come a little early: what it waited for is over all the same.
				if (pause.current === paused) pause.current = undefined;
				reload();
			}, left);
			return;
		}
		pause.current = { key: wanted, until: performance.now() + SPACING_MS };
		const current = { key: wanted, again: false };
		reading.current = current;
		const settle = (next: { data?: T; error?: string }) => {
			if (reading.current === current) reading.current = undefined;
			if (latest.current.key !== wanted) return;
			setState((previous) => ({
				key: wanted,
				data: next.data ?? (previous.key === wanted ? previous.data : undefined),
				error: next.error,
			}));
			if (current.again) reload();
		};
		read().then(
			(data) => settle({ data }),
			(error: Error) => settle({ error: error.message }),
		);
	}, []);

	useEffect(() => {
		reload();
		if (key === undefined) return undefined;
		return follow((change) => {
			if (change.type === 'reset' || latest.current.concerns(change)) reload();
		});
	}, [key]);

	const fresh = state.key === key ? state : {};
	return { data: fresh.data, error: fresh.error, reload };
}
