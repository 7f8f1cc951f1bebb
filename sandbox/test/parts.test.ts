import fc from 'fast-check';
import { Clock } from '../src/domain/clock.js';
import { Journal } from '../src/domain/journal.js';
import { maskText, maskUrl } from '../src/domain/masking.js';
import { cleanText } from '../src/text/clean.js';
import { readFlatObject, readJson } from '../src/text/json.js';
import { formatAmount } from '../src/text/money.js';
import { readLenient, readWhole } from '../src/text/numbers.js';

describe('JSON', () => {
	test('given any JSON object, when it is flattened, then texts are unescaped and the rest keeps its meaning', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
				const flat = readFlatObject(JSON.stringify(object));
				for (const [name, value] of Object.entries(object)) {
					const text = flat.get(name);
					if (typeof value === 'string') expect(text).toBe(value);
					else expect(JSON.parse(text ?? '')).toEqual(JSON.parse(JSON.stringify(value)));
				}
				expect(flat.size).toBe(Object.keys(object).length);
			}),
		);
	});

	test.each([
		['{"a":1.0,"b":[1, 2],"c":null}', { a: '1.0', b: '[1, 2]', c: 'null' }],
		['{"a":"x","a":"y"}', { a: 'x' }],
		['{"a":"x","b":', { a: 'x' }],
		['{"a":"x",broken', { a: 'x' }],
		['[1]', {}],
		['', {}],
		['{"a":"x","b":01}', { a: 'x', b: '0' }],
		['{"a":"\\u00e9\\n"}', { a: 'é\n' }],
	])('given %s, when it is flattened, then what can be read is read', (text, expected) => {
		expect(Object.fromEntries(readFlatObject(text))).toEqual(expected);
	});

	test('given any text, when it is read as JSON, then it agrees with the language about validity', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
				let valid = true;
				try {
					JSON.parse(text);
				} catch {
					valid = false;
				}
				expect(readJson(text) !== undefined).toBe(valid);
			}),
		);
	});
});

describe('numbers and texts', () => {
	test.each([
		['0', 0],
		['-5', -5],
		['9223372036854775807', Number('9223372036854775807')],
		['9223372036854775808', undefined],
		['1.0', undefined],
		['1e3', undefined],
		['007', undefined],
		['-0', undefined],
		['+1', undefined],
		[' 1', undefined],
		['', undefined],
	])('given %j, when it is read as a whole number, then it is %p', (text, expected) => {
		expect(readWhole(text)).toBe(expected);
	});

	test.each([
		['12abc', 12],
		['-3', -3],
		['abc', 0],
		['1.9', 1],
	])('given %j, when it is read leniently, then it is %p', (text, expected) => {
		expect(readLenient(text)).toBe(expected);
	});

	test('given control characters, when a text is cleaned, then they go as Telegram lets them go', () => {
		expect(cleanText('a\u0001b\tc\r\n\u2028\u202ed ')).toBe('a b c\nd ');
		expect(Buffer.byteLength(cleanText('ы'.repeat(20_000)))).toBe(35_000);
	});

	test.each([
		[1250, 'USD', '$12.50'],
		[-100, 'USD', '-$1.00'],
		[5, 'USD', '$0.05'],
		[123456789, 'EUR', '1 234 567,89 €'],
		[128, 'JPY', '¥128'],
		[100, 'XTR', '⭐ 100'],
		[7, 'ZZZ', '7 ZZZ'],
	])('given %i %s, when it is written, then it reads %s', (amount, currency, expected) => {
		expect(formatAmount(amount, currency).replace(/\u00a0/g, ' ')).toBe(expected);
	});

	test('given tokens in a text, when it is masked, then only their digits stay', () => {
		const text = maskText(
			'at 284685063:TEST:secret and 123456:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0!',
		);
		expect(text).toBe('at 284685063:TEST:*** and 123456:***!');
	});

	// A pattern that tries at each digit needs minutes for these.
	test.each(['1', '1:', '//', '//a', 'a@', '1:TEST:'])(
		'given very many %j in an address, when it is masked, then it ends at once',
		(part) => {
			const address = `http://127.0.0.1/${part.repeat(300_000 / part.length)}`;
			expect(maskUrl(address)).toMatch(/^http:\/\//);
		},
	);
});

describe('the clock', () => {
	test('given any timers, when the clock jumps, then those due fire in order and the others wait', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.record({ ms: fc.nat(1_000), dropped: fc.boolean() }), { maxLength: 60 }),
				fc.nat(1_000),
				async (timers, jump) => {
					const clock = new Clock();
					clock.freeze();
					const start = clock.now();
					const fired: Array<{ index: number; at: number }> = [];
					timers.forEach(({ ms, dropped }, index) => {
						const timer = clock.after(ms, () => fired.push({ index, at: clock.now() - start }));
						if (dropped) clock.cancel(timer);
					});
					await clock.advance(jump);
					const expected = timers
						.map(({ ms, dropped }, index) => ({ index, at: ms, dropped }))
						.filter(({ at, dropped }) => !dropped && at <= jump)
						.sort((a, b) => a.at - b.at || a.index - b.index)
						.map(({ index, at }) => ({ index, at }));
					expect(fired).toEqual(expected);
					expect(clock.now() - start).toBe(jump);
				},
			),
		);
	});

	test('given a timer that sets another, when the clock jumps past both, then both fire on time', async () => {
		const clock = new Clock();
		clock.freeze();
		const start = clock.now();
		const fired: number[] = [];
		const again = (): void => {
			fired.push(clock.now() - start);
			if (fired.length < 3) clock.after(100, again);
		};
		clock.after(100, again);
		await clock.advance(1_000);
		expect(fired).toEqual([100, 200, 300]);
	});

	test('given a wait that begins anew whenever it ends, when the clock jumps a day, then it ends once', async () => {
		const clock = new Clock();
		clock.freeze();
		const start = clock.now();
		const fired: number[] = [];
		const again = (): void => {
			fired.push(clock.now() - start);
			clock.afterJump(50_000, again);
		};
		clock.afterJump(50_000, again);
		await clock.advance(86_400_000);
		expect(fired).toEqual([50_000]);
		await clock.advance(50_000);
		expect(fired).toEqual([50_000, 86_450_000]);
	});

	test('given many cancelled timers, when more are set, then the rest still fire in order', async () => {
		const clock = new Clock();
		clock.freeze();
		const fired: number[] = [];
		for (let n = 0; n < 5_000; n += 1) {
			const timer = clock.after((n * 7919) % 5_000, () => fired.push((n * 7919) % 5_000));
			if (n % 5 !== 0) clock.cancel(timer);
		}
		await clock.advance(5_000);
		expect(fired).toHaveLength(1_000);
		expect(fired).toEqual([...fired].sort((a, b) => a - b));
	});

	test('given a running clock, when real time passes, then timers fire by themselves', async () => {
		const clock = new Clock();
		await clock.sleep(5);
		clock.stop();
	});
});

test('given more entries than the journal holds, when it is read, then the newest are there in order', () => {
	const journal = new Journal(
		() => 0,
		() => undefined,
	);
	for (let n = 0; n < 12_000; n += 1)
		journal.add({ kind: 'call', status: n, ok: true, bot_id: n % 2 });
	const { entries, next } = journal.read(0, 10_000);
	expect(entries).toHaveLength(5_000);
	expect(entries.map(({ seq }) => seq)).toEqual(
		Array.from({ length: 5_000 }, (_v, n) => 7_001 + n),
	);
	expect(next).toBe(12_000);
	expect(journal.read(11_990, 5)).toMatchObject({ next: 11_995 });
	expect(journal.read(11_990, 100, 1).entries).toHaveLength(5);
	expect(journal.read(12_000)).toEqual({ entries: [], next: 12_000 });
});

test('given a journal that was begun anew, when it is read on from a number of before, then it is read from its start', () => {
	const journal = new Journal(
		() => 0,
		() => undefined,
	);
	for (let n = 0; n < 3; n += 1) journal.add({ kind: 'call', status: n, ok: true });
	expect(journal.read(900).entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
	expect(journal.read(3)).toEqual({ entries: [], next: 3 });
});
