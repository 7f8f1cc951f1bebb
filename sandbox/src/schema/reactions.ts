import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { botReference, exact, maybe, text, whole } from './values.js';

/** Bot API: ReactionType. */
export const ReactionType = Type.Union([
	exact({ type: Type.Literal('emoji'), emoji: text }),
	exact({ type: Type.Literal('custom_emoji'), custom_emoji_id: text }),
	exact({ type: Type.Literal('paid') }),
]);

/** A customer reacts to a message; no reaction takes the former one away. */
export const ReactRequest = exact({
	...botReference,
	customer_id: whole,
	chat_id: maybe(Type.Integer({ description: 'The private chat with the bot unless given.' })),
	message_id: whole,
	reaction: Type.Array(ReactionType),
});
export type ReactRequest = Static<typeof ReactRequest>;

/** A customer boosts a chat. */
export const BoostRequest = exact({
	customer_id: whole,
	days: maybe(Type.Integer({ minimum: 1, description: 'How long it lasts, 30 unless given.' })),
});
export type BoostRequest = Static<typeof BoostRequest> & { chat_id: number };

export const Boosted = exact(
	{ boost_id: text, add_date: whole, expiration_date: whole },
	{ $id: 'Boosted' },
);
export type Boosted = Static<typeof Boosted>;
