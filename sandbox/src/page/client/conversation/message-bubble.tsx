import { Starred } from '../ui/starred.js';
import type { Bot, Message } from '../api/types.js';
import { describeGift } from '../lib/describe-message.js';
import { formatTime } from '../lib/time.js';
import { fullName, useSession } from '../session.js';
import { ForwardIcon, MutedIcon } from '../ui/icons.js';
import { InlineKeyboard } from './inline-keyboard.js';
import { InvoiceCard } from './invoice-card.js';
import { Media } from './media.js';
import { PaidMedia } from './paid-media.js';
import { RichText } from './rich-text.js';

export interface MessageBubbleProps {
	message: Message;
	bot: Bot;
	chatId: number;
	showSender: boolean;
	endsRun: boolean;
	onCommand: (command: string) => void;
	onForward: (message: Message) => void;
}

function forwardedFrom({ forward_origin: origin }: Message): string | undefined {
	if (!origin) return undefined;
	if (origin.sender_user) return fullName(origin.sender_user);
	return origin.chat?.title ?? 'somebody';
}

/** Somebody's message: text, photo, invoice or paid media, with the buttons below it. */
export function MessageBubble(props: MessageBubbleProps) {
	const { message, bot, chatId } = props;
	const { customer, openLink } = useSession();
	const mine = message.from?.id === customer.id;
	const rich = message.rich_message?.blocks.map((block) => block.text).join('\n\n');
	const text = message.text ?? message.caption ?? message.gift?.text ?? rich;
	const origin = forwardedFrom(message);
	const invoice = message.sandbox?.invoice;
	const sender = message.from ? fullName(message.from) : message.sender_chat?.title;
	return (
		<article
			class={`message ${mine ? 'message-mine' : ''} ${props.endsRun ? 'message-end' : ''}`}
			data-testid="message"
			data-message={message.message_id}
		>
			<div class={`bubble ${invoice ? 'bubble-invoice' : ''}`}>
				{props.showSender && !mine && sender && (
					<p class={`bubble-sender tint-${Math.abs(message.from?.id ?? 0) % 7}`}>{sender}</p>
				)}
				{origin && <p class="bubble-origin">Forwarded from {origin}</p>}
				{message.via_bot && <p class="bubble-origin">via @{message.via_bot.username}</p>}
				{invoice && <InvoiceCard invoice={invoice} />}
				{message.paid_media && <PaidMedia message={message} bot={bot} chatId={chatId} />}
				{message.gift && (
					<p class="bubble-photo">
						<Starred text={describeGift(message.gift)} />
					</p>
				)}
				<Media message={message} />
				{text !== undefined && (
					<p class="bubble-text">
						<RichText
							text={text}
							entities={message.entities ?? message.caption_entities}
							onLink={(url) => openLink(url, bot.id)}
							onCommand={props.onCommand}
						/>
					</p>
				)}
				{message.sandbox?.reaction && (
					<span class="bubble-reaction">{message.sandbox.reaction}</span>
				)}
				<span class="bubble-time">
					{message.sandbox?.silent && <MutedIcon />}
					{message.edit_date ? 'edited ' : ''}
					{formatTime(message.date)}
				</span>
			</div>
			<InlineKeyboard message={message} bot={bot} chatId={chatId} />
			{invoice && (
				<button
					type="button"
					class="forward-button"
					aria-label={`Forward the invoice ${invoice.title}`}
					data-testid="forward-button"
					onClick={() => props.onForward(message)}
				>
					<ForwardIcon />
				</button>
			)}
		</article>
	);
}
