import { ControlError } from '../domain/errors.js';
import type { World } from '../domain/world.js';
import type { ClockChange, ClockState } from '../schema/running.js';

/** What the clock shows. */
export const readClock = ({ clock }: World): ClockState => ({
	now: new Date(clock.now()).toISOString(),
	frozen: clock.frozen,
});

/** Moves, freezes or releases the clock; waits until what fell due has happened. */
export async function moveClock(world: World, change: ClockChange): Promise<ClockState> {
	const { clock, journal, events } = world;
	if (change.frozen === true) clock.freeze();
	if (change.set !== undefined) {
		const moment = Date.parse(change.set);
		if (Number.isNaN(moment)) throw new ControlError(400, 'set is no ISO 8601 moment.');
		const ahead = moment - clock.now();
		if (ahead < 0) throw new ControlError(400, 'The clock only goes forward.');
		await advance(world, ahead);
	}
	if (change.advance_ms !== undefined) await advance(world, change.advance_ms);
	if (change.frozen === false) clock.unfreeze();
	const state = readClock(world);
	journal.add({ kind: 'clock', status: state.frozen ? 'frozen' : 'running', ok: true });
	events.emit({ type: 'clock', ...state });
	return state;
}

async function advance({ clock }: World, ms: number): Promise<void> {
	try {
		await clock.advance(ms);
	} catch (error) {
		if (error instanceof RangeError) throw new ControlError(400, error.message);
		throw error;
	}
}
