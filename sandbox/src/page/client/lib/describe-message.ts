import type { Message } from '../api/types.js';
import { formatMoney } from './money.js';

/** Decimals of currencies a service message names; the invoice itself brings its own `exp`. */
const WITHOUT_DECIMALS = new Set(['XTR', 'CLP', 'ISK', 'JPY', 'KRW', 'PYG', 'UGX', 'VND']);

/** Amount of a payment or refund notice. Bot API: exponents as in Telegram's currencies.json. */
export const formatNotice = (notice: { currency: string; total_amount: number }) =>
	formatMoney(notice.total_amount, notice.currency, WITHOUT_DECIMALS.has(notice.currency) ? 0 : 2);

/** One line that stands for a message in the chat list. */
export function describeMessage(message: Message): string {
	if (message.successful_payment) return `Payment of ${formatNotice(message.successful_payment)}`;
	if (message.refunded_payment) return `Refund of ${formatNotice(message.refunded_payment)}`;
	if (message.invoice) return `Invoice: ${message.invoice.title}`;
	if (message.paid_media) return 'Paid media';
	return message.text ?? message.caption ?? (message.photo ? 'Photo' : 'Message');
}
