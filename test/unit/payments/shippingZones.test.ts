import fc from 'fast-check';
import type { OwnText } from '../../../nodes/shared/payments/buyerTexts';
import { DECLINE_REASONS } from '../../../nodes/shared/payments/declineReasons';
import { decideShipping, type ShippingZone } from '../../../nodes/shared/payments/shippingZones';
import { ADDRESS } from '../../support/updates';

const zone = (id: string, countries: string[], postCodePrefixes: string[] = []): ShippingZone => ({
	countries,
	postCodePrefixes,
	options: [{ id, title: id, prices: [{ label: id, amount: 490 }] }],
});

const own = (text?: string): OwnText[] =>
	text === undefined ? [] : [{ matter: 'noDelivery', language: '', text }];

const pick = (zones: ShippingZone[], fields: Partial<typeof ADDRESS> = {}, text?: string) => {
	const decision = decideShipping({ ...ADDRESS, ...fields }, zones, 'en', own(text));
	return decision.offered ? decision.options.map(({ id }) => id) : decision.text;
};

const GERMANY = zone('germany', ['DE', 'AT']);
const BERLIN = zone('berlin', ['DE'], ['10', '12-3']);
const ELSEWHERE = zone('elsewhere', []);

describe('decideShipping', () => {
	it.each<[string, ShippingZone[], Partial<typeof ADDRESS>, string]>([
		['the country is listed', [GERMANY], {}, 'germany'],
		['the country is written small', [GERMANY], { country_code: 'at' }, 'germany'],
		['two zones fit', [BERLIN, GERMANY], {}, 'berlin'],
		['two zones fit the other way round', [GERMANY, BERLIN], {}, 'germany'],
		['the post code starts otherwise', [BERLIN, GERMANY], { post_code: '80331' }, 'germany'],
		[
			'the prefix comes later in the post code',
			[BERLIN, GERMANY],
			{ post_code: '80310' },
			'germany',
		],
		['the post code has blanks', [BERLIN, GERMANY], { post_code: ' 1 0-115' }, 'berlin'],
		['the prefix has a hyphen', [BERLIN, GERMANY], { post_code: '12355' }, 'berlin'],
		['everywhere else comes first', [ELSEWHERE, GERMANY], {}, 'germany'],
		['no country fits', [ELSEWHERE, GERMANY], { country_code: 'FR' }, 'elsewhere'],
		[
			'a prefix without countries fits',
			[zone('se', [], ['se1 ']), ELSEWHERE],
			{ country_code: 'GB', post_code: 'SE1 9SG' },
			'se',
		],
	])('given zones, when %s, then the right one is offered', (_, zones, fields, expected) => {
		expect(pick(zones, fields)).toEqual([expected]);
	});

	it.each<[string, ShippingZone[]]>([
		['there are no zones', []],
		['no zone fits', [zone('france', ['FR'])]],
		['the zone that fits offers nothing', [{ ...GERMANY, options: [] }]],
		['the post code is empty', [zone('x', ['DE'], ['9'])]],
	])('given an address, when %s, then delivery is refused with the built-in text', (_, zones) => {
		expect(pick(zones, { post_code: '' })).toBe(DECLINE_REASONS.noDelivery.texts.en);
	});

	it('given a text with placeholders, when nothing fits, then the buyer reads the address', () => {
		const text = 'Not to {country}, {city} ({post_code}) {unknown}';
		expect(pick([], {}, text)).toBe('Not to DE, Berlin (10115) {unknown}');
	});

	it('given a text of which nothing is left, when nothing fits, then the built-in text is used', () => {
		for (const text of [' \t', '\u202e\u2028', '{city}'])
			expect(pick([], { city: '\u202d' }, text)).toBe(DECLINE_REASONS.noDelivery.texts.en);
	});

	it('given any address and zones, when they are decided, then a refusal always has a text', () => {
		const text = fc.string({ unit: 'binary' });
		const zones = fc.array(
			fc.record({
				countries: fc.array(fc.constantFrom('DE', 'FR', 'US')),
				postCodePrefixes: fc.array(fc.constantFrom('1', '10', 'SE')),
				options: fc.constantFrom(GERMANY.options, []),
			}),
		);
		const address = fc.record({
			country_code: fc.oneof(fc.constantFrom('DE', 'FR'), text),
			state: text,
			city: text,
			street_line1: text,
			street_line2: text,
			post_code: text,
		});
		fc.assert(
			fc.property(address, zones, text, (to, all, refusal) => {
				const decision = decideShipping(to, all, 'en', own(refusal));
				return decision.offered ? decision.options.length > 0 : decision.text.trim() !== '';
			}),
		);
	});
});
