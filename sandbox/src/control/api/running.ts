import { ControlError } from '../../domain/errors.js';
import type { Runtime } from '../../runtime.js';
import type {
	ClockChange,
	ClockState,
	Fault,
	FaultRule,
	JournalEntry,
} from '../../schema/running.js';
import { moveClock, readClock } from '../clock.js';
import { orderFault } from '../faults.js';

/** The sandbox itself. */
export const runningControls = (runtime: Runtime) => ({
	/** Forgets everything, as a fresh start would. */
	reset: (): void => runtime.reset(),
	/** Entries of the journal, oldest first. */
	journal: (since?: number): JournalEntry[] => runtime.world.journal.read(since, Infinity).entries,
	readClock: (): ClockState => readClock(runtime.world),
	/** Moves, freezes or releases the clock; waits until what fell due has happened. */
	moveClock: (change: ClockChange): Promise<ClockState> => moveClock(runtime.world, change),
	faults: (): Fault[] => runtime.world.faults.list(),
	/** Orders a fault; its id. */
	addFault: (rule: FaultRule): string => orderFault(runtime.world, rule).id,
	removeFault: (id: string): void => {
		if (!runtime.world.faults.remove(id)) throw new ControlError(404, `No fault ${id}.`);
	},
	removeFaults: (): void => runtime.world.faults.clear(),
});
