import {
	areUpdatesAsWanted,
	wantedUpdates,
} from '../../../nodes/TelegramPaymentsTrigger/allowedUpdates';
import { EVENTS, type PaymentEvent } from '../../../nodes/shared/payments/updates';

const wanted = (...events: PaymentEvent[]) => wantedUpdates(new Set(events));
const ALWAYS = ['pre_checkout_query', 'shipping_query', 'message'];

describe('wantedUpdates', () => {
	it.each<[PaymentEvent, string[]]>([
		['pre_checkout_query', ALWAYS],
		['shipping_query', ALWAYS],
		['successful_payment', ALWAYS],
		['refunded_payment', ALWAYS],
		['purchased_paid_media', [...ALWAYS, 'purchased_paid_media']],
		['subscription', [...ALWAYS, 'subscription']],
		['other', []],
	])(
		'given %s alone, when asked for, then checkouts are always among the kinds',
		(event, kinds) => {
			expect(wanted(event)).toEqual(kinds);
		},
	);

	it("given other updates too, when asked for, then it is Telegram's default", () => {
		expect(wanted(...EVENTS)).toEqual([]);
	});
});

describe('areUpdatesAsWanted', () => {
	it.each<[string, string[] | undefined, string[], boolean]>([
		['the same', ALWAYS, ALWAYS, true],
		['the same in another order', [...ALWAYS].reverse(), ALWAYS, true],
		['one missing', ['message'], ALWAYS, false],
		['one too many', [...ALWAYS, 'poll'], ALWAYS, false],
		['the default, a list wanted', undefined, ALWAYS, false],
		['an empty list, a list wanted', [], ALWAYS, false],
		['the default, the default wanted', undefined, [], true],
		['an empty list, the default wanted', [], [], true],
		['a list, the default wanted', ALWAYS, [], false],
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
