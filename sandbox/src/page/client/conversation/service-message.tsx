import { useState } from 'preact/hooks';
import { Starred } from '../ui/starred.js';
import type { Bot, Message } from '../api/types.js';
import { ReceiptDialog } from '../checkout/receipt-dialog.js';
import { formatNotice } from '../lib/describe-message.js';
import { describeOrderInfo } from '../lib/order-info.js';
import { formatMinute } from '../lib/time.js';
import { titleOf } from '../session.js';

const CHANGED = ['pinned_message', 'new_chat_title', 'new_chat_photo', 'delete_chat_photo'];
const CREATED = ['group_chat_created', 'supergroup_chat_created', 'channel_chat_created'];

/** Whether a message is a notice in the middle of the chat rather than somebody's bubble. */
export const isService = (message: Message) =>
	Boolean(message.successful_payment ?? message.refunded_payment) ||
	CHANGED.some((key) => key in message) ||
	CREATED.some((key) => key in message);

/** A payment, a refund, or a change of the chat, as a notice in the chat. */
export function ServiceMessage({ message, bot }: { message: Message; bot: Bot }) {
	const { successful_payment: payment, refunded_payment: refund } = message;
	const [open, setOpen] = useState(false);
	const receipt = message.sandbox?.receipt;
	if (refund) {
		return (
			<p class="pill pill-refund" data-testid="refund-message">
				{titleOf(bot)} refunded{' '}
				<b>
					<Starred text={formatNotice(refund)} />
				</b>{' '}
				to you
			</p>
		);
	}
	if (payment) {
		const until = payment.subscription_expiration_date;
		return (
			<div class="pill pill-paid" data-testid="payment-message">
				<p>
					You {payment.is_recurring && !payment.is_first_recurring ? 'were charged' : 'paid'}{' '}
					<b>
						<Starred text={formatNotice(payment)} />
					</b>{' '}
					to {titleOf(bot)}
					{receipt && ` for ${receipt.title}`}
					{until ? ` · active until ${formatMinute(until)}` : ''}
				</p>
				{receipt && (
					<button
						type="button"
						class="pill-button"
						data-testid="receipt-button"
						onClick={() => setOpen(true)}
					>
						Receipt
					</button>
				)}
				{receipt && open && (
					<ReceiptDialog
						receipt={receipt}
						details={describeOrderInfo(payment.order_info)}
						botId={bot.id}
						onClose={() => setOpen(false)}
					/>
				)}
			</div>
		);
	}
	return <p class="pill">{describeChange(message)}</p>;
}

function describeChange(message: Message): string {
	if ('pinned_message' in message) return 'A message was pinned';
	const title = message.new_chat_title;
	if (title !== undefined) return `The chat is called “${title}” now`;
	if ('new_chat_photo' in message) return 'The chat has a new photo';
	if ('delete_chat_photo' in message) return 'The chat’s photo was removed';
	return `${message.chat.title ?? 'The chat'} was created`;
}
