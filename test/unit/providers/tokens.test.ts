import fc from 'fast-check';
import { PROVIDERS } from '../../../nodes/shared/providers/providers';
import {
	describeToken,
	recognizeProviderToken,
	trimToken,
} from '../../../nodes/shared/providers/tokens';

const hex = (length: number) => '0123456789abcdef'.repeat(8).slice(0, length);
const UUID = '0f8fad5b-d9cb-469f-a165-70867728950e';

/** Made-up tokens of the shapes that were seen. */
const SAMPLES = [
	['284685063:TEST:MmY2ZjVlNWE0YTRh', 'stripe', 'test'],
	['350862534:LIVE:MmY2ZjVlNWE0YTRh', 'stripe', 'live'],
	['381764678:TEST:12345', 'yookassa', 'test'],
	['390540012:LIVE:123456', 'yookassa', 'live'],
	[`401643678:TEST:${UUID}`, 'sberbank', 'test'],
	[`410182388:LIVE:${UUID}`, 'sberbank', 'live'],
	[`410694247:TEST:${UUID}`, 'tranzzo', 'test'],
	['371317599:TEST:1600000000000', 'payme', 'test'],
	[`387026696:LIVE:${hex(24)}`, 'payme', 'live'],
	[`398062629:TEST:999999999_${hex(40).toUpperCase()}`, 'click', 'test'],
	[`333605228:LIVE:12345_${hex(40).toUpperCase()}`, 'click', 'live'],
	['632593626:TEST:sandbox_i12345678901', 'liqpay', 'test'],
	['632593626:TEST:i12345678901', 'liqpay', 'test'],
	['635983722:LIVE:i12345678901', 'liqpay', 'live'],
	[`1744374395:TEST:${hex(20)}`, 'paymaster', 'test'],
	[`1842663557:TEST:${hex(40)}`, 'bank131', 'test'],
	[`1832575495:TEST:${hex(64)}`, 'psb', 'test'],
	['1650291590:TEST:1600000000000_AbCdEfGh12345678', 'globalPayUz', 'test'],
	[`1877036958:TEST:${hex(40)}`, 'smartGlocal', 'test'],
	['1661751239:TEST:abcd-1234-efgh-5678', 'portmone', 'test'],
	['5420394252:TEST:123456', 'paybox', 'test'],
	['6618536796:TEST:123456', 'freedomPay', 'test'],
	['6450350554:LIVE:123456', 'freedomPay', 'live'],
	['6141645565:TEST:AbCdEfGh12345678AbCd', 'chapa', 'test'],
	['2051251535:TEST:OTk5MDA4ODgxLTAwNQ==', 'redsys', 'test'],
	['6073714100:TEST:TG_AbCdEfGh12345678AbCdEf', 'ammerPay', 'test'],
	['5775769170:LIVE:TG_AbCdEfGh12345678AbCdEf', 'ammerPay', 'live'],
] as const;

const BOT_TOKEN = `123456789:${'A'.repeat(35)}`;

describe('recognizeProviderToken', () => {
	it.each(SAMPLES)(
		'given %s, when recognized, then it is %s in %s mode',
		(token, provider, mode) => {
			expect(recognizeProviderToken(token)).toEqual({
				kind: 'provider',
				provider,
				mode,
				looksAsSeen: true,
			});
		},
	);

	it('given the samples, when compared with the table, then every token shape known is among them', () => {
		const known = PROVIDERS.flatMap(({ id, token }) => [
			...(token.test ? [`${id} test`] : []),
			...(token.live ? [`${id} live`] : []),
		]);
		const tried = new Set<string>(SAMPLES.map(([, provider, mode]) => `${provider} ${mode}`));
		expect(known.filter((one) => !tried.has(one))).toEqual([]);
	});

	it.each([
		['a known prefix with another tail', '381764678:TEST:abc', 'yookassa', 'test', false],
		['a test prefix in a live token', '284685063:LIVE:MmY2ZjVlNWE0YTRh', 'stripe', 'live', false],
		[
			'a test prefix whose live one is unknown',
			`410694247:LIVE:${UUID}`,
			'tranzzo',
			'live',
			undefined,
		],
		['an unknown prefix', '123:TEST:abc', undefined, 'test', undefined],
	])('given %s, when recognized, then it is still taken', (_what, token, provider, mode, seen) => {
		expect(recognizeProviderToken(token)).toEqual({
			kind: 'provider',
			provider,
			mode,
			looksAsSeen: seen,
		});
	});

	it.each([
		[`sk_test_${'a'.repeat(24)}`, 'secret'],
		[`sk_live_${'a'.repeat(24)}`, 'secret'],
		[`pk_test_${'a'.repeat(24)}`, 'publishable'],
		[`rk_live_${'a'.repeat(24)}`, 'restricted'],
	])('given %s, when recognized, then it is a %s key of Stripe', (token, key) => {
		expect(recognizeProviderToken(token)).toEqual({ kind: 'stripeKey', key });
	});

	it.each([
		['a bot token', BOT_TOKEN, 'botToken'],
		['nothing', '', 'empty'],
		['blanks and quotes', ' "" \n', 'empty'],
		['a word', 'hello', 'unrecognized'],
		['a sentence around a token', 'Token: 123:TEST:abc', 'unrecognized'],
		['a lower-case mode', '123:test:abc', 'unrecognized'],
		['a token without its tail', '123:TEST:', 'unrecognized'],
	])('given %s, when recognized, then it is called what it is', (_what, token, kind) => {
		expect(recognizeProviderToken(token)).toEqual({ kind });
	});

	it('given any blanks and quotes around a token, when recognized, then they do not matter', () => {
		const edge = fc.string({ unit: fc.constantFrom(' ', '\n', '\t', '"', "'", '`', '«', '”') });
		fc.assert(
			fc.property(edge, fc.constantFrom(...SAMPLES), edge, (before, [token], after) => {
				expect(trimToken(before + token + after)).toBe(token);
				expect(recognizeProviderToken(before + token + after)).toEqual(
					recognizeProviderToken(token),
				);
			}),
		);
	});

	it('given any text at all, when recognized and described, then nothing of it is repeated', () => {
		const secret = fc.stringMatching(/^[A-Za-z0-9]{12,40}$/);
		const around = fc.constantFrom('', '284685063:TEST:', '999:LIVE:', 'sk_live_', '123456789:');
		fc.assert(
			fc.property(around, secret, (before, tail) => {
				const { text } = describeToken(recognizeProviderToken(before + tail), 'yookassa');
				expect(text).not.toContain(tail);
			}),
		);
	});
});

describe('describeToken', () => {
	it.each([
		[
			'a test token of the chosen provider',
			SAMPLES[0][0],
			'stripe',
			true,
			'Stripe, TEST mode: no real money',
		],
		[
			'a live token of the chosen provider',
			SAMPLES[1][0],
			'stripe',
			true,
			'Stripe, LIVE mode: buyers pay real money',
		],
		['a token with Other chosen', SAMPLES[2][0], 'other', true, 'YooKassa, TEST mode'],
		['a token with nothing chosen', SAMPLES[2][0], undefined, true, 'YooKassa, TEST mode'],
		['a token that looks different', '381764678:TEST:abc', 'yookassa', true, 'copied whole'],
		[
			'an unknown token of an unknown provider',
			'9:TEST:a',
			'other',
			true,
			'Provider not recognized, TEST mode',
		],
		[
			'an unknown token of a provider without samples',
			'9:LIVE:a',
			'ecommpay',
			true,
			'ECOMMPAY, LIVE mode',
		],
		[
			'an unknown token of a provider with samples',
			'9:TEST:a',
			'stripe',
			true,
			'starts differently',
		],
		['an unknown shape', 'hello', 'stripe', true, 'saved unchanged'],
		[
			'a token of another provider',
			SAMPLES[2][0],
			'stripe',
			false,
			'Choose YooKassa under Provider',
		],
		[
			'a key of Stripe',
			`sk_test_${'a'.repeat(24)}`,
			'stripe',
			false,
			'secret key of the Stripe API',
		],
		['a bot token', BOT_TOKEN, 'stripe', false, 'Telegram Payments API credential'],
		['nothing', '', 'stripe', false, 'The token is empty'],
	])(
		'given %s, when described, then it says what it is and what to do',
		(_what, token, chosen, usable, part) => {
			const described = describeToken(recognizeProviderToken(token), chosen);
			expect(described.usable).toBe(usable);
			expect(described.text).toContain(part);
			expect(described.text).not.toMatch(/error|problem|failure|mistake/i);
		},
	);
});
