import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { router } from '../../nodes/TelegramPayments/actions/router';

/** One Bot API call as it left the node. */
export interface PlainCall {
	method: string;
	parameters: IDataObject;
}

/** Answers a call, or throws what n8n's request helper would. */
export type PlainAnswer = (call: PlainCall) => unknown;

/** What one run against {@link PlainAnswer} gave. */
export interface PlainRun {
	calls: PlainCall[];
	json: IDataObject[];
	hints: string[];
	/** What the node threw. */
	error?: Error & { description?: string | null };
}

const refusal = (error_code: number, description: string) => ({
	statusCode: error_code,
	body: { ok: false, error_code, description },
});

/** Lets a call fail with Telegram's text. */
export class Refused extends Error {
	constructor(
		readonly code: number,
		readonly text: string,
	) {
		super(text);
	}
}

/**
 * Runs the action node without n8n: parameters are values or functions of the item, calls are answered
 * by a function. For what a run makes of answers that a server seldom gives.
 */
export async function runPlain(
	items: IDataObject[],
	parameters: IDataObject,
	answer: PlainAnswer,
	{ goOn = false }: { goOn?: boolean } = {},
): Promise<PlainRun> {
	const calls: PlainCall[] = [];
	const hints: string[] = [];
	const request = async ({ url, body }: { url: string; body: IDataObject }) => {
		const call = { method: url.slice(1), parameters: body };
		calls.push(call);
		try {
			return { statusCode: 200, body: { ok: true, result: answer(call) } };
		} catch (error) {
			if (error instanceof Refused) return refusal(error.code, error.text);
			throw error;
		}
	};
	const context = {
		getInputData: () => items.map((json) => ({ json })),
		getCredentials: async () => ({ accessToken: '424242:plain' }),
		getNodeParameter: (name: string, index: number, fallback: unknown) =>
			items[index]?.[name] ?? parameters[name] ?? fallback,
		getNode: () => ({ name: 'Telegram Payments', credentials: {} }),
		getMode: () => 'trigger',
		continueOnFail: () => goOn,
		addExecutionHints: (...given: Array<{ message: string }>) =>
			void hints.push(...given.map(({ message }) => message)),
		sendMessageToUI: () => undefined,
		helpers: {
			async httpRequestWithAuthentication(_credential: string, options: never) {
				return await request(options);
			},
		},
	} as unknown as IExecuteFunctions;
	try {
		const [output = []] = await router.call(context);
		return { calls, hints, json: output.map(({ json }) => json) };
	} catch (error) {
		return { calls, hints, json: [], error: error as Error };
	}
}
