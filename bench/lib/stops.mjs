import { onStop } from '../../scripts/lib/lifetime.mjs';

/** What a benchmark has started: stopped at its end or when the process is asked to end, last first. */
export function createStops() {
	/** @type {Array<() => Promise<void>>} */
	const stops = [];
	const stop = async () => {
		for (let end = stops.pop(); end; end = stops.pop()) await end();
	};
	onStop(stop);
	return {
		/** @param {() => Promise<void>} end */
		add: (end) => void stops.push(end),
		stop,
	};
}
