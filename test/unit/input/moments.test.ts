import { readMoment } from '../../../nodes/shared/input/moments';

const read = (value: unknown, timezone = 'Europe/Berlin') => readMoment('After', value, timezone);
const unix = (iso: string): number => Date.parse(iso) / 1_000;

describe('given a moment as typed', () => {
	it.each([
		['2026-01-31T18:00:00', '2026-01-31T17:00:00Z'],
		['2026-07-31T18:00', '2026-07-31T16:00:00Z'],
		['2026-01-31', '2026-01-30T23:00:00Z'],
		[' 2026-01-31 18:00:00 ', '2026-01-31T17:00:00Z'],
		['2026-01-31T18:00:00Z', '2026-01-31T18:00:00Z'],
		['2026-01-31T18:00:00.000-05:00', '2026-01-31T23:00:00Z'],
		[1_769_882_400, '2026-01-31T18:00:00Z'],
		['1769882400', '2026-01-31T18:00:00Z'],
		[1_769_882_400_500, '2026-01-31T18:00:00.500Z'],
		[new Date('2026-01-31T18:00:00Z'), '2026-01-31T18:00:00Z'],
	])('when it is %p in Berlin, then it is %s', (typed, expected) => {
		expect(read(typed)).toBe(unix(expected));
	});

	it('when the workflow is elsewhere, then its own clock counts', () => {
		expect(read('2026-01-31T18:00', 'America/New_York')).toBe(unix('2026-01-31T23:00:00Z'));
	});

	it.each(['', ' ', null, undefined])('when it is %p, then there is none', (typed) => {
		expect(read(typed)).toBeUndefined();
	});

	it.each(['yesterday', {}, '2026-13-01', '31.31.2026', '05.03.2026', '2026/01/31 18:00'])(
		'when it is %p, then it is refused',
		(typed) => {
			expect(() => read(typed)).toThrow('"After": is not a date');
		},
	);
});
