import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { InvoiceView, Receipt } from './invoices.js';
import { ReactionType } from './reactions.js';
import {
	Chat,
	FileOfMessage,
	InlineButton,
	MessageEntity,
	PaymentNotice,
	User,
} from './telegram.js';
import { exact, maybe, natural, open, ref, text, whole, yesNo } from './values.js';

const entities = maybe(Type.Array(ref(MessageEntity)));
const file = maybe(ref(FileOfMessage));
const decimal = Type.Number();

const location = { latitude: decimal, longitude: decimal, live_period: maybe(whole) };

/** What a message can hold. */
const content = {
	text: maybe(text),
	entities,
	caption: maybe(text),
	caption_entities: entities,
	photo: maybe(Type.Array(ref(FileOfMessage))),
	video: file,
	animation: file,
	video_note: file,
	sticker: file,
	audio: file,
	voice: file,
	document: file,
	has_media_spoiler: maybe(yesNo),
	contact: maybe(
		open({
			phone_number: text,
			first_name: text,
			last_name: maybe(text),
			user_id: maybe(whole),
			vcard: maybe(text),
		}),
	),
	location: maybe(open(location)),
	venue: maybe(open({ location: open(location), title: text, address: text })),
	dice: maybe(open({ emoji: text, value: whole })),
	poll: maybe(
		open({
			id: text,
			question: text,
			options: Type.Array(open({ text })),
			is_closed: yesNo,
			type: text,
		}),
	),
	rich_message: maybe(open({ blocks: Type.Array(open({ text })) })),
	invoice: maybe(
		open({
			title: text,
			description: text,
			start_parameter: text,
			currency: text,
			total_amount: natural,
		}),
	),
	paid_media: maybe(open({ star_count: natural, paid_media: Type.Array(open({ type: text })) })),
	gift: maybe(
		open({
			gift: open({ id: text, star_count: natural, sticker: maybe(open({ emoji: maybe(text) })) }),
			text: maybe(text),
		}),
	),
};

/** What a message reports that nobody wrote. */
const service = {
	successful_payment: maybe(ref(PaymentNotice)),
	refunded_payment: maybe(ref(PaymentNotice)),
	web_app_data: maybe(open({ button_text: text, data: text })),
	new_chat_title: maybe(text),
};

const fields = {
	message_id: whole,
	message_thread_id: maybe(whole),
	is_topic_message: maybe(yesNo),
	date: whole,
	edit_date: maybe(whole),
	from: maybe(ref(User)),
	sender_chat: maybe(ref(Chat)),
	chat: ref(Chat),
	via_bot: maybe(ref(User)),
	media_group_id: maybe(text),
	has_protected_content: maybe(yesNo),
	forward_origin: maybe(
		open({
			type: text,
			sender_user: maybe(ref(User)),
			chat: maybe(ref(Chat)),
			date: maybe(whole),
		}),
	),
	...content,
	...service,
	reply_markup: maybe(open({ inline_keyboard: Type.Array(Type.Array(ref(InlineButton))) })),
};

/** The message that another one replies to. */
export const RepliedMessage = open(fields, { $id: 'RepliedMessage' });

/** What only the customer sees of a message. */
export const SeenBeside = exact(
	{
		outgoing: Type.Boolean({ description: 'Sent by the bot.' }),
		silent: maybe(Type.Literal(true)),
		reaction: maybe(text),
		reactions: maybe(
			Type.Array(exact({ customer_id: whole, reaction: Type.Array(ReactionType) }), {
				description: 'Those of customers.',
			}),
		),
		invoice: maybe(ref(InvoiceView)),
		receipt: maybe(ref(Receipt)),
		pay_button_text: maybe(text),
		paid_media: maybe(exact({ star_count: natural, bought_by: Type.Array(whole) })),
	},
	{ $id: 'SeenBeside' },
);

/** Bot API: Message, as far as the sandbox makes it, with what only the customer sees. */
export const Message = open(
	{
		...fields,
		reply_to_message: maybe(ref(RepliedMessage)),
		sandbox: maybe(ref(SeenBeside)),
	},
	{ $id: 'Message' },
);
export type Message = Static<typeof Message>;
