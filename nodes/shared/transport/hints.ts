/** What a refusal means and what to do about it. */
export interface Hint {
	/** Bot API methods it applies to; all when absent. */
	methods?: readonly string[];
	/** Part of Telegram's description, compared without case. */
	match: string;
	/** What happened. */
	message: string;
	/** What to do. */
	description: string;
}

/** Telegram's refusals in plain words. The first entry that matches counts. */
export const HINTS: readonly Hint[] = [
	{
		match: 'query is too old',
		message: 'The buyer is no longer waiting for this answer',
		description:
			'Telegram accepts one answer within 10 seconds. Let the trigger answer checkouts itself ("Pre-Checkout: Answer by Rules"), or make the workflow shorter.',
	},
	{
		match: 'Unauthorized',
		message: 'Telegram does not know this bot token',
		description:
			'Copy the token again from @BotFather into the Telegram Payments API credential. A token of a test-environment bot also needs "Test Environment" switched on.',
	},
];

/** Finds the hint for a refusal, if there is one. */
export function findHint(method: string, description: string): Hint | undefined {
	const text = description.toLowerCase();
	return HINTS.find(
		(hint) =>
			text.includes(hint.match.toLowerCase()) &&
			(hint.methods === undefined || hint.methods.includes(method)),
	);
}
