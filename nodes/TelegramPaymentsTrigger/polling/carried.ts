import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';
import { nodeKey } from '../../shared/n8n/nodeKey';

/** Between the updates in static data: `JSON.stringify` writes no line breaks. */
const SEPARATOR = '\n';

/** Unfinished updates in static data, by bot: those of another one wait until it is back. */
const carriedIn = (stored: IDataObject) => (stored.carried ?? {}) as Record<string, string>;

/** A workflow that is published anew starts within seconds after it was stopped. */
const LEFT_BEHIND_MS = 60_000;

/** What a loop of this process has left unfinished, as JSON by update. */
interface LeftBehind {
	at: number;
	texts: Map<number, string>;
}

/** By node and bot: newer than what n8n gives the next loop. */
const leftBehind = new Map<string, LeftBehind>();

/** Updates of a bot that go from one life of its node to the next. */
export class Carried {
	/** What this process knows the node and its bot by. */
	readonly key: string;

	/** @param bot whose updates they are */
	constructor(
		private readonly trigger: ITriggerFunctions,
		private readonly bot: string,
	) {
		this.key = `${nodeKey(trigger)}:${bot}`;
	}

	/** Takes out what an earlier life has not finished. */
	take(): IDataObject[] {
		const saved = carriedIn(this.trigger.getWorkflowStaticData('node'))[this.bot] ?? '';
		const { at = 0, texts } = leftBehind.get(this.key) ?? {};
		leftBehind.delete(this.key);
		const left = texts && Date.now() - at < LEFT_BEHIND_MS ? [...texts.values()] : [];
		const all = new Set([...saved.split(SEPARATOR), ...left]);
		return [...all].filter((text) => text !== '').map((text) => JSON.parse(text) as IDataObject);
	}

	/** Writes updates, as JSON, into static data of the node. */
	write(stored: IDataObject, texts: string[]): void {
		const carried = { ...carriedIn(stored), [this.bot]: texts.join(SEPARATOR) };
		if (texts.length === 0) delete carried[this.bot];
		stored.carried = carried;
	}

	/** Leaves updates to the next loop of this process. */
	leaveBehind(entries: ReadonlyMap<number, { text: string }>): void {
		const { texts } = leftBehind.get(this.key) ?? { texts: new Map<number, string>() };
		for (const [updateId, { text }] of entries) texts.set(updateId, text);
		leftBehind.set(this.key, { at: Date.now(), texts });
	}

	/** What was left behind has ended meanwhile. */
	noteFinished(updateId: number): void {
		leftBehind.get(this.key)?.texts.delete(updateId);
	}
}
