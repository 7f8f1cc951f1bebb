import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { LabeledPrice } from './telegram.js';
import { exact, maybe, natural, ref, text, whole, yesNo } from './values.js';

// Amounts are in smallest units.

/** An invoice as a person sees it. */
export const InvoiceView = exact(
	{
		invoice_id: text,
		title: text,
		description: text,
		currency: text,
		exp: Type.Integer({ minimum: 0, description: 'Decimals of the currency.' }),
		prices: Type.Array(ref(LabeledPrice)),
		total_amount: whole,
		max_tip_amount: natural,
		suggested_tip_amounts: Type.Array(natural),
		need_name: yesNo,
		need_phone_number: yesNo,
		need_email: yesNo,
		need_shipping_address: yesNo,
		is_flexible: yesNo,
		photo_url: maybe(text),
		provider: maybe(text),
		test: yesNo,
		subscription_period: maybe(natural),
		start_parameter: maybe(text),
		paid_by: Type.Array(whole),
		pay_button: yesNo,
	},
	{ $id: 'Invoice' },
);
export type InvoiceView = Static<typeof InvoiceView>;

export const Receipt = exact(
	{
		currency: text,
		total_amount: natural,
		tip_amount: natural,
		title: text,
		telegram_payment_charge_id: text,
		provider_payment_charge_id: text,
		date: Type.Integer({ description: 'Unix seconds.' }),
	},
	{ $id: 'Receipt' },
);
export type Receipt = Static<typeof Receipt>;
