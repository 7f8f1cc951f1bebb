import { useState } from 'preact/hooks';
import { Money } from '../ui/starred.js';
import { api } from '../api/client.js';
import type { Bot, Message } from '../api/types.js';
import { useSession } from '../session.js';
import { CheckIcon, LockIcon } from '../ui/icons.js';

export interface PaidMediaProps {
	message: Message;
	bot: Bot;
	chatId: number;
}

/** Photos or videos that are covered until they are paid for in Stars. */
export function PaidMedia({ message, bot, chatId }: PaidMediaProps) {
	const { customer, attempt } = useSession();
	const [busy, setBusy] = useState(false);
	const media = message.paid_media;
	if (!media) return null;
	const count = `${media.paid_media.length} ${media.paid_media.length === 1 ? 'item' : 'items'}`;
	if (message.sandbox?.paid_media?.bought_by.includes(customer.id)) {
		return (
			<p class="paid-media paid-media-open" data-testid="paid-media-unlocked">
				<CheckIcon /> {count} unlocked
			</p>
		);
	}
	const unlock = async () => {
		setBusy(true);
		await attempt(
			api.unlock({
				bot_id: bot.id,
				customer_id: customer.id,
				chat_id: chatId,
				message_id: message.message_id,
			}),
		);
		setBusy(false);
	};
	return (
		<button
			type="button"
			class="paid-media"
			data-testid="paid-media-unlock"
			disabled={busy}
			onClick={() => void unlock()}
		>
			<LockIcon /> Unlock {count} for <Money amount={media.star_count} currency="XTR" />
		</button>
	);
}
