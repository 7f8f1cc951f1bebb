import type { IDataObject } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import { isGiven } from '../../../shared/input/values';
import { type OrderTerms, packOrderReference } from '../../../shared/payments/orderReference';
import { readPositiveId } from '../../../shared/telegram/identifiers';

/** What the terms of an order depend on besides the parameters. */
export interface OrderContext {
	/** Unix time in milliseconds. */
	now: number;
	/** Reference of a run that waits for the payment. */
	waiting?: string;
	/** Minutes the invoice can be paid while a run waits for it; takes the place of Expires After. */
	payableFor?: number;
}

/** Longest expiry, in minutes: 10 years. Keeps slips such as milliseconds out of the payload. */
const LONGEST_EXPIRY = 5_256_000;

/**
 * Reads minutes of validity.
 *
 * @param now Unix time in milliseconds
 * @returns Unix seconds; `undefined` when there is no end
 * @throws InvalidInputError
 */
export function readExpiry(value: unknown, now: number): number | undefined {
	if (value === undefined) return undefined;
	const minutes = isGiven(value) ? Number(value) : NaN;
	if (minutes === 0) return undefined;
	if (!(minutes >= 1 && minutes <= LONGEST_EXPIRY)) {
		refuseInput(
			'Expires After (Minutes)',
			'must be a number of minutes, 1 or more (at most 10 years), or 0 for no end',
		);
	}
	// Rounded down: nobody pays after the time that was typed.
	return Math.floor(now / 1_000 + minutes * 60);
}

/** Expires After as typed; an expression that finds nothing is told from a field that is not there. */
export const typedExpiry = (fields: IDataObject): unknown =>
	'expiresAfter' in fields ? (fields.expiresAfter ?? null) : undefined;

/** The field is there to keep others out, so an expression that finds nobody must not let all in. */
function readPayer(fields: IDataObject): number | undefined {
	if (!('payerUserId' in fields)) return undefined;
	if (!isGiven(fields.payerUserId)) {
		refuseInput('Payer User ID', 'is empty. Remove the field if anyone can pay');
	}
	return readPositiveId('Payer User ID', fields.payerUserId);
}

/**
 * Reads the terms stored with the order id.
 *
 * @throws InvalidInputError when the expiry or the payer cannot be read
 */
export function readTerms(
	fields: IDataObject,
	{ now, waiting, payableFor }: OrderContext,
): OrderTerms {
	const problems = new ProblemList();
	const expiry = payableFor ?? typedExpiry(fields);
	const expiresAt = problems.attempt(() => readExpiry(expiry, now));
	const payerUserId = problems.attempt(() => readPayer(fields));
	problems.throwIfAny();
	return {
		...(expiresAt === undefined ? {} : { expiresAt }),
		...(payerUserId === undefined ? {} : { payerUserId }),
		...(waiting === undefined ? {} : { waiting }),
	};
}

/** What stands in the way of a payload that is the order ID alone. */
function termsInTheWay({ expiresAt, payerUserId, waiting }: OrderTerms): string[] {
	return [
		// A run that waits always has an expiry.
		...(waiting === undefined
			? expiresAt === undefined
				? []
				: ['"Expires After (Minutes)"']
			: ['the waiting run']),
		...(payerUserId === undefined ? [] : ['"Payer User ID"']),
	];
}

/**
 * Writes the payload with what it cannot do without.
 *
 * @param isPlain whether it may be the order ID alone, for another program that reads it
 * @throws InvalidInputError when it does not fit, or cannot be plain
 */
export function readReference(orderId: string, terms: OrderTerms, isPlain: boolean): string {
	const inTheWay = isPlain ? termsInTheWay(terms) : [];
	if (inTheWay.length > 0) {
		refuseInput(
			'Plain Payload',
			`sends the order ID alone, but ${inTheWay.join(' and ')} has to travel with it. Remove one of them`,
		);
	}
	const payload = packOrderReference(orderId, terms);
	if (isPlain && payload !== orderId) {
		refuseInput(
			'Order ID',
			'looks like a packed order, so it cannot be sent alone. Use another one',
		);
	}
	return payload;
}
