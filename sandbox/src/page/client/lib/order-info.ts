import type { InvoiceView, OrderInfo, ShippingAddress } from '../api/types.js';

/** Everything the form can hold, as typed. */
export interface OrderForm extends ShippingAddress {
	name: string;
	phone_number: string;
	email: string;
}

export type OrderField = keyof OrderForm;
export type OrderErrors = Partial<Record<OrderField, string>>;

/** Fills the form from what the customer saved earlier. */
export function prefillForm(saved: OrderInfo | undefined): OrderForm {
	return {
		name: saved?.name ?? '',
		phone_number: saved?.phone_number ?? '',
		email: saved?.email ?? '',
		country_code: saved?.shipping_address?.country_code ?? '',
		state: saved?.shipping_address?.state ?? '',
		city: saved?.shipping_address?.city ?? '',
		street_line1: saved?.shipping_address?.street_line1 ?? '',
		street_line2: saved?.shipping_address?.street_line2 ?? '',
		post_code: saved?.shipping_address?.post_code ?? '',
	};
}

/** Whether the invoice asks for anything at all. */
export const needsInfo = (invoice: InvoiceView) =>
	invoice.need_name ||
	invoice.need_phone_number ||
	invoice.need_email ||
	invoice.need_shipping_address;

/** Says, field by field, what is missing or malformed. Empty when the form can be sent. */
export function validateForm(form: OrderForm, invoice: InvoiceView): OrderErrors {
	const errors: OrderErrors = {};
	const require = (field: OrderField, text: string) => {
		if (!form[field].trim()) errors[field] = text;
	};
	if (invoice.need_name) require('name', 'Enter your name.');
	if (invoice.need_email && !/^\S+@\S+\.\S+$/.test(form.email.trim())) {
		errors.email = 'Enter an e-mail address such as ann@example.com.';
	}
	const phoneDigits = form.phone_number.replace(/[^\d]/g, '').length;
	if (
		invoice.need_phone_number &&
		(!/^\+?[\d\s().-]+$/.test(form.phone_number.trim()) || phoneDigits < 7 || phoneDigits > 15)
	) {
		errors.phone_number = 'Enter a phone number with 7 to 15 digits.';
	}
	if (invoice.need_shipping_address) {
		require('country_code', 'Choose a country.');
		require('city', 'Enter the city.');
		require('street_line1', 'Enter the street and the house.');
		require('post_code', 'Enter the postcode.');
	}
	return errors;
}

/** The form as Bot API: OrderInfo, with only what the invoice asks for. */
export function toOrderInfo(form: OrderForm, invoice: InvoiceView): OrderInfo {
	const info: OrderInfo = {};
	if (invoice.need_name) info.name = form.name.trim();
	if (invoice.need_phone_number) info.phone_number = form.phone_number.replace(/[^\d+]/g, '');
	if (invoice.need_email) info.email = form.email.trim();
	if (invoice.need_shipping_address) {
		info.shipping_address = {
			country_code: form.country_code,
			state: form.state.trim(),
			city: form.city.trim(),
			street_line1: form.street_line1.trim(),
			street_line2: form.street_line2.trim(),
			post_code: form.post_code.trim(),
		};
	}
	return info;
}

/** One line per thing a receipt shows of the order. */
export function describeOrderInfo(info: OrderInfo | undefined): string[] {
	if (!info) return [];
	const address = info.shipping_address;
	return [
		info.name,
		info.phone_number,
		info.email,
		address &&
			[
				address.street_line1,
				address.street_line2,
				address.post_code,
				address.city,
				address.state,
				address.country_code,
			]
				.filter(Boolean)
				.join(', '),
	].filter((line): line is string => Boolean(line));
}
