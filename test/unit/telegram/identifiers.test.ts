import * as fc from 'fast-check';
import { readChatId, readPositiveId, readTextId } from '../../../nodes/shared/telegram/identifiers';
import { visibleReason } from '../../../nodes/shared/telegram/visibleReason';

describe('given a chat as typed', () => {
	it.each([
		['123456789', 123456789],
		[123456789, 123456789],
		[' -1001234567890 ', -1001234567890],
		['@my_channel', '@my_channel'],
	])('when it is %p, then it is read as %p', (typed, chat) => {
		expect(readChatId('Chat ID', typed)).toBe(chat);
	});

	it.each([
		['', 'is empty'],
		[undefined, 'is empty'],
		['my_channel', 'Write @my_channel'],
		['https://t.me/my_channel', 'Write @my_channel'],
		['t.me/my_channel/', 'Write @my_channel'],
		['0', 'must be a whole number from Telegram'],
		['9007199254740993', 'must be a whole number from Telegram'],
		['-9007199254740000', 'must be a whole number from Telegram'],
		['12.5', 'must be a number (such as 123456789'],
		['@a', 'must be a number'],
		['a chat', 'must be a number'],
	])('when it is %p, then it is refused: %s', (typed, message) => {
		expect(() => readChatId('Chat ID', typed)).toThrow(message);
	});
});

describe('given an id', () => {
	it.each([5, '5', ' 5 '])('when a user is %p, then it is read', (typed) => {
		expect(readPositiveId('User ID', typed)).toBe(5);
	});

	it.each([0, -5, '5.5', 'x', NaN, 2 ** 60, '9007199254740993'])(
		'when a user is %p, then it is refused',
		(typed) => {
			expect(() => readPositiveId('User ID', typed)).toThrow('"User ID": must be a whole number');
		},
	);

	it.each(['', null, undefined])('when a user is %p, then it is said to be empty', (typed) => {
		expect(() => readPositiveId('User ID', typed)).toThrow('"User ID": is empty. It must be');
	});

	const readCharge = (typed: unknown): string => readTextId('Charge', typed, 'id of the item');

	it.each([
		['stx1', 'stx1'],
		[77, '77'],
	])('when a charge is %p, then it stays a text', (typed, id) => {
		expect(readCharge(typed)).toBe(id);
	});

	it.each<[unknown, string]>([
		...['', '  ', undefined, null].map((typed): [unknown, string] => [
			typed,
			'is empty. Use id of the item',
		]),
		...['undefined', 'null', 'NaN', 'a b', true].map((typed): [unknown, string] => [
			typed,
			'is not a Telegram ID',
		]),
		[Number('5170233102089322756'), 'has lost digits, because it was read as a number'],
		[1.5, 'has lost digits'],
		[{}, 'must be a text, not an object'],
		[['stx1'], 'must be a text, not a list'],
	])('when a charge is %p, then it is refused: %s', (typed, message) => {
		expect(() => readCharge(typed)).toThrow(message);
	});
});

describe('given a reason for a buyer', () => {
	it.each([
		['Sold out', 'Sold out'],
		['  Sold\tout\n', 'Sold out'],
		['\r\u2028\u202e', ''],
		['\u0000', ''],
		['a\r\nb', 'a\nb'],
	])('when it is %j, then the buyer sees %j', (text, visible) => {
		expect(visibleReason(text)).toBe(visible);
	});

	it('when anything is typed, then what is left has nothing that Telegram deletes', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(visibleReason(text)).not.toMatch(/[\r\u2028-\u202e]/);
			}),
		);
	});
});
