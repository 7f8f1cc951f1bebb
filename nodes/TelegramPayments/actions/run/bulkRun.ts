import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import {
	MESSAGE_METHODS,
	MESSAGES_PER_SECOND,
	PAID_BROADCASTS_PER_SECOND,
} from '../../../shared/telegram/limits';
import { type CallOptions, callBotApi } from '../../../shared/transport/botApi';
import { type FloodGate, createFloodGate } from '../../../shared/transport/floodGate';
import { BotApiRefusal } from '../../../shared/transport/outcomes';
import type { ItemRun } from '../operation';

/** A warning may name an amount, so that many items would give many; the editor shows each in a box. */
const MOST_WARNINGS = 5;

/** All items of one execution: their common pace, waiting and warnings. */
export interface BulkRun {
	forItem(index: number): ItemRun;
	isCancelled(): boolean;
	/** Tells the editor what the run met: waiting, warnings. */
	report(): void;
}

/** Which limit a call counts against: each has its own gate. */
function limitOf(method: string, parameters: IDataObject): number {
	if (!MESSAGE_METHODS.has(method)) return Infinity;
	return parameters.allow_paid_broadcast === true
		? PAID_BROADCASTS_PER_SECOND
		: MESSAGES_PER_SECOND;
}

/** Prepares the shared state for the items of one execution. */
export function createBulkRun(context: IExecuteFunctions): BulkRun {
	const signal = context.getExecutionCancelSignal?.();
	const isCancelled = (): boolean => signal?.aborted === true;
	const gates = new Map<number, FloodGate>();
	const warnings = new Set<string>();
	let waits = 0;
	let longestMs = 0;

	function gateFor(callsPerSecond: number): FloodGate {
		const known = gates.get(callsPerSecond);
		if (known) return known;
		const gate = createFloodGate({ callsPerSecond, isCancelled });
		gates.set(callsPerSecond, gate);
		return gate;
	}

	function noteWait(ms: number, failure: Error): void {
		if (failure instanceof BotApiRefusal) {
			waits++;
			longestMs = Math.max(longestMs, ms);
		}
		context.sendMessageToUI(`Waiting ${ms / 1_000} s before the next call: ${failure.message}`);
	}

	async function call<T>(
		itemIndex: number,
		method: string,
		parameters: IDataObject = {},
		options: CallOptions = {},
	): Promise<T> {
		// An answer with a deadline neither waits for the other items nor makes them wait.
		const gate =
			options.deadlineMs === undefined ? gateFor(limitOf(method, parameters)) : undefined;
		return await callBotApi<T>(context, method, parameters, {
			...options,
			itemIndex,
			...(gate ? { gate } : {}),
			...(signal ? { signal } : {}),
			onWait: noteWait,
		});
	}

	return {
		isCancelled,
		forItem: (index) => ({
			index,
			call: async (method, parameters, options) => await call(index, method, parameters, options),
			warn: (message) => void warnings.add(message),
		}),
		report() {
			const waiting =
				waits === 0
					? []
					: [
							`Telegram asked ${waits} ${waits === 1 ? 'call' : 'calls'} to wait (at most ${longestMs / 1_000} s), because more was sent than it accepts per second. All of them were repeated.`,
						];
			const left = warnings.size - MOST_WARNINGS;
			const shown = [
				...waiting,
				...[...warnings].slice(0, MOST_WARNINGS),
				...(left > 0 ? [`${left} more hints are not shown.`] : []),
			];
			const location = 'outputPane';
			const hints = shown.map((message) => ({ message, location }) as const);
			if (hints.length > 0) context.addExecutionHints?.(...hints);
		},
	};
}
