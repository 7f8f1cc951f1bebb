import { type IDataObject, sleep } from 'n8n-workflow';
import { type BotApiContext, type BotConnection, callBotApi } from './botApi';
import { BotApiRefusal } from './outcomes';

/** A call that is made later, unless it has become needless by then. */
export interface PlannedCall {
	/** What the log calls it. */
	title: string;
	method: string;
	parameters: IDataObject;
	/** How long to wait first, in milliseconds. */
	afterMs: number;
	/** How long all its attempts may take then, in milliseconds. */
	deadlineMs: number;
	/** Asked when the wait is over. */
	isNeeded: () => boolean;
	/** Told when Telegram has carried it out. */
	onDone: () => void;
}

/** Makes a call later, beside whatever goes on. Never throws: a call that is lost is logged. */
export function callLater(
	context: BotApiContext,
	{ title, method, parameters, afterMs, deadlineMs, isNeeded, onDone }: PlannedCall,
	connection: BotConnection | BotApiContext = context,
): void {
	const call = async () => {
		await sleep(afterMs);
		if (!isNeeded()) return;
		try {
			await callBotApi(connection, method, parameters, { deadlineMs });
			onDone();
		} catch (error) {
			// Refused: another process did meanwhile what it was for.
			if (error instanceof BotApiRefusal) return;
			context.logger.warn(`${title} was not delivered: ${String(error)}`);
		}
	};
	void call();
}
