import { INVOICE } from './invoice';
import type { Refusal } from './rows';

/** What Telegram says to too many calls and to too large ones. */
export const LIMIT_REFUSALS: readonly Refusal[] = [
	{
		method: 'sendInvoice',
		code: 429,
		text: 'Too Many Requests: retry after 300',
		parameters: INVOICE,
		answer: { retry_after: 300 },
		message: 'Telegram asks for a pause of 300 seconds: too many calls at once',
		advice: 'Repeat it after 300 seconds. A bot may send about 30 messages a second',
	},
	{
		method: 'refundStarPayment',
		code: 429,
		text: 'Too Many Requests: retry after 200',
		parameters: {},
		answer: { retry_after: 200 },
		message: 'Telegram asks for a pause of 200 seconds: too many calls at once',
		advice: 'Repeat it after 200 seconds, and let the workflow make fewer calls at a time.',
	},
	{
		method: 'sendInvoice',
		code: 413,
		text: 'Request Entity Too Large',
		parameters: { ...INVOICE, description: 'x'.repeat(1_100_000) },
		message: 'The request is too large for this Bot API server',
		advice: '50 MB',
	},
];
