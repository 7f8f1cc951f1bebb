import type { ICredentialsDecrypted, ICredentialTestFunctions } from 'n8n-workflow';
import { describeBotReply } from '../../../nodes/shared/credentials/botCredential';
import { testProviderToken } from '../../../nodes/TelegramPayments/methods/credentialTest';

const run = async (data: Record<string, unknown> | undefined) =>
	await testProviderToken.call(
		{} as ICredentialTestFunctions,
		{
			id: '1',
			name: 'Provider',
			type: 'telegramPaymentProviderApi',
			data,
		} as ICredentialsDecrypted,
	);

describe('describeBotReply', () => {
	it.each<[string, unknown, boolean, RegExp]>([
		[
			'a bot',
			{ ok: true, result: { id: 1, username: 'tea_bot', first_name: 'Tea' } },
			true,
			/^Connected to @tea_bot \(Tea\)\.$/,
		],
		[
			'a page',
			'<html>',
			false,
			/^example\.com answered with HTTP status 200, but not as a Bot API/,
		],
		['another service', { ok: true }, false, /but not as a Bot API/],
	])(
		'given %s that answers, when it is described, then it says what it is',
		(_, body, works, text) => {
			const result = describeBotReply(
				{ statusCode: 200, body },
				{ baseUrl: 'https://example.com' },
			);
			expect(result.works).toBe(works);
			expect(result.text).toMatch(text);
		},
	);
});

describe('testProviderToken', () => {
	it.each([
		[
			'a test token',
			{ provider: 'stripe', providerToken: ' 284685063:TEST:MmY2ZjVlNWE0YTRh ' },
			'Stripe, TEST mode: no real money is charged.',
		],
		[
			'a live token',
			{ provider: 'yookassa', providerToken: '390540012:LIVE:12345' },
			'YooKassa, LIVE mode: buyers pay real money.',
		],
		[
			'Other with a known token',
			{ provider: 'other', providerToken: '390540012:LIVE:12345' },
			'YooKassa, LIVE mode',
		],
		['an unknown shape', { provider: 'ecommpay', providerToken: 'whatever' }, 'saved unchanged'],
		['no provider', { providerToken: '381764678:TEST:12345' }, 'YooKassa, TEST mode'],
	])('given %s, when tested, then it is accepted with a note', async (_what, data, note) => {
		const { status, message } = await run(data);
		expect(status).toBe('OK');
		expect(message).toContain(note);
		expect(message).not.toContain(data.providerToken.trim());
	});

	it.each([
		[
			'a secret key of Stripe',
			{ provider: 'stripe', providerToken: `sk_test_${'a'.repeat(24)}` },
			'Open @BotFather',
		],
		[
			'a publishable key of Stripe',
			{ provider: 'stripe', providerToken: `pk_live_${'a'.repeat(24)}` },
			'Open @BotFather',
		],
		[
			'a bot token',
			{ provider: 'stripe', providerToken: `123456789:${'A'.repeat(35)}` },
			'Telegram Payments API credential',
		],
		[
			'a token of another provider',
			{ provider: 'stripe', providerToken: '381764678:TEST:12345' },
			'Choose YooKassa under Provider',
		],
		['no token', { provider: 'stripe', providerToken: '' }, 'The token is empty'],
		['a token that is no text', { provider: 'stripe', providerToken: 5 }, 'The token is empty'],
		['no data', undefined, 'The token is empty'],
	])('given %s, when tested, then it says what to do', async (_what, data, advice) => {
		const { status, message } = await run(data);
		expect(status).toBe('Error');
		expect(message).toContain(advice);
		const token = String(data?.providerToken ?? '');
		if (token.length > 5) expect(message).not.toContain(token);
	});
});
