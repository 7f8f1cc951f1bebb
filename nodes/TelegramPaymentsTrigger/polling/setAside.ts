import type { ITriggerFunctions } from 'n8n-workflow';
import { carry } from './carried';
import type { StopSignal } from './stopSignal';

/** n8n writes static data when a run is emitted; this much later, in ms, it is certainly stored. */
const STORED_AFTER_EMIT_MS = 1_000;

const idOf = (update: unknown): number => (update as { update_id: number }).update_id;

/**
 * Unfinished updates that hide what comes after them at Telegram, kept in the node's static data
 * instead. Telegram may let go of them only when n8n has stored that, which it does whenever a run
 * is emitted.
 */
export class SetAside {
	private kept?: { ids: number[]; isBeingStored: boolean };

	/** @param onStored told which updates Telegram may let go of */
	constructor(
		private readonly trigger: ITriggerFunctions,
		private readonly stop: StopSignal,
		private readonly onStored: (ids: number[]) => void,
	) {}

	/** Keeps them, unless there is no room or the last ones are still on their way into the database. */
	keep(updates: unknown[]): void {
		if (this.kept || updates.length === 0) return;
		if (carry(this.trigger.getWorkflowStaticData('node'), updates)) {
			this.kept = { ids: updates.map(idOf), isBeingStored: false };
			return;
		}
		this.trigger.logger.warn(
			'Too many payments wait for their runs; no new updates are fetched until some succeed.',
		);
	}

	/** To be called right after each emit that had n8n save: what was kept before is stored a moment later. */
	releaseAfterEmit(): void {
		const { kept } = this;
		if (!kept || kept.isBeingStored) return;
		kept.isBeingStored = true;
		const release = async () => {
			await this.stop.pause(STORED_AFTER_EMIT_MS);
			if (this.stop.isStopped) return;
			this.kept = undefined;
			this.onStored(kept.ids);
		};
		void release();
	}
}
