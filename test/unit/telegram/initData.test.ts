import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import {
	checkAge,
	type InitDataFields,
	isSignedByBot,
	isSignedByTelegram,
	parseInitData,
	TELEGRAM_KEYS,
} from '../../../nodes/shared/telegram/initData';

const TOKEN = `123456789:${'B'.repeat(35)}`;
const BOT_ID = 123_456_789;
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const PUBLIC_KEY = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');

const lines = (values: Record<string, string>): string =>
	Object.keys(values)
		.sort()
		.map((key) => `${key}=${values[key]}`)
		.join('\n');

/** Signs as Telegram does: first with its own key, then all of it with the bot's token. */
function signed(values: Record<string, string>, token = TOKEN, botId = BOT_ID): string {
	const message = `${botId}:WebAppData\n${lines(values)}`;
	const signature = sign(null, Buffer.from(message), privateKey).toString('base64url');
	const all = { ...values, signature };
	const secret = createHmac('sha256', 'WebAppData').update(token).digest();
	const hash = createHmac('sha256', secret).update(lines(all)).digest('hex');
	return new URLSearchParams({ ...all, hash }).toString();
}

function parse(text: string): InitDataFields {
	const fields = parseInitData(text);
	if (typeof fields === 'string') throw new Error(fields);
	return fields;
}

const VALUES = {
	auth_date: '1800000000',
	query_id: 'AAF',
	user: '{"id":7,"first_name":"Ann & Bob","last_name":"=\\n+"}',
};

const values = fc.dictionary(
	fc.stringMatching(/^[a-z_]{1,12}$/).filter((key) => !['hash', 'signature'].includes(key)),
	fc.string({ unit: 'grapheme', maxLength: 40 }),
	{ minKeys: 1, maxKeys: 8 },
);

describe('init data of a Mini App', () => {
	it('given any values signed by Telegram, when checked, then both proofs hold', () => {
		fc.assert(
			fc.property(values, (given) => {
				const fields = parse(signed(given));
				expect(isSignedByBot(fields, TOKEN)).toBe(true);
				expect(isSignedByTelegram(fields, BOT_ID, PUBLIC_KEY)).toBe(true);
			}),
			{ numRuns: 200 },
		);
	});

	it('given one value changed, added or taken away, when checked, then neither proof holds', () => {
		const changed = fc.constantFrom('change', 'add', 'remove');
		fc.assert(
			fc.property(values, changed, fc.nat(), (given, how, pick) => {
				const fields = new Map(parse(signed(given)));
				const keys = Object.keys(given);
				const key = keys[pick % keys.length] ?? '';
				if (how === 'change') fields.set(key, `${given[key]}x`);
				if (how === 'add') fields.set('added', '1');
				if (how === 'remove') fields.delete(key);
				fc.pre(how !== 'add' || !keys.includes('added'));
				expect(isSignedByBot(fields, TOKEN)).toBe(false);
				expect(isSignedByTelegram(fields, BOT_ID, PUBLIC_KEY)).toBe(false);
			}),
			{ numRuns: 200 },
		);
	});

	it('given data of another bot, when checked, then neither proof holds', () => {
		const fields = parse(signed(VALUES, `99:${'C'.repeat(35)}`, 99));
		expect(isSignedByBot(fields, TOKEN)).toBe(false);
		expect(isSignedByTelegram(fields, BOT_ID, PUBLIC_KEY)).toBe(false);
	});

	it.each(['', 'abc', 'z'.repeat(64), '0'.repeat(64), '0'.repeat(128)])(
		'given the hash "%s", when checked, then it is refused and nothing is thrown',
		(hash) => {
			const fields = new Map([...parse(signed(VALUES)), ['hash', hash]]);
			expect(isSignedByBot(fields, TOKEN)).toBe(false);
		},
	);

	it.each(['', 'abc', 'A'.repeat(86), `${'A'.repeat(85)}!`])(
		'given the signature "%s", when checked, then it is refused and nothing is thrown',
		(signature) => {
			const fields = new Map([...parse(signed(VALUES)), ['signature', signature]]);
			expect(isSignedByTelegram(fields, BOT_ID, PUBLIC_KEY)).toBe(false);
		},
	);

	it.each(Object.entries(TELEGRAM_KEYS))(
		"given Telegram's key for %s, when data signed by somebody else is checked, then the key works and refuses it",
		(_name, key) => {
			expect(isSignedByTelegram(parse(signed(VALUES)), BOT_ID, key)).toBe(false);
		},
	);

	it('given the sample that Telegram publishes for the shape, when parsed, then values are decoded once', () => {
		const fields = parse('user=%7B%22id%22%3A7%7D&start_param=a%2Bb&hash=00');
		expect(fields.get('user')).toBe('{"id":7}');
		expect(fields.get('start_param')).toBe('a+b');
	});

	it.each([
		['', 'empty'],
		['  ', 'empty'],
		['?', 'empty'],
		['user=%7B%7D&auth_date=1', 'unsigned'],
		['a=1&a=2&hash=00', 'malformed'],
		['hash=00&hash=11', 'malformed'],
	])('given "%s", when parsed, then it is refused as %s', (text, reason) => {
		expect(parseInitData(text)).toBe(reason);
	});

	it('given any text, when parsed and checked, then nothing is thrown and nothing is believed', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				const fields = parseInitData(text);
				if (typeof fields === 'string') return;
				expect(isSignedByBot(fields, TOKEN)).toBe(false);
				expect(isSignedByTelegram(fields, BOT_ID, PUBLIC_KEY)).toBe(false);
			}),
		);
	});

	const at = (auth_date: string) => new Map([['auth_date', auth_date]]);

	it.each([
		['now', '1800000000', undefined],
		['at the limit', '1799999400', undefined],
		['a second older', '1799999399', 'stale'],
		['five minutes ahead', '1800000300', undefined],
		['further ahead', '1800000301', 'tooNew'],
		['not at all', '', 'undated'],
		['with a word', 'yesterday', 'undated'],
		['with a sign', '-5', 'undated'],
	])('given data dated %s, when its age is checked against 600 s, then %s', (...row) => {
		const [, auth_date, expected] = row;
		expect(checkAge(at(auth_date), 1_800_000_000_000, 600)).toBe(expected);
	});
});
