import { isGiven, isOn, readText } from '../../../nodes/shared/input/values';

describe('given a value from the editor or an expression', () => {
	it.each([
		[true, true],
		['true', true],
		[false, false],
		[' TRUE ', true],
		['yes', true],
		[1, true],
		['1', true],
		['false', false],
		['no', false],
		[0, false],
		[2, false],
		['', false],
		[null, false],
		[[], false],
		[undefined, false],
	])('when a switch is %p, then it is on: %p', (value, on) => {
		expect(isOn(value)).toBe(on);
	});

	it.each([
		['x', true],
		[0, true],
		[false, true],
		['', false],
		[' ', false],
		[null, false],
		[undefined, false],
	])('when it is %p, then it counts as given: %p', (value, given) => {
		expect(isGiven(value)).toBe(given);
	});

	it.each([
		[' Mug ', 'Mug'],
		[1042, '1042'],
		[true, 'true'],
		[null, ''],
		[undefined, ''],
	])('when a text is %p, then it reads %j', (value, text) => {
		expect(readText('Title', value)).toBe(text);
	});

	it.each([
		[[1], 'a list'],
		[{ a: 1 }, 'an object'],
	])('when a text is %p, then it is refused', (value, kind) => {
		expect(() => readText('Title', value, 'the label ')).toThrow(
			`"Title": the label must be a text, not ${kind}`,
		);
	});
});
