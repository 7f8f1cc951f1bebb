import fc from 'fast-check';
import { isSafePattern } from '../../../nodes/shared/payments/safePattern';

describe('isSafePattern', () => {
	it.each([
		'shop-\\d+',
		'order-4',
		'order-4|order-5',
		'[A-Z]{2}-\\d{6}',
		'(?:tea|coffee|cake)-\\d+',
		'(?<kind>sub|buy)-\\w+-\\d{4,8}',
		'shop-\\d+(?:-[a-z]+)?',
		'.*',
		'.*tea.*',
		'\\p{L}+ \\d+',
		'\\u{1F9FE}?a',
		'^shop-\\d+$',
		'[\\w\\]-]+',
		'(?:ab)+',
		'\\d{3}(?:-\\d{3}){2}',
		'\\bshop\\/1\\.5',
	])('given %s, which has few ways, when it is looked at, then it is taken', (pattern) => {
		expect(() => new RegExp(pattern, 'u')).not.toThrow();
		expect(isSafePattern(pattern)).toBe(true);
	});

	it.each([
		'(a+)+b',
		'(a|a)*b',
		'(a|aa)+b',
		'(.*a){20}',
		'^(\\w+\\s?)*$',
		'(?:a?){30}a{30}',
		'(a*)*',
		'(?:|a)+b',
		'(?:a{1,50}){1,50}b',
		'.*.*.*.*.*.*b',
		'(?:\\d+\\d+\\d+)\\d+x',
		'(?:a+b?){2,}c',
		'(?:\\b)*a',
		'(a)\\1+',
		'(?=a+)a+',
		'(?<!a)b',
		'(?:a|b|ab)+c',
		`${'a?'.repeat(30)}b`,
		'a'.repeat(501),
	])(
		'given %s, which may explode or is not read for certain, when it is looked at, then it is refused',
		(pattern) => {
			expect(() => new RegExp(pattern, 'u')).not.toThrow();
			expect(isSafePattern(pattern)).toBe(false);
		},
	);

	const letter = fc.constantFrom('a', 'b', '-', '.', '\\w', '[ab]', '\\d', '[^b]');
	const quantifier = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}', '{2,}', '*?', '+?');
	const { pattern: patterns } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
		pattern: fc.oneof(
			{
				weight: 4,
				arbitrary: fc
					.array(tie('piece'), { minLength: 1, maxLength: 4 })
					.map((all) => all.join('')),
			},
			{
				weight: 1,
				arbitrary: fc.tuple(tie('pattern'), tie('pattern')).map((two) => two.join('|')),
			},
		),
		piece: fc.oneof(
			{ depthSize: 'small', withCrossShrink: true },
			fc.tuple(letter, quantifier).map((both) => both.join('')),
			fc.tuple(tie('pattern'), quantifier).map(([inside, times]) => `(?:${inside})${times}`),
		),
	}));
	const unit = fc.constantFrom('a', 'b', '-', '1', 'ab', 'a-', 'aab');

	it('given any pattern that is taken, when it meets the worst of 128 letters, then it is over in no time', () => {
		let taken = 0;
		let slowest = 0;
		fc.assert(
			fc.property(patterns, unit, fc.constantFrom('', '!', 'b!'), (pattern, repeated, end) => {
				if (!isSafePattern(pattern)) return;
				taken++;
				const text = `${repeated.repeat(128).slice(0, 128 - end.length)}${end}`;
				const expression = new RegExp(`^(?:${pattern})$`, 'u');
				const start = performance.now();
				expression.test(text);
				slowest = Math.max(slowest, performance.now() - start);
			}),
			{ numRuns: 20_000, interruptAfterTimeLimit: 6_000 },
		);
		expect(taken).toBeGreaterThan(500);
		// Two million steps at most; the bound leaves room for a busy machine.
		expect(slowest).toBeLessThan(500);
	});
});
