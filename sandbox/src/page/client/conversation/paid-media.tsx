import type { Bot, Message } from '../api/types.js';
import { formatMoney } from '../lib/money.js';
import { LockIcon } from '../ui/icons.js';

export interface PaidMediaProps {
	message: Message;
	bot: Bot;
	chatId: number;
}

/** Photos or videos that are covered until they are paid for in Stars. */
export function PaidMedia({ message }: PaidMediaProps) {
	const media = message.paid_media;
	if (!media) return null;
	return (
		<div class="paid-media" data-testid="paid-media">
			<LockIcon />
			<p>
				{media.paid_media.length} {media.paid_media.length === 1 ? 'item' : 'items'} for{' '}
				{formatMoney(media.star_count, 'XTR', 0)}
			</p>
		</div>
	);
}
