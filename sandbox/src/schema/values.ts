import { Type } from '@sinclair/typebox';
import type { ObjectOptions, Static, TProperties, TSchema, TUnsafe } from '@sinclair/typebox';

/** An object that has what is named here and nothing else: what is more is mostly a slip of the pen. */
export const exact = <Fields extends TProperties>(fields: Fields, options: ObjectOptions = {}) =>
	Type.Object(fields, { ...options, additionalProperties: false });

/** An object of Telegram's: it may have more than is described here. */
export const open = <Fields extends TProperties>(fields: Fields, options: ObjectOptions = {}) =>
	Type.Object(fields, { ...options, additionalProperties: true });

/** One of a few texts. */
export const oneOf = <const Texts extends readonly string[]>(
	...texts: Texts
): TUnsafe<Texts[number]> => Type.Unsafe({ type: 'string', enum: texts });

/** Another schema, by its `$id`. */
export const ref = <One extends TSchema>(schema: One): TUnsafe<Static<One>> =>
	Type.Unsafe({ $ref: `${schema.$id}#` });

export const text = Type.String();
export const whole = Type.Integer();
export const natural = Type.Integer({ minimum: 0 });
export const yesNo = Type.Boolean();
export const maybe = Type.Optional;

/** Names a bot by token or id. */
export const botReference = { token: maybe(text), bot_id: maybe(whole) };
export const BotReference = exact(botReference);
export type BotReference = Static<typeof BotReference>;

/** `:id` as a whole number. */
export const NumericId = exact({ id: whole });
/** `:id` as text. */
export const TextId = exact({ id: text });

/** Nothing more to say than that it is done. */
export const Done = exact({}, { $id: 'Done' });

/** Why a call cannot be done. */
export const Refusal = exact(
	{ error: Type.String({ description: 'One sentence.' }) },
	{ $id: 'Refusal' },
);
