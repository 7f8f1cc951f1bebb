import { useState } from 'preact/hooks';
import { api } from '../api/client.js';
import type { Bot, Message } from '../api/types.js';
import { useResource } from '../hooks/use-resource.js';
import { titleOf, useSession } from '../session.js';
import { Composer } from './composer.js';
import { ConversationHeader } from './conversation-header.js';
import { ForwardDialog } from './forward-dialog.js';
import { MessageList } from './message-list.js';

export interface ConversationProps {
	bot: Bot | undefined;
	chatId: number;
}

/** The open chat: its messages and the place to write. */
export function Conversation({ bot, chatId }: ConversationProps) {
	const { customer, chats, attempt } = useSession();
	const [forwarding, setForwarding] = useState<Message | undefined>();
	const messages = useResource(
		bot && `messages ${bot.id} ${chatId}`,
		() => api.messages(bot?.id ?? 0, chatId),
		(change) => ['message', 'checkout', 'customer'].includes(change.type),
	);
	if (!bot) {
		return (
			<main class="conversation conversation-none">
				<p class="pill">Choose a chat to start</p>
			</main>
		);
	}
	const chat = chats.find((one) => one.bot_id === bot.id && one.chat_id === chatId);
	const isPrivate = chatId === customer.id;
	const title = isPrivate ? titleOf(bot) : (chat?.title ?? 'Chat');
	const send = (text: string) =>
		attempt(api.send({ bot_id: bot.id, customer_id: customer.id, chat_id: chatId, text }));
	const askInline = (query: string) =>
		attempt(api.inline({ bot_id: bot.id, customer_id: customer.id, chat_id: chatId, query }));
	const started = (messages.data?.length ?? 0) > 0;
	return (
		<main class="conversation" aria-label={`Chat with ${title}`} data-testid="conversation">
			<ConversationHeader bot={bot} chat={chat} title={title} isPrivate={isPrivate} />
			<MessageList
				key={`${bot.id}:${chatId}`}
				messages={messages.data}
				error={messages.error}
				bot={bot}
				chatId={chatId}
				isPrivate={isPrivate}
				onCommand={send}
				onForward={setForwarding}
			/>
			{chat?.type === 'channel' ? (
				<p class="composer composer-closed">Only the channel's bots write here.</p>
			) : (
				<Composer
					key={`write ${bot.id}:${chatId}`}
					commands={bot.commands ?? []}
					showStart={isPrivate && messages.data !== undefined && !started}
					inlineName={bot.username}
					onSend={send}
					onInline={askInline}
				/>
			)}
			{forwarding && (
				<ForwardDialog
					message={forwarding}
					from={{ bot_id: bot.id, chat_id: chatId }}
					onClose={() => setForwarding(undefined)}
				/>
			)}
		</main>
	);
}
