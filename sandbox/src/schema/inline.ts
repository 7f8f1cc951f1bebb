import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { InlineButton } from './telegram.js';
import { botReference, exact, maybe, oneOf, open, ref, text, whole, yesNo } from './values.js';

/** The chat a customer types in. */
const typed = {
	chat_id: maybe(
		Type.Integer({ description: 'A group or channel; the customer’s private chat unless given.' }),
	),
	chat_bot_id: maybe(
		Type.Integer({ description: 'Whose private chat it is: the bot that is asked unless given.' }),
	),
};
export const WhereTyped = exact(typed);
export type WhereTyped = Static<typeof WhereTyped>;

const question = {
	...botReference,
	...typed,
	customer_id: whole,
	query: text,
	offset: maybe(text),
};

/** A customer types `@bot query` in a chat. */
export const InlineQuestionRequest = exact(question);
export type InlineQuestionRequest = Static<typeof InlineQuestionRequest>;

/** A customer sends one of the results; the first unless one is named. */
export const ChooseRequest = exact({ ...typed, query_id: text, result_id: maybe(text) });
export type ChooseRequest = Static<typeof ChooseRequest>;

/** Both at once: types, waits for the answer and sends one of the results. */
export const InlineRequest = exact({ ...question, result_id: maybe(text) });
export type InlineRequest = Static<typeof InlineRequest>;

export const InlineResultView = exact(
	{
		id: text,
		type: text,
		title: text,
		description: maybe(text),
		thumbnail_url: maybe(text),
		message: open({
			text: maybe(text),
			caption: maybe(text),
			invoice: maybe(open({ title: text, description: text })),
		}),
		reply_markup: maybe(open({ inline_keyboard: Type.Array(Type.Array(ref(InlineButton))) })),
		invoice_payload: maybe(text),
	},
	{ $id: 'InlineResult' },
);
export type InlineResultView = Static<typeof InlineResultView>;

/** What a customer sees of the answer to what they typed. */
export const InlineSessionView = exact(
	{
		query_id: text,
		status: oneOf('answered', 'timeout'),
		cached: yesNo,
		took_ms: Type.Number(),
		results: Type.Array(ref(InlineResultView)),
		next_offset: maybe(text),
		is_personal: maybe(yesNo),
		cache_time: maybe(whole),
		button: maybe(
			exact({
				text,
				start_parameter: maybe(text),
				web_app: maybe(exact({ url: text })),
			}),
		),
	},
	{ $id: 'InlineSession' },
);
export type InlineSessionView = Static<typeof InlineSessionView>;
