import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { Events } from './domain/events.js';
import { emptyState } from './domain/state.js';
import type { State } from './domain/state.js';
import type { World } from './domain/world.js';

const EVERY_MS = 2_000;
const FORMAT = 2;

/** What a former run left: its state, and how far its clock was ahead of this computer's. */
export interface Saved {
	readonly state: State;
	readonly clockAhead: number;
}

/** What is kept; a reset puts another world in its place. */
interface Source {
	readonly events: Events;
	readonly world: World;
}

interface SavedFile extends Partial<Saved> {
	readonly format: number;
}

/**
 * Reads the state a former run kept.
 * @throws Error in one line when the file is not one of ours
 */
export function loadState(file: string | undefined): Saved | undefined {
	if (file === undefined || !existsSync(file)) return undefined;
	let saved: Partial<SavedFile> | undefined;
	try {
		saved = deserialize(readFileSync(file)) as Partial<SavedFile>;
	} catch {
		saved = undefined;
	}
	if (saved?.format !== FORMAT || !saved.state) {
		throw new Error(`${file} holds no state of this sandbox; name another file or delete it.`);
	}
	// What is kept of a newer kind is not in the file of an older sandbox.
	return { state: { ...emptyState(), ...saved.state }, clockAhead: saved.clockAhead ?? 0 };
}

/**
 * Keeps the state in a file while the sandbox runs; open payment forms and questions are not kept.
 * A failure is told on stderr and tried again: it must not end the sandbox.
 * @returns a function that saves once more and stops
 */
export function keepState(file: string | undefined, source: Source): () => void {
	if (file === undefined) return () => {};
	let changed = true;
	let told = '';
	const stopListening = source.events.listen(() => {
		changed = true;
	});
	const save = (): void => {
		if (!changed) return;
		changed = false;
		try {
			writeState(file, source);
			told = '';
		} catch (error) {
			changed = true;
			const { message } = error as Error;
			if (message !== told) console.error(`Cannot keep the state in ${file}: ${message}`);
			told = message;
		}
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

function writeState(file: string, { world: { state, clock } }: Source): void {
	const saved: SavedFile = { format: FORMAT, state, clockAhead: clock.ahead };
	writeFileSync(`${file}.new`, serialize(saved));
	renameSync(`${file}.new`, file);
}
