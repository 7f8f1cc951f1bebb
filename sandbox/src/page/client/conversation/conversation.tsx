import { useState } from 'preact/hooks';
import { api } from '../api/client.js';
import { concerns } from '../api/live.js';
import type { Bot, Message, SentBody } from '../api/types.js';
import { useResource } from '../hooks/use-resource.js';
import { titleOf, useSession } from '../session.js';
import { AttachButton } from './attach-button.js';
import { Composer } from './composer.js';
import { ConversationHeader } from './conversation-header.js';
import { ForwardDialog } from './forward-dialog.js';
import { MessageList } from './message-list.js';
import { ReplyKeyboard } from './reply-keyboard.js';

export interface ConversationProps {
	bot: Bot | undefined;
	chatId: number;
}

/** The open chat: its messages and the place to write. */
export function Conversation({ bot, chatId }: ConversationProps) {
	const { customer, chats, attempt, openMiniApp } = useSession();
	const [forwarding, setForwarding] = useState<Message | undefined>();
	const messages = useResource(
		bot && `messages ${bot.id} ${chatId}`,
		() => api.messages(bot?.id ?? 0, chatId),
		(change) => change['chat_id'] === chatId || concerns(change, customer.id),
	);
	if (!bot) {
		return (
			<div class="conversation conversation-none">
				<p class="pill">Choose a chat to start</p>
			</div>
		);
	}
	const chat = chats.find((one) => one.bot_id === bot.id && one.chat_id === chatId);
	const isPrivate = chatId === customer.id;
	const title = isPrivate ? titleOf(bot) : (chat?.title ?? 'Chat');
	const sendThis = (message: SentBody) =>
		attempt(api.send({ bot_id: bot.id, customer_id: customer.id, chat_id: chatId, ...message }));
	const send = (text: string) => sendThis({ text });
	const keyboard = messages.data?.keyboard;
	const started = (messages.data?.messages.length ?? 0) > 0;
	return (
		<section class="conversation" aria-label={`Chat with ${title}`} data-testid="conversation">
			<ConversationHeader bot={bot} chat={chat} title={title} isPrivate={isPrivate} />
			<MessageList
				key={`${bot.id}:${chatId}`}
				messages={messages.data?.messages}
				error={messages.error}
				bot={bot}
				chatId={chatId}
				isPrivate={isPrivate}
				emptyText={
					isPrivate
						? 'No messages here yet. Write something, or press Start.'
						: 'No messages here yet.'
				}
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
					host={bot}
					chatId={chatId}
					onSend={send}
					placeholder={keyboard?.placeholder}
					attach={<AttachButton onSend={(message) => void sendThis(message)} />}
				/>
			)}
			{keyboard && (
				<ReplyKeyboard
					keyboard={keyboard}
					onSend={(message) => void sendThis(message)}
					onApp={(url, button_text) =>
						openMiniApp({ bot_id: bot.id, launch: 'keyboard_button', url, button_text })
					}
				/>
			)}
			{forwarding && (
				<ForwardDialog
					message={forwarding}
					from={{ bot_id: bot.id, chat_id: chatId }}
					onClose={() => setForwarding(undefined)}
				/>
			)}
		</section>
	);
}
