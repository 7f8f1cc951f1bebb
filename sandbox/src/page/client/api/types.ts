/** Objects of the control interface, as its schemas describe them. Amounts are in smallest units. */

import type { OpenRequest } from '../../../schema/checkouts.js';
import type { Sent } from '../../../schema/messages.js';
import type { OpenAppRequest } from '../../../schema/mini-apps.js';

export type { Change } from '../../../domain/events.js';
export type { InvitePreview as InviteView, PaidChannel } from '../../../schema/access.js';
export type {
	Card as CheckoutCard,
	CheckoutStatus,
	CheckoutView as Checkout,
} from '../../../schema/checkouts.js';
export type { InlineResultView, InlineSessionView } from '../../../schema/inline.js';
export type { InvoiceView, Receipt } from '../../../schema/invoices.js';
export type { Message } from '../../../schema/message.js';
export type { MessageList, ReplyKeyboard as ReplyKeyboardView } from '../../../schema/messages.js';
export type { AppView as MiniApp } from '../../../schema/mini-apps.js';
export type {
	BotCommand,
	BotView as Bot,
	ChatLine as ChatSummary,
	CustomerView as Customer,
} from '../../../schema/parties.js';
export type {
	ChangeType,
	ClockState,
	Fault,
	FaultRule,
	JournalEntry,
} from '../../../schema/running.js';
export type { SubscriptionView as Subscription } from '../../../schema/subscriptions.js';
export type {
	ChatType,
	FileOfMessage as FileView,
	InlineButton,
	LabeledPrice,
	MessageEntity,
	OrderInfo,
	ShippingAddress,
	User as Sender,
} from '../../../schema/telegram.js';

/** What a customer sends. */
export type SentBody = Sent;

/** What opens a Mini App. */
export type AppTarget = Omit<OpenAppRequest, 'customer_id' | 'token'> & { bot_id: number };

/** What a checkout is opened for: an invoice in a chat, or an invoice link. */
export type CheckoutTarget = Omit<OpenRequest, 'customer_id' | 'token'>;
