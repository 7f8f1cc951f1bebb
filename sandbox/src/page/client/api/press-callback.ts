import { api } from './client.js';
import { onChange } from './live.js';

/** Bot API: what answerCallbackQuery may carry. */
export interface CallbackAnswer {
	text?: string;
	url?: string;
	show_alert?: boolean;
}

/** How long a button looks pressed when the bot never answers. */
const PATIENCE_MS = 15_000;

/** Presses a callback button; resolves with the bot's answer, or empty when none comes. */
export async function pressCallback(
	press: Parameters<typeof api.press>[0],
): Promise<CallbackAnswer> {
	// The bot may answer before the sandbox has said which query the press became.
	const answers = new Map<string, CallbackAnswer>();
	let check = () => undefined as void;
	const stop = onChange((change) => {
		if (typeof change['callback'] !== 'string') return;
		answers.set(change['callback'], (change['answer'] as CallbackAnswer | undefined) ?? {});
		check();
	});
	let timer: ReturnType<typeof setTimeout> | undefined;
	try {
		const query = await api.press(press);
		return await new Promise<CallbackAnswer>((resolve) => {
			timer = setTimeout(() => resolve({}), PATIENCE_MS);
			check = () => {
				const answer = query === undefined ? undefined : answers.get(query);
				if (answer) resolve(answer);
			};
			check();
		});
	} finally {
		clearTimeout(timer);
		stop();
	}
}
