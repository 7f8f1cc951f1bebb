import { callbackQuery } from './plainUpdates/callbackQuery';
import { chatJoinRequest } from './plainUpdates/chatJoinRequest';
import { chatMember } from './plainUpdates/chatMember';
import { chosenInlineResult } from './plainUpdates/chosenInlineResult';
import { inlineQuery } from './plainUpdates/inlineQuery';
import type { PlainReader } from './plainUpdates/plainUpdate';

interface Event {
	/** Of its output; short, because it stands on the canvas. */
	output: string;
	/** In the list of events. */
	title: string;
	description: string;
	/** The kind of update that brings it (Bot API: Update); none for `other`, which many kinds bring. */
	kind?: string;
	/** How the update is read when it is not about money. */
	read?: PlainReader;
}

/** What a run can be started for, in the order of the outputs. */
export const EVENT_TABLE = {
	successful_payment: {
		output: 'Paid',
		title: 'Payment Successful',
		description: 'The money has moved: deliver now',
		kind: 'message',
	},
	checkout_declined: {
		output: 'Declined',
		title: 'Checkout Declined',
		description: 'A checkout rule or a shipping zone declined a buyer, who already has the answer',
		kind: 'pre_checkout_query',
	},
	refunded_payment: {
		output: 'Refunded',
		title: 'Payment Refunded',
		description: 'Stars were returned to the buyer',
		kind: 'message',
	},
	pre_checkout_query: {
		output: 'Pre-Checkout',
		title: 'Pre-Checkout Query',
		description: 'A buyer has pressed Pay and waits for a yes',
		kind: 'pre_checkout_query',
	},
	shipping_query: {
		output: 'Shipping',
		title: 'Shipping Query',
		description: 'A buyer has entered an address and waits for delivery options',
		kind: 'shipping_query',
	},
	purchased_paid_media: {
		output: 'Paid Media',
		title: 'Paid Media Purchased',
		description: 'A user unlocked paid media that was sent with a payload, outside of channels',
		kind: 'purchased_paid_media',
	},
	subscription: {
		output: 'Subscription',
		title: 'Subscription Changed',
		description:
			'A Stars subscription was canceled, resumed, or could not be renewed (Bot API 10.2 and later)',
		kind: 'subscription',
	},
	inline_query: {
		output: 'Inline Query',
		title: 'Inline Query',
		description: "A user typed the bot's name and a text in any chat, and waits for results",
		kind: 'inline_query',
		read: inlineQuery,
	},
	chosen_inline_result: {
		output: 'Inline Result',
		title: 'Inline Result Chosen',
		description: 'A user sent one of the inline results. Turn on inline feedback in @BotFather.',
		kind: 'chosen_inline_result',
		read: chosenInlineResult,
	},
	chat_member: {
		output: 'Member',
		title: 'Chat Member Changed',
		description: 'A user joined or left a chat where the bot is an administrator',
		kind: 'chat_member',
		read: chatMember,
	},
	chat_join_request: {
		output: 'Join Request',
		title: 'Join Request',
		description: 'A user requests to join a chat where the bot can invite users',
		kind: 'chat_join_request',
		read: chatJoinRequest,
	},
	message: {
		output: 'Message',
		title: 'Message Received',
		description: 'A user wrote to the bot, for example a command',
		kind: 'message',
	},
	callback_query: {
		output: 'Button',
		title: 'Button Pressed',
		description: 'A user pressed a button under a message of the bot',
		kind: 'callback_query',
		read: callbackQuery,
	},
	other: {
		output: 'Other',
		title: 'Other Update',
		description: 'Anything else, such as edited messages and polls, in the format of Telegram',
	},
} as const satisfies Readonly<Record<string, Event>>;

export type EventName = keyof typeof EVENT_TABLE;

/** The events of updates that are not about money and not messages. */
export type PlainEvent = {
	[Name in EventName]: (typeof EVENT_TABLE)[Name] extends { read: PlainReader } ? Name : never;
}[EventName];

export const EVENTS = Object.keys(EVENT_TABLE) as readonly EventName[];

/**
 * Events of a new node. Rules answer a pre-checkout without a run, so a sale that they refuse would
 * otherwise be invisible.
 */
export const DEFAULT_EVENTS: readonly EventName[] = ['successful_payment', 'checkout_declined'];
