import { providerWarnings } from '../../../nodes/shared/providers/warnings';

const STRIPE = '284685063:TEST:MmY2ZjVlNWE0YTRh';
const CLICK = `398062629:TEST:999999999_${'A'.repeat(40)}`;

describe('providerWarnings', () => {
	it.each([
		[
			'a test token in a currency the provider takes',
			{ providerToken: STRIPE, provider: 'stripe', currency: 'USD', chatId: 5 },
		],
		[
			'a provider nothing is known about',
			{ providerToken: '9:TEST:a', provider: 'other', currency: 'KZT' },
		],
		[
			'a live token in production',
			{ providerToken: '9:LIVE:a', provider: 'other', currency: 'USD', isTestRun: false },
		],
		['no token yet', { providerToken: '', provider: 'stripe', currency: 'USD' }],
		['a token of unknown shape', { providerToken: 'hello', provider: 'stripe', currency: 'USD' }],
		[
			'CLICK in a private chat',
			{ providerToken: CLICK, provider: 'click', currency: 'UZS', chatId: 5 },
		],
		['CLICK as a link', { providerToken: CLICK, provider: 'click', currency: 'UZS' }],
		[
			'CLICK where the chat is known to be private',
			{
				providerToken: CLICK,
				provider: 'click',
				currency: 'UZS',
				chatId: '@buyer',
				chatType: 'private',
			},
		],
	])('given %s, when asked, then there is nothing to warn about', (_what, use) => {
		expect(providerWarnings(use)).toEqual([]);
	});

	it.each([
		[
			'a live token',
			{
				providerToken: '350862534:LIVE:MmY2ZjVlNWE0YTRh',
				provider: 'stripe',
				currency: 'USD',
				isTestRun: true,
			},
			['The provider token of Stripe is LIVE: buyers pay real money.'],
		],
		[
			'a live token of an unknown provider',
			{ providerToken: '9:LIVE:a', provider: 'other', currency: 'USD', isTestRun: true },
			['The provider token is LIVE: buyers pay real money.'],
		],
		[
			'a live token of unknown start under a chosen provider',
			{ providerToken: '9:LIVE:a', provider: 'tranzzo', currency: 'UAH', isTestRun: true },
			['The provider token of Tranzzo is LIVE: buyers pay real money.'],
		],
		[
			'a currency the provider is not known to take',
			{ providerToken: '381764678:TEST:12345', provider: 'yookassa', currency: 'USD' },
			[expect.stringContaining('YooKassa is known to accept RUB only, and the invoice is in USD')],
		],
		[
			'a token of another provider in a currency only that one takes',
			{ providerToken: '381764678:TEST:12345', provider: 'stripe', currency: 'RUB' },
			[expect.stringContaining('This is a token of YooKassa, but Stripe is chosen')],
		],
		[
			'a key of Stripe',
			{ providerToken: `sk_live_${'a'.repeat(24)}`, provider: 'stripe', currency: 'USD' },
			[expect.stringContaining('secret key of the Stripe API')],
		],
		[
			'CLICK in a group',
			{ providerToken: CLICK, provider: 'click', currency: 'UZS', chatId: '-1001234' },
			[expect.stringContaining('cannot go to groups or channels')],
		],
		[
			'CLICK in a channel by name',
			{ providerToken: CLICK, provider: 'click', currency: 'UZS', chatId: ' @shop' },
			[expect.stringContaining('cannot go to groups or channels')],
		],
		[
			'CLICK where the chat is known to be a group, in another currency',
			{ providerToken: CLICK, provider: 'click', currency: 'USD', chatId: 5, chatType: 'group' },
			[
				expect.stringContaining('CLICK is known to accept UZS only'),
				expect.stringContaining('cannot go to groups or channels'),
			],
		],
	])('given %s, when asked, then it warns', (_what, use, warnings) => {
		expect(providerWarnings(use)).toEqual(warnings);
		expect(providerWarnings(use).join()).not.toContain(use.providerToken);
	});
});
