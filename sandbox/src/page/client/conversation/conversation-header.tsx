import type { Bot, ChatSummary } from '../api/types.js';
import { formatMinute } from '../lib/time.js';
import { useSession } from '../session.js';
import { Avatar } from '../ui/avatar.js';
import { BackIcon } from '../ui/icons.js';

export interface ConversationHeaderProps {
	bot: Bot;
	chat: ChatSummary | undefined;
	title: string;
	isPrivate: boolean;
}

export function ConversationHeader({ bot, chat, title, isPrivate }: ConversationHeaderProps) {
	const { customer, go } = useSession();
	return (
		<header class="conversation-head">
			<button
				type="button"
				class="icon-button back-button"
				aria-label="Back to the chats"
				onClick={() => go({ customer: customer.id })}
			>
				<BackIcon />
			</button>
			<Avatar id={isPrivate ? bot.id : (chat?.chat_id ?? 0)} name={title} />
			<div class="conversation-title">
				<h2 class="ellipsis">{title}</h2>
				<p class="ellipsis">
					{isPrivate
						? `bot · @${bot.username}`
						: `${chat?.type ?? 'group'} · ${chat?.until_date === undefined ? `with @${bot.username}` : `paid until ${formatMinute(chat.until_date)}`}`}
				</p>
			</div>
		</header>
	);
}
