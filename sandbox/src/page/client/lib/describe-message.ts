import type { Message } from '../api/types.js';
import { formatMoney } from './money.js';

/** Amount of a payment or refund notice. */
export const formatNotice = (notice: { currency: string; total_amount: number }) =>
	formatMoney(notice.total_amount, notice.currency);

/** A gift in words: what it is, what it is worth. */
export const describeGift = ({ gift }: NonNullable<Message['gift']>) =>
	`Gift${gift.sticker?.emoji ? ` ${gift.sticker.emoji}` : ''} · ${formatMoney(gift.star_count, 'XTR')}`;

/** Messages without words, in words. */
const KINDS = [
	['photo', 'Photo'],
	['video', 'Video'],
	['animation', 'GIF'],
	['audio', 'Audio'],
	['voice', 'Voice message'],
	['video_note', 'Video message'],
	['sticker', 'Sticker'],
	['document', 'Document'],
	['contact', 'Contact'],
	['venue', 'Venue'],
	['location', 'Location'],
	['poll', 'Poll'],
	['dice', 'Dice'],
	['rich_message', 'Message'],
	['pinned_message', 'Pinned a message'],
] as const;

/** One line that stands for a message in the chat list. */
export function describeMessage(message: Message): string {
	if (message.successful_payment) return `Payment of ${formatNotice(message.successful_payment)}`;
	if (message.refunded_payment) return `Refund of ${formatNotice(message.refunded_payment)}`;
	if (message.invoice) return `Invoice: ${message.invoice.title}`;
	if (message.gift) return describeGift(message.gift);
	if (message.paid_media) return 'Paid media';
	const kind = KINDS.find(([name]) => name in message)?.[1] ?? 'Message';
	return message.text ?? message.caption ?? kind;
}
