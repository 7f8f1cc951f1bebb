import { useSession } from '../session.js';
import { Avatar } from '../ui/avatar.js';
import { Dialog } from '../ui/dialog.js';

/** Chooses the chat a prepared message is sent to; closing it is a refusal. */
export function ShareDialog({ onChoose }: { onChoose: (chatId: number | undefined) => void }) {
	const { chats, customer } = useSession();
	const targets = [...new Map(chats.map((chat) => [chat.chat_id, chat])).values()];
	return (
		<Dialog title="Share to…" testId="share-dialog" onClose={() => onChoose(undefined)}>
			<ul class="choices">
				{targets.map((chat) => (
					<li key={chat.chat_id}>
						<button
							type="button"
							class="menu-item"
							data-testid="share-target"
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
