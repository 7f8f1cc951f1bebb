import type { InvoiceView } from '../../../src/page/client/api/types.js';
import { prefillForm, toOrderInfo, validateForm } from '../../../src/page/client/lib/order-info.js';

const NEEDS_ALL = {
	need_name: true,
	need_phone_number: true,
	need_email: true,
	need_shipping_address: true,
} as InvoiceView;

const NEEDS_NOTHING = {
	need_name: false,
	need_phone_number: false,
	need_email: false,
	need_shipping_address: false,
} as InvoiceView;

const GOOD = {
	...prefillForm(undefined),
	name: ' Ann Lee ',
	phone_number: '+1 (555) 123-45-67',
	email: 'ann@example.com',
	country_code: 'US',
	city: 'San Francisco',
	street_line1: '1 Main Street',
	post_code: '94105',
};

describe('the form of contact and address', () => {
	test('given a complete form, when it is checked, then nothing is wrong and it becomes OrderInfo', () => {
		expect(validateForm(GOOD, NEEDS_ALL)).toEqual({});
		expect(toOrderInfo(GOOD, NEEDS_ALL)).toEqual({
			name: 'Ann Lee',
			phone_number: '+15551234567',
			email: 'ann@example.com',
			shipping_address: {
				country_code: 'US',
				state: '',
				city: 'San Francisco',
				street_line1: '1 Main Street',
				street_line2: '',
				post_code: '94105',
			},
		});
	});

	test.each([
		['name', '  '],
		['email', 'ann'],
		['email', 'ann@example'],
		['email', 'a b@example.com'],
		['phone_number', '123'],
		['phone_number', '1234567890123456'],
		['phone_number', 'call me 1234567'],
		['country_code', ''],
		['city', ''],
		['street_line1', ' '],
		['post_code', ''],
	] as const)(
		'given %s = %j, when the form is checked, then just this field is wrong',
		(field, value) => {
			expect(Object.keys(validateForm({ ...GOOD, [field]: value }, NEEDS_ALL))).toEqual([field]);
		},
	);

	test('given an invoice that asks for nothing, when an empty form is checked, then nothing is wrong or sent', () => {
		const empty = prefillForm(undefined);
		expect(validateForm(empty, NEEDS_NOTHING)).toEqual({});
		expect(toOrderInfo(GOOD, NEEDS_NOTHING)).toEqual({});
	});
});
