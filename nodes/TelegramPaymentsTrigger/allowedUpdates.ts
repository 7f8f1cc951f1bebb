import { EVENT_TABLE, EVENTS, type EventName } from '../shared/payments/events';

/** Kinds without an event of their own, without the reactions, which Telegram sends on request only. */
const OTHER_KINDS = [
	'edited_message',
	'channel_post',
	'edited_channel_post',
	'business_connection',
	'business_message',
	'edited_business_message',
	'deleted_business_messages',
	'poll',
	'poll_answer',
	'my_chat_member',
	'chat_boost',
	'removed_chat_boost',
	'managed_bot',
	'guest_message',
];

/** Always: the trigger answers these even when they start no run, and payments come in messages. */
const ALWAYS = ['pre_checkout_query', 'shipping_query', 'message'];

/** Words that Bot API servers of before these kinds drop from the list without an error. */
const RECENT: ReadonlySet<string> = new Set(['subscription', 'managed_bot', 'guest_message']);

/** What Telegram sends on request only (Bot API: setWebhook, `allowed_updates`). */
const ON_REQUEST: ReadonlySet<string> = new Set([
	'chat_member',
	'message_reaction',
	'message_reaction_count',
]);

/**
 * The kinds of updates to ask Telegram for (Bot API: setWebhook and getUpdates, `allowed_updates`). All
 * are named, so that Telegram's default, which leaves out `chat_member`, never stands in for them.
 */
export function wantedUpdates(events: ReadonlySet<EventName>): string[] {
	const chosen = [...events].flatMap((event) =>
		event === 'other' ? OTHER_KINDS : [EVENT_TABLE[event].kind],
	);
	return [...new Set([...ALWAYS, ...chosen])];
}

/**
 * Whether Telegram's current setting is the wanted one.
 *
 * @param current `getWebhookInfo.allowed_updates`, absent when it is Telegram's default
 */
export function areUpdatesAsWanted(current: string[] | undefined, wanted: string[]): boolean {
	const needed = wanted.filter((kind) => !RECENT.has(kind));
	if (current === undefined || current.length === 0) {
		// A list of all kinds but those on request is Telegram's default, and not told back.
		const all = wantedUpdates(new Set(EVENTS));
		const isAll = all.every((kind) => ON_REQUEST.has(kind) || wanted.includes(kind));
		return isAll && needed.every((kind) => !ON_REQUEST.has(kind));
	}
	return (
		needed.every((kind) => current.includes(kind)) && current.every((kind) => wanted.includes(kind))
	);
}
