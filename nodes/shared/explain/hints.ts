import { ACCESS_HINTS } from './hints/access';
import { ANSWER_HINTS } from './hints/answers';
import { ATTACHMENT_HINTS } from './hints/attachments';
import { CHAT_HINTS } from './hints/chats';
import { CONNECTION_HINTS } from './hints/connection';
import type { RefusalFacts } from './hints/facts';
import type { Hint, HintText } from './hints/hint';
import { INLINE_HINTS } from './hints/inline';
import { INVOICE_HINTS } from './hints/invoices';
import { MONEY_HINTS } from './hints/money';
import { STARS_HINTS } from './hints/stars';

/** Telegram's refusals in plain words. The first entry that matches counts. */
export const HINTS: readonly Hint[] = [
	// Of their own methods only, so that they come before what counts for all.
	...INLINE_HINTS,
	...ACCESS_HINTS,
	...MONEY_HINTS,
	...INVOICE_HINTS,
	...ATTACHMENT_HINTS,
	...ANSWER_HINTS,
	...STARS_HINTS,
	...CHAT_HINTS,
	...CONNECTION_HINTS,
];

/** Finds the hint for a refusal, if there is one. */
export function findHint(
	refusal: Pick<RefusalFacts, 'method' | 'errorCode' | 'description'>,
): Hint | undefined {
	const text = refusal.description.toLowerCase();
	return HINTS.find(
		({ match, methods, errorCode }) =>
			text.includes(match.toLowerCase()) &&
			(methods === undefined || methods.includes(refusal.method)) &&
			(errorCode === undefined || errorCode === refusal.errorCode),
	);
}

export interface Explanation {
	/** What happened. */
	message: string;
	/** What to do. */
	description: string;
}

const fill = (text: HintText, facts: RefusalFacts): string =>
	typeof text === 'string' ? text : text(facts);

/** Explains a refusal with the values in question; `undefined` when it is not a known one. */
export function explainRefusal(facts: RefusalFacts): Explanation | undefined {
	const hint = findHint(facts);
	return hint && { message: fill(hint.message, facts), description: fill(hint.description, facts) };
}
