import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { botReference, exact, maybe, oneOf, text, whole, yesNo } from './values.js';

/** How a Mini App was opened; it decides what the app is told of the customer. */
export const Launch = oneOf(
	'inline_button',
	'menu_button',
	'keyboard_button',
	'inline_results',
	'link',
);
export type Launch = Static<typeof Launch>;

export const Theme = Type.Record(text, text, {
	description: 'Colours; a light page’s unless given.',
});
export type Theme = Static<typeof Theme>;

/** A customer opens a Mini App. */
export const OpenAppRequest = exact({
	...botReference,
	customer_id: whole,
	launch: maybe(Launch),
	chat_id: maybe(Type.Integer({ description: 'The private chat with the bot unless given.' })),
	message_id: maybe(
		Type.Integer({
			description: 'The message whose button is tapped; without it url says where it leads.',
		}),
	),
	button_text: maybe(Type.String({ description: 'Which button, where there are several.' })),
	url: maybe(text),
	start_param: maybe(Type.String({ description: 'Of a link (?startapp=).' })),
	theme: maybe(Theme),
});
export type OpenAppRequest = Static<typeof OpenAppRequest>;

export const AppView = exact(
	{
		id: text,
		bot_id: whole,
		customer_id: whole,
		launch: Launch,
		chat_id: whole,
		url: text,
		init_data: text,
		query_id: maybe(text),
		closed: yesNo,
	},
	{ $id: 'MiniApp' },
);
export type AppView = Static<typeof AppView>;

export const AppKey = exact({ public_key: text }, { $id: 'MiniAppKey' });
export const AppData = exact({ data: text });
export const ShareRequest = exact({
	message_id: text,
	chat_id: maybe(whole),
	chat_bot_id: maybe(whole),
});
export type ShareRequest = Static<typeof ShareRequest>;
