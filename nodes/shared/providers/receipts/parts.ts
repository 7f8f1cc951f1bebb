import type { IDataObject } from 'n8n-workflow';
import type { ProblemList } from '../../errors/problemList';
import type { ReceiptCode } from './codes';
import type { ReceiptContext } from './lines';

/** Invoice parameters that hand the buyer's contact to the provider (Bot API: sendInvoice). */
export interface ContactFlags {
	need_email?: true;
	send_email_to_provider?: true;
	need_phone_number?: true;
	send_phone_number_to_provider?: true;
}

export interface BuiltReceipt {
	/** To be sent as `provider_data` (JSON text). */
	providerData: IDataObject;
	/** Must be set on the invoice together with the receipt. */
	contactFlags: ContactFlags;
	/** Sentences for the hints of the execution. */
	warnings: string[];
}

/** Reads one code of a list; texts from expressions (`"4"`) count as the number they show. */
export function readCode<Value extends string | number>(
	field: string,
	typed: unknown,
	codes: ReadonlyArray<ReceiptCode<Value>>,
	problems: ProblemList,
): Value | undefined {
	const text = String(typed).trim();
	const code = codes.find(({ value }) => String(value) === text);
	if (code) return code.value;
	const allowed = codes.map(({ value }) => value).join(', ');
	problems.add(
		field,
		`"${text.slice(0, 40)}" is not one of ${allowed}. For a newer code use Provider Data (JSON)`,
	);
	return undefined;
}

/** As {@link readCode}, but empty means that the provider's own setting counts. */
export function readOptionalCode<Value extends string | number>(
	field: string,
	typed: unknown,
	codes: ReadonlyArray<ReceiptCode<Value>>,
	problems: ProblemList,
): Value | undefined {
	if (typed === undefined || typed === null || typed === '') return undefined;
	return readCode(field, typed, codes, problems);
}

/** Leaves out codes that were not typed, so that they do not hide those of the receipt. */
export function withoutUndefined<Value>(
	codes: Record<string, Value | undefined>,
): Record<string, Value> {
	const typed = Object.entries(codes).filter(
		(entry): entry is [string, Value] => entry[1] !== undefined,
	);
	return Object.fromEntries(typed);
}

/** What is added to the total after the receipt was built. No provider documents how it counts. */
export function warnAboutTotal(context: ReceiptContext): string[] {
	const later = [
		...((context.maxTipAmount ?? 0) > 0 ? ['a tip'] : []),
		...(context.isFlexible === true ? ['shipping'] : []),
	];
	if (later.length === 0) return [];
	return [
		`The buyer can add ${later.join(' and ')} to the total, and the fiscal receipt does not hold it. How the provider treats the difference is not documented, so test such a payment first.`,
	];
}
