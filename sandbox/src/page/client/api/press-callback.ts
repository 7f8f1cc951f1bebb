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
	press: Parameters<typeof api.send>[0] & { callback_data: string },
): Promise<CallbackAnswer> {
	let stop = () => undefined as void;
	const answered = new Promise<CallbackAnswer>((resolve) => {
		const timer = setTimeout(() => resolve({}), PATIENCE_MS);
		const unlisten = onChange((change) => {
			if (!change['callback'] || change.bot_id !== press.bot_id) return;
			resolve((change['answer'] as CallbackAnswer | undefined) ?? {});
		});
		stop = () => {
			clearTimeout(timer);
			unlisten();
		};
	});
	try {
		await api.send(press);
		return await answered;
	} finally {
		stop();
	}
}
