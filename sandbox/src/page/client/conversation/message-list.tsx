import { Fragment } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Bot, Message } from '../api/types.js';
import { formatDay } from '../lib/time.js';
import { MessageBubble } from './message-bubble.js';
import { isService, ServiceMessage } from './service-message.js';

export interface MessageListProps {
	messages: Message[] | undefined;
	error: string | undefined;
	bot: Bot;
	chatId: number;
	isPrivate: boolean;
	/** Shown where nobody has written yet. */
	emptyText: string;
	onCommand: (command: string) => void;
	onForward: (message: Message) => void;
}

const NEAR_END = 120;
const GROUP_SECONDS = 300;

const sameRun = (a: Message | undefined, b: Message) =>
	a !== undefined && !isService(a) && a.from?.id === b.from?.id && b.date - a.date < GROUP_SECONDS;

/** The messages, oldest first; stays at the end unless somebody scrolled up to read. */
export function MessageList(props: MessageListProps) {
	const { messages, error } = props;
	const list = useRef<HTMLDivElement>(null);
	const atEnd = useRef(true);

	useLayoutEffect(() => {
		const element = list.current;
		if (!element) return undefined;
		const stay = () => {
			if (atEnd.current) element.scrollTop = element.scrollHeight;
		};
		stay();
		const observer = new ResizeObserver(stay);
		observer.observe(element);
		return () => observer.disconnect();
	}, [messages]);

	return (
		<div
			ref={list}
			class="messages"
			tabIndex={0}
			role="log"
			aria-label="Messages"
			data-testid="messages"
			onScroll={(event) => {
				const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
				atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END;
			}}
		>
			<div class="messages-inner">
				{error && <p class="pill pill-wrong">{error}</p>}
				{messages?.length === 0 && <p class="pill">{props.emptyText}</p>}
				{messages?.map((message, index) => {
					const before = messages[index - 1];
					const after = messages[index + 1];
					const newDay = !before || formatDay(before.date) !== formatDay(message.date);
					return (
						<Fragment key={message.message_id}>
							{newDay && <p class="pill day">{formatDay(message.date)}</p>}
							{isService(message) ? (
								<ServiceMessage message={message} bot={props.bot} />
							) : (
								<MessageBubble
									message={message}
									bot={props.bot}
									chatId={props.chatId}
									showSender={!props.isPrivate && (newDay || !sameRun(before, message))}
									endsRun={!after || isService(after) || !sameRun(message, after)}
									onCommand={props.onCommand}
									onForward={props.onForward}
								/>
							)}
						</Fragment>
					);
				})}
			</div>
		</div>
	);
}
