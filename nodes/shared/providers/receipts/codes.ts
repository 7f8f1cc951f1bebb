/** One code of a fiscal list: what is sent and what the editor shows for it. */
export interface ReceiptCode<Value extends string | number = string> {
	value: Value;
	name: string;
}

/**
 * YooKassa: `vat_code` (yookassa.ru/developers/54fz/parameters-values; 11 and 12 since 2026-01-01).
 */
export const YOOKASSA_VAT_CODES: Array<ReceiptCode<number>> = [
	{ value: 1, name: '1 - Without VAT' },
	{ value: 2, name: '2 - VAT 0%' },
	{ value: 3, name: '3 - VAT 10%' },
	{ value: 4, name: '4 - VAT 20%' },
	{ value: 5, name: '5 - VAT 10/110' },
	{ value: 6, name: '6 - VAT 20/120' },
	{ value: 7, name: '7 - VAT 5%' },
	{ value: 8, name: '8 - VAT 7%' },
	{ value: 9, name: '9 - VAT 5/105' },
	{ value: 10, name: '10 - VAT 7/107' },
	{ value: 11, name: '11 - VAT 22%' },
	{ value: 12, name: '12 - VAT 22/122' },
];

/** YooKassa: `tax_system_code` (same page). Goods of different systems need separate receipts. */
export const YOOKASSA_TAX_SYSTEMS: Array<ReceiptCode<number>> = [
	{ value: 1, name: '1 - General' },
	{ value: 2, name: '2 - Simplified (Income)' },
	{ value: 3, name: '3 - Simplified (Income Minus Expenses)' },
	{ value: 4, name: '4 - Unified Tax on Imputed Income (ENVD)' },
	{ value: 5, name: '5 - Unified Agricultural Tax (ESN)' },
	{ value: 6, name: '6 - Patent' },
];

/** Robokassa: `sno` (its public Android SDK lists these five). */
export const ROBOKASSA_TAX_SYSTEMS: ReceiptCode[] = [
	{ value: 'osn', name: 'General' },
	{ value: 'usn_income', name: 'Simplified (Income)' },
	{ value: 'usn_income_outcome', name: 'Simplified (Income Minus Expenses)' },
	{ value: 'esn', name: 'Unified Agricultural Tax (ESN)' },
	{ value: 'patent', name: 'Patent' },
];

/** Robokassa: `tax` (its public Android SDK, July 2025; it has no name for 22% yet). */
export const ROBOKASSA_TAXES: ReceiptCode[] = [
	{ value: 'none', name: 'Without VAT' },
	{ value: 'vat0', name: 'VAT 0%' },
	{ value: 'vat5', name: 'VAT 5%' },
	{ value: 'vat7', name: 'VAT 7%' },
	{ value: 'vat10', name: 'VAT 10%' },
	{ value: 'vat20', name: 'VAT 20%' },
	{ value: 'vat105', name: 'VAT 5/105' },
	{ value: 'vat107', name: 'VAT 7/107' },
	{ value: 'vat110', name: 'VAT 10/110' },
	{ value: 'vat120', name: 'VAT 20/120' },
];

/** Signs of a settlement method (54-FZ tag 1214); the names are the same at both providers but one. */
const METHODS_OF_BOTH: ReceiptCode[] = [
	{ value: 'full_payment', name: 'Full Payment' },
	{ value: 'full_prepayment', name: 'Full Prepayment' },
	{ value: 'advance', name: 'Advance' },
	{ value: 'partial_payment', name: 'Partial Payment and Credit' },
	{ value: 'credit', name: 'Credit' },
	{ value: 'credit_payment', name: 'Credit Repayment' },
];

/** YooKassa: `payment_mode`. */
export const YOOKASSA_PAYMENT_MODES: ReceiptCode[] = [
	...METHODS_OF_BOTH,
	{ value: 'partial_prepayment', name: 'Partial Prepayment' },
];

/** Robokassa: `payment_method`. */
export const ROBOKASSA_PAYMENT_METHODS: ReceiptCode[] = [
	...METHODS_OF_BOTH,
	{ value: 'prepayment', name: 'Partial Prepayment' },
];

/** Signs of what is paid for (54-FZ tag 1212) that both providers list under the same name. */
const SUBJECTS_OF_BOTH: ReceiptCode[] = [
	{ value: 'commodity', name: 'Goods' },
	{ value: 'service', name: 'Service' },
	{ value: 'job', name: 'Work' },
	{ value: 'excise', name: 'Excisable Goods' },
	{ value: 'intellectual_activity', name: 'Intellectual Property' },
	{ value: 'payment', name: 'Payment' },
	{ value: 'composite', name: 'Several Kinds' },
	{ value: 'another', name: 'Other' },
	{ value: 'agent_commission', name: 'Agent Commission' },
	{ value: 'gambling_bet', name: 'Gambling Bet' },
	{ value: 'gambling_prize', name: 'Gambling Prize' },
	{ value: 'insurance_premium', name: 'Insurance Premium' },
	{ value: 'lottery', name: 'Lottery Ticket' },
	{ value: 'lottery_prize', name: 'Lottery Prize' },
	{ value: 'property_right', name: 'Property Right' },
	{ value: 'resort_fee', name: 'Resort Fee' },
	{ value: 'sales_tax', name: 'Sales Tax' },
];

/** YooKassa: `payment_subject` of the fiscal format 1.05; marked goods need codes and raw JSON. */
export const YOOKASSA_PAYMENT_SUBJECTS: ReceiptCode[] = [
	...SUBJECTS_OF_BOTH,
	{ value: 'casino', name: 'Casino Payment' },
	{ value: 'non_operating_gain', name: 'Non-Operating Income' },
];

/**
 * Robokassa: `payment_object`. Its sources spell "non-operating gain" in two ways, so that one is
 * left to raw JSON.
 */
export const ROBOKASSA_PAYMENT_OBJECTS: ReceiptCode[] = SUBJECTS_OF_BOTH;
