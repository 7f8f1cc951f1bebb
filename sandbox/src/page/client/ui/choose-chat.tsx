import { useSession } from '../session.js';
import { Avatar } from './avatar.js';
import { Dialog } from './dialog.js';

/** A chat to choose; private ones look like their bot. */
export interface ChatChoice {
	bot_id: number;
	chat_id: number;
	title: string;
}

export interface ChooseChatProps {
	title: string;
	testId: string;
	chats: ChatChoice[];
	onChoose: (chatId: number) => void;
	onClose: () => void;
}

/** Asks which chat something is sent to. */
export function ChooseChat({ title, testId, chats, onChoose, onClose }: ChooseChatProps) {
	const { customer } = useSession();
	return (
		<Dialog title={title} testId={testId} onClose={onClose}>
			{chats.length === 0 && <p class="dialog-body hint">There is no chat yet.</p>}
			<ul class="choices">
				{chats.map((chat) => (
					<li key={`${chat.bot_id}:${chat.chat_id}`}>
						<button
							type="button"
							class="menu-item"
							data-testid="chat-choice"
							data-chat={chat.chat_id}
							onClick={() => onChoose(chat.chat_id)}
						>
							<Avatar
								id={chat.chat_id === customer.id ? chat.bot_id : chat.chat_id}
								name={chat.title}
								size="s"
							/>
							<span class="ellipsis">{chat.title}</span>
						</button>
					</li>
				))}
			</ul>
		</Dialog>
	);
}
