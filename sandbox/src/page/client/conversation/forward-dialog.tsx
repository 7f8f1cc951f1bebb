import { api } from '../api/client.js';
import type { Message } from '../api/types.js';
import { titleOf, useSession, type ChatRef } from '../session.js';
import { ChooseChat } from '../ui/choose-chat.js';

export interface ForwardDialogProps {
	message: Message;
	from: ChatRef;
	onClose: () => void;
}

/** Chooses the chat an invoice is forwarded to. */
export function ForwardDialog({ message, from, onClose }: ForwardDialogProps) {
	const { chats, bots, customer, attempt, openChat } = useSession();
	const own = bots.find(({ id }) => id === from.bot_id);
	const known = chats.filter(({ bot_id, type }) => bot_id === from.bot_id && type !== 'channel');
	const targets = known.some(({ type }) => type === 'private')
		? known
		: [
				...known,
				{
					bot_id: from.bot_id,
					chat_id: customer.id,
					title: own ? titleOf(own) : 'Bot',
				},
			];
	const forward = async (chatId: number) => {
		const done = await attempt(
			api.forward({
				bot_id: from.bot_id,
				from_chat_id: from.chat_id,
				message_id: message.message_id,
				customer_id: customer.id,
				to_chat_id: chatId,
			}),
		);
		onClose();
		if (done) openChat({ bot_id: from.bot_id, chat_id: chatId });
	};
	return (
		<ChooseChat
			title="Forward to…"
			testId="forward-dialog"
			chats={targets}
			onChoose={(chatId) => void forward(chatId)}
			onClose={onClose}
		/>
	);
}
