import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';
import type { BuyerAnswer } from '../../shared/intake/decide';
import { type BotConnection, callBotApi } from '../../shared/transport/botApi';
import type { StopSignal } from './stopSignal';

/** One try; Telegram takes an answer within milliseconds or is in trouble. */
const ANSWER_TIMEOUT_MS = 8_000;

/** All tries together; a later answer would miss Telegram's 10 seconds. */
const ANSWER_WITHIN_MS = 9_000;

/** A call by n8n's helper opens a connection; for so long the next poll lets answers go first. */
const HEAD_START_MS = 5;

/** The poll loop's answers to checkouts and shipping queries: at once and side by side. */
export class BuyerAnswers {
	private readonly underWay = new Set<Promise<void>>();

	constructor(
		private readonly trigger: ITriggerFunctions,
		private readonly connection: BotConnection,
	) {}

	/** Resolves when Telegram has the answer or it is given up; trouble is logged, never thrown. */
	send(answer: BuyerAnswer): Promise<void> {
		const sending = this.trySending(answer);
		this.underWay.add(sending);
		void sending.then(() => this.underWay.delete(sending));
		return sending;
	}

	/** Waits a moment, if answers are being sent, so that the next poll does not get in their way. */
	async headStart(stop: StopSignal): Promise<void> {
		if (this.underWay.size === 0) return;
		await Promise.race([...this.underWay, stop.pause(HEAD_START_MS)]);
	}

	/** Resolves when none is under way any more. */
	async settle(): Promise<void> {
		await Promise.all(this.underWay);
	}

	private async trySending({ method, parameters }: BuyerAnswer): Promise<void> {
		try {
			await callBotApi(this.connection, method, parameters as unknown as IDataObject, {
				timeoutMs: ANSWER_TIMEOUT_MS,
				deadlineMs: ANSWER_WITHIN_MS,
			});
		} catch (error) {
			this.trigger.logger.warn(`A buyer's query was not answered: ${(error as Error).message}`);
		}
	}
}
