import { Starred } from '../ui/starred.js';
import type { ChatSummary } from '../api/types.js';
import { describeMessage } from '../lib/describe-message.js';
import { formatTime } from '../lib/time.js';
import { titleOf, useSession } from '../session.js';
import { Avatar } from '../ui/avatar.js';
import { ChannelIcon, GroupIcon } from '../ui/icons.js';

function ChatItem({ chat, selected }: { chat: ChatSummary; selected: boolean }) {
	const { openChat, customer } = useSession();
	const last = chat.last_message;
	const unread = selected ? 0 : (chat.unread ?? 0);
	const mine = last?.from?.id === customer.id && !last.successful_payment;
	return (
		<li>
			<button
				type="button"
				class="chat-item"
				data-testid="chat-item"
				data-bot={chat.bot_id}
				data-chat={chat.chat_id}
				aria-current={selected ? 'true' : undefined}
				onClick={() => openChat(chat)}
			>
				<Avatar id={chat.type === 'private' ? chat.bot_id : chat.chat_id} name={chat.title} />
				<span class="chat-item-title">
					{chat.type === 'channel' && <ChannelIcon />}
					{chat.type.endsWith('group') && <GroupIcon />}
					<span class="ellipsis">{chat.title}</span>
				</span>
				<span class="chat-item-time">{last && formatTime(last.date)}</span>
				<span class="chat-item-text ellipsis">
					{last ? (
						<>
							{mine && <span class="chat-item-you">You: </span>}
							<Starred text={describeMessage(last)} />
						</>
					) : (
						'No messages yet'
					)}
				</span>
				{unread > 0 && <span class="unread">{unread}</span>}
			</button>
		</li>
	);
}

/** Chats with messages first, newest on top; then the bots this customer has not written to. */
export function ChatList() {
	const { chats, bots, customer, place } = useSession();
	const openChatId = place.chat ?? customer.id;
	const met = new Set(chats.filter(({ type }) => type === 'private').map(({ bot_id }) => bot_id));
	const strangers: ChatSummary[] = bots
		.filter(({ id }) => !met.has(id))
		.map((bot) => ({
			bot_id: bot.id,
			chat_id: customer.id,
			type: 'private',
			title: titleOf(bot),
			unread: 0,
		}));
	const all = [...chats, ...strangers].sort(
		(a, b) => (b.last_message?.date ?? 0) - (a.last_message?.date ?? 0),
	);
	return (
		<ul class="chat-list">
			{all.map((chat) => (
				<ChatItem
					key={`${chat.bot_id}:${chat.chat_id}`}
					chat={chat}
					selected={chat.bot_id === place.bot && chat.chat_id === openChatId}
				/>
			))}
		</ul>
	);
}
