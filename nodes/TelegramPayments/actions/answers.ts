import { refuseInput } from '../../shared/errors/inputErrors';
import { visibleReason } from '../../shared/telegram/visibleReason';

/**
 * Answers to a waiting buyer: over in less than the 10 seconds Telegram allows (Bot API:
 * answerPreCheckoutQuery; assumed to be the same for answerShippingQuery), repeats included.
 */
export const ANSWER_WITHIN = { deadlineMs: 9_000 } as const;

/** Reads the reason a buyer sees. @throws InvalidInputError when nothing of it would be visible */
export function readReason(value: unknown): string {
	const reason = visibleReason(String(value ?? ''));
	if (reason === '') refuseInput('Reason', 'is empty. The buyer has to be told why');
	return reason;
}
