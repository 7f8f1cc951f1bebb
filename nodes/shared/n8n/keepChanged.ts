import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

/**
 * When to repeat the note, in milliseconds. n8n takes it back at once after the trigger has returned,
 * then stores the run in several steps of its database; the later times are for a busy n8n.
 */
const PAUSES_MS = [0, 10, 100] as const;

/** Notes static data as changed: n8n saves it only then, and looks at once when a run is emitted. */
export function noteChanged(stored: IDataObject): void {
	for (const [key, value] of Object.entries(stored)) stored[key] = value;
}

/**
 * Makes n8n save what was written into static data. n8n saves it just before it answers the request,
 * if it is noted as changed. n8n 2.41 makes another workflow object on the same data when it starts
 * the run, and that takes the note back; without this the marks of a delivery would be lost on a
 * restart, and never reach the other processes in queue mode.
 *
 * @param stored static data of the node, changed
 */
export function keepChanged(stored: IDataObject): void {
	const repeat = async () => {
		for (const pause of PAUSES_MS) {
			await sleep(pause);
			noteChanged(stored);
		}
	};
	void repeat();
}
