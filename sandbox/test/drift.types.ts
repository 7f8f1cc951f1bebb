import type * as telegram from '@grammyjs/types';
import type { ChatMember, InviteLink } from '../src/schema/access.js';
import type { Message } from '../src/schema/message.js';
import type { MenuButton } from '../src/schema/parties.js';
import type * as own from '../src/schema/telegram.js';

// The objects the sandbox makes, held against the Bot API's as another library has written them down.
// Nothing here runs: it compiles for as long as both agree.

/** Names of an object or of any of a choice of objects. */
type Names<One> = One extends unknown ? keyof One : never;

/**
 * What Telegram's object must be for ours to be one: at least what ours has, with the same types; and
 * no name of ours that Telegram does not know.
 */
type Agrees<Ours, Telegram> = [Telegram] extends [Ours]
	? [Exclude<Names<Ours>, Names<Telegram>>] extends [never]
		? true
		: { invented: Exclude<Names<Ours>, Names<Telegram>> }
	: { differs: Ours };

/** Only takes what agrees. */
type Checked<All extends Record<string, true>> = All;

export type Agreement = Checked<{
	user: Agrees<own.User, telegram.User>;
	chat: Agrees<own.Chat, telegram.Chat>;
	entity: Agrees<own.MessageEntity, telegram.MessageEntity>;
	button: Agrees<own.InlineButton, telegram.InlineKeyboardButton>;
	photo: Agrees<Pick<own.FileOfMessage, 'file_id' | 'file_unique_id'>, telegram.PhotoSize>;
	address: Agrees<own.ShippingAddress, telegram.ShippingAddress>;
	order: Agrees<own.OrderInfo, telegram.OrderInfo>;
	price: Agrees<own.LabeledPrice, telegram.LabeledPrice>;
	payment: Agrees<
		Omit<own.PaymentNotice, 'provider_payment_charge_id'>,
		telegram.SuccessfulPayment
	>;
	refund: Agrees<
		Pick<own.PaymentNotice, 'currency' | 'total_amount' | 'invoice_payload'>,
		telegram.RefundedPayment
	>;
	member: Agrees<Omit<ChatMember, 'paid_place'>, telegram.ChatMember>;
	link: Agrees<Omit<InviteLink, 'creator'>, telegram.ChatInviteLink>;
	menu: Agrees<MenuButton, telegram.MenuButton>;
	// Rich messages are shown as plain paragraphs only.
	message: Agrees<Omit<Message, 'sandbox' | 'rich_message' | 'reply_to_message'>, telegram.Message>;
}>;
