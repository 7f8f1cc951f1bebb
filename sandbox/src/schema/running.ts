import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { exact, maybe, natural, oneOf, ref, text, whole, yesNo } from './values.js';

export const Health = exact(
	{ status: Type.Literal('ok'), version: text, now: text },
	{ $id: 'Health' },
);

export const JournalQuery = exact({
	since: maybe(natural),
	limit: maybe(Type.Integer({ minimum: 1, maximum: 5000 })),
	bot_id: maybe(whole),
});

/** What a change can be about. */
const CHANGE_TYPES = [
	'message',
	'checkout',
	'journal',
	'chat',
	'clock',
	'reset',
	'customer',
	'bot',
	'mini_app',
] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];

const anyType = `(?:${CHANGE_TYPES.join('|')})`;

export const EventsQuery = exact({
	types: maybe(
		Type.Unsafe<string>({
			type: 'string',
			pattern: `^${anyType}(?:,${anyType})*$`,
			description: `Only these, separated by commas, of ${CHANGE_TYPES.join(', ')}. All when absent.`,
		}),
	),
});

/** The types a list names; undefined when there is none. */
export const readTypes = (list: string | undefined): ReadonlySet<ChangeType> | undefined =>
	list === undefined ? undefined : new Set(list.split(',') as ChangeType[]);

/** One line of the sandbox's record of what happened. */
export const JournalEntry = exact(
	{
		seq: natural,
		at: text,
		kind: oneOf('call', 'delivery', 'clock', 'fault', 'checkout'),
		bot_id: maybe(whole),
		method: maybe(text),
		parameters: maybe(Type.Unknown()),
		answer: maybe(Type.String({ description: 'What came back, cut where it is long.' })),
		update_id: maybe(whole),
		update_type: maybe(text),
		attempt: maybe(natural),
		via: maybe(oneOf('webhook', 'polling', 'response')),
		status: Type.Union([Type.Number(), text]),
		ok: yesNo,
		description: maybe(text),
		note: maybe(
			Type.String({
				description:
					'What Telegram would not say: why it was refused, which parameters nothing was done with.',
			}),
		),
		duration_ms: maybe(Type.Number()),
	},
	{ $id: 'JournalEntry' },
);
export type JournalEntry = Static<typeof JournalEntry>;
export const JournalPage = exact(
	{
		entries: Type.Array(ref(JournalEntry)),
		next: Type.Integer({ description: 'The number to go on from.' }),
	},
	{ $id: 'JournalPage' },
);

/** A change of the clock; the parts are done in this order: freeze, set, advance, release. */
export const ClockChange = exact({
	advance_ms: maybe(natural),
	set: maybe(Type.String({ description: 'ISO 8601; not before now.' })),
	frozen: maybe(yesNo),
});
export type ClockChange = Static<typeof ClockChange>;
export const ClockState = exact({ now: text, frozen: yesNo }, { $id: 'Clock' });
export type ClockState = Static<typeof ClockState>;

export const FaultKind = oneOf('refuse', 'delay', 'drop', '429', 'cut', 'duplicate');
export type FaultKind = Static<typeof FaultKind>;

const rule = {
	scope: oneOf('method', 'delivery'),
	method: maybe(Type.String({ description: 'In any case; every method when absent.' })),
	update_type: maybe(Type.String({ description: 'Of deliveries; any when absent.' })),
	bot_id: maybe(whole),
	kind: FaultKind,
	error_code: maybe(Type.Integer({ minimum: 400, maximum: 599 })),
	description: maybe(text),
	retry_after: maybe(Type.Integer({ minimum: 1 })),
	parameters: maybe(
		exact(
			{ migrate_to_chat_id: maybe(whole) },
			{ description: 'What a refused call is told besides (Bot API: ResponseParameters).' },
		),
	),
	delay_ms: maybe(natural),
	count: maybe(
		Type.Integer({ minimum: 1, description: 'How often it strikes; without end when absent.' }),
	),
	probability: maybe(Type.Number({ minimum: 0, maximum: 1, description: 'Always when absent.' })),
};

/** A disturbance to order. */
export const FaultRule = exact(rule);
export type FaultRule = Static<typeof FaultRule>;

export const Fault = exact({ ...rule, id: text, hits: natural }, { $id: 'Fault' });
export type Fault = Static<typeof Fault>;
export const FaultList = exact({ faults: Type.Array(ref(Fault)) }, { $id: 'FaultList' });
export const FaultOrdered = exact({ id: text }, { $id: 'FaultOrdered' });
