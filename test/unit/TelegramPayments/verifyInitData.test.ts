import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { router } from '../../../nodes/TelegramPayments/actions/router';

const TOKEN = `123456789:${'B'.repeat(35)}`;
const NOW = 1_800_000_000;
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const PUBLIC_KEY = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');

const lines = (values: Record<string, string>): string =>
	Object.keys(values)
		.sort()
		.map((key) => `${key}=${values[key]}`)
		.join('\n');

function initData(more: Record<string, string> = {}, token = TOKEN): string {
	const values = {
		auth_date: String(NOW - 60),
		user: '{"id":7,"first_name":"Ann","username":"ann","language_code":"de","is_premium":true}',
		...more,
	};
	const message = `${token.split(':')[0]}:WebAppData\n${lines(values)}`;
	const signature = sign(null, Buffer.from(message), privateKey).toString('base64url');
	const all = { ...values, signature };
	const secret = createHmac('sha256', 'WebAppData').update(token).digest();
	const hash = createHmac('sha256', secret).update(lines(all)).digest('hex');
	return new URLSearchParams({ ...all, hash }).toString();
}

async function verify(parameters: IDataObject, token = TOKEN): Promise<IDataObject | Error> {
	const all: IDataObject = { resource: 'miniApp', operation: 'verifyInitData', ...parameters };
	const context = {
		getInputData: () => [{ json: {} }],
		getNodeParameter: (name: string, _index: number, fallback: unknown) => all[name] ?? fallback,
		getNode: () => ({ name: 'Telegram Payments' }),
		continueOnFail: () => false,
		async getCredentials() {
			if (parameters.verifyBy === 'signature') throw new Error('no token is needed');
			return { accessToken: `${token}\n` };
		},
	} as unknown as IExecuteFunctions;
	try {
		const [items = []] = await router.call(context);
		return items[0]?.json ?? {};
	} catch (error) {
		return error as Error;
	}
}

const BY_SIGNATURE = {
	verifyBy: 'signature',
	botId: '123456789',
	signedWith: 'other',
	publicKey: PUBLIC_KEY,
};

beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(NOW * 1_000));
afterEach(() => jest.restoreAllMocks());

describe('Mini App: Verify Init Data', () => {
	it.each(['', ' ', 'undefined', '123456789:'])(
		'given data that is signed with a bot token of "%s", when it is that of the credential, then it is refused',
		async (token) => {
			const error = (await verify({ initData: initData({}, token.trim()) }, token)) as Error;
			expect(error.message).toContain('"Access Token": of the Telegram Payments API credential is');
		},
	);

	it.each([
		['the bot token', {}],
		['the signature', BY_SIGNATURE],
	])('given fresh data, when verified by %s, then the user is a flat row', async (_by, more) => {
		const data = initData({ start_param: 'mug', chat_type: 'private', query_id: 'AAF' });
		expect(await verify({ initData: data, ...more })).toEqual({
			user_id: 7,
			username: 'ann',
			first_name: 'Ann',
			last_name: null,
			language_code: 'de',
			is_premium: true,
			allows_write_to_pm: false,
			photo_url: null,
			start_param: 'mug',
			query_id: 'AAF',
			chat_id: null,
			chat_type: 'private',
			chat_instance: null,
			signed_at: '2027-01-15T07:59:00.000Z',
		});
	});

	it.each([
		['no data', { initData: '' }, 'is empty. Telegram does not send any user data'],
		['data without a signature', { initData: 'user=%7B%7D' }, 'is not signed'],
		['a value twice', { initData: `${initData()}&hash=00` }, 'has a value twice'],
		[
			'a changed value',
			{ initData: initData().replace('Ann', 'Eve') },
			'was not signed for this bot',
		],
		[
			'data of another bot',
			{ initData: initData({}, `99:${'C'.repeat(35)}`) },
			'was not signed for this bot',
		],
		[
			'old data',
			{ initData: initData(), maximumAge: 0.5 },
			'is older than "Maximum Age (Minutes)"',
		],
		[
			'old data by signature',
			{ initData: initData(), maximumAge: 0.5, ...BY_SIGNATURE },
			'is older than "Maximum Age (Minutes)"',
		],
		['data from the future', { initData: initData({ auth_date: `${NOW + 9_000}` }) }, 'the future'],
		['data without a date', { initData: initData({ auth_date: '' }) }, 'has no date'],
		['no age', { initData: initData(), maximumAge: 0 }, '"Maximum Age (Minutes)"'],
		['no bot', { initData: initData(), ...BY_SIGNATURE, botId: '' }, '"Bot ID"'],
		['the wrong bot', { initData: initData(), ...BY_SIGNATURE, botId: '99' }, 'was not signed'],
		['half a key', { initData: initData(), ...BY_SIGNATURE, publicKey: 'ab' }, '"Public Key"'],
		[
			"Telegram's own key",
			{ initData: initData(), ...BY_SIGNATURE, signedWith: 'production' },
			'was not signed',
		],
		[
			'the key of the test servers',
			{ initData: initData(), ...BY_SIGNATURE, signedWith: 'test' },
			'was not signed',
		],
	])(
		'given %s, when verified, then it is refused and says why',
		async (_what, parameters, text) => {
			const error = (await verify(parameters)) as Error;
			expect(error).toBeInstanceOf(Error);
			expect(error.message).toContain(text);
			expect(JSON.stringify(error) + String(error.stack)).not.toContain('B'.repeat(35));
		},
	);

	it('given signed data without a user, when verified, then its columns are empty', async () => {
		expect(await verify({ initData: initData({ user: 'null' }) })).toMatchObject({
			user_id: null,
			first_name: null,
		});
	});
});
