import {
	areUpdatesAsWanted,
	wantedUpdates,
} from '../../../nodes/TelegramPaymentsTrigger/allowedUpdates';
import { EVENTS, type EventName } from '../../../nodes/shared/payments/events';

const wanted = (...events: EventName[]) => wantedUpdates(new Set(events));
const ALWAYS = ['pre_checkout_query', 'shipping_query', 'message'];
const OTHER = wanted('other');

describe('wantedUpdates', () => {
	it.each<[EventName, string[]]>([
		['successful_payment', ALWAYS],
		['checkout_declined', ALWAYS],
		['refunded_payment', ALWAYS],
		['pre_checkout_query', ALWAYS],
		['shipping_query', ALWAYS],
		['message', ALWAYS],
		...(
			[
				'purchased_paid_media',
				'subscription',
				'inline_query',
				'chosen_inline_result',
				'chat_member',
				'chat_join_request',
				'callback_query',
			] as const
		).map((event): [EventName, string[]] => [event, [...ALWAYS, event]]),
	])(
		'given %s alone, when asked for, then checkouts are always among the kinds',
		(event, kinds) => {
			expect(wanted(event)).toEqual(kinds);
		},
	);

	it('given other updates too, when asked for, then every kind is named, and those with an event only if it is chosen', () => {
		expect(OTHER).toEqual(
			expect.arrayContaining([...ALWAYS, 'edited_message', 'poll', 'my_chat_member']),
		);
		expect(OTHER).not.toContain('chat_member');
		expect(OTHER).not.toContain('callback_query');
		expect(wanted('other', 'chat_member')).toEqual([...OTHER, 'chat_member']);
	});

	it('given all events, when asked for, then no kind is named twice', () => {
		const all = wanted(...EVENTS);
		expect(new Set(all).size).toBe(all.length);
		expect(all).toContain('chat_member');
	});
});

describe('areUpdatesAsWanted', () => {
	const allButMembers = wanted(...EVENTS.filter((event) => event !== 'chat_member'));

	it.each<[string, string[] | undefined, string[], boolean]>([
		['the same', ALWAYS, ALWAYS, true],
		['the same in another order', [...ALWAYS].reverse(), ALWAYS, true],
		['one missing', ['message'], ALWAYS, false],
		['one too many', [...ALWAYS, 'poll'], ALWAYS, false],
		['the default, a list wanted', undefined, ALWAYS, false],
		['an empty list, a list wanted', [], ALWAYS, false],
		['the default, all but what is sent on request wanted', undefined, allButMembers, true],
		['an empty list, all but what is sent on request wanted', [], allButMembers, true],
		['the default, members wanted too', undefined, wanted(...EVENTS), false],
		['the default, all but one wanted', undefined, allButMembers.slice(0, -1), false],
		['members that are no longer wanted', [...ALWAYS, 'chat_member'], ALWAYS, false],
		['members that are not asked for yet', ALWAYS, [...ALWAYS, 'chat_member'], false],
		['a server that does not know subscriptions', ALWAYS, [...ALWAYS, 'subscription'], true],
		[
			'a server that knows subscriptions',
			[...ALWAYS, 'subscription'],
			[...ALWAYS, 'subscription'],
			true,
		],
		['subscriptions that are no longer wanted', [...ALWAYS, 'subscription'], ALWAYS, false],
	])(
		'given %s, when compared, then it is told whether to register anew',
		(_, current, want, same) => {
			expect(areUpdatesAsWanted(current, want)).toBe(same);
		},
	);
});
