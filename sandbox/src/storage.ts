import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { State } from './domain/state.js';
import type { Runtime } from './runtime.js';

const EVERY_MS = 2_000;
const FORMAT = 1;

interface Saved {
	readonly format: number;
	readonly state: State;
}

/**
 * Reads the state a former run kept.
 * @throws Error in one line when the file is not one of ours
 */
export function loadState(file: string | undefined): State | undefined {
	if (file === undefined || !existsSync(file)) return undefined;
	let saved: Partial<Saved> | undefined;
	try {
		saved = deserialize(readFileSync(file)) as Partial<Saved>;
	} catch {
		saved = undefined;
	}
	if (saved?.format !== FORMAT || !saved.state) {
		throw new Error(`${file} holds no state of this sandbox; name another file or delete it.`);
	}
	return saved.state;
}

/**
 * Keeps the state in a file while the sandbox runs; open payment forms and questions are not kept.
 * @returns a function that saves once more and stops
 */
export function keepState(file: string | undefined, runtime: Runtime): () => void {
	if (file === undefined) return () => {};
	let changed = true;
	const stopListening = runtime.events.listen(() => {
		changed = true;
	});
	const save = (): void => {
		if (!changed) return;
		changed = false;
		const saved: Saved = { format: FORMAT, state: runtime.world.state };
		writeFileSync(`${file}.new`, serialize(saved));
		renameSync(`${file}.new`, file);
	};
	const timer = setInterval(save, EVERY_MS);
	timer.unref();
	return () => {
		clearInterval(timer);
		stopListening();
		changed = true;
		save();
	};
}
