import type { IDataObject } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import type { OrderTerms } from '../../../shared/payments/orderReference';
import { readPositiveId } from '../../../shared/telegram/identifiers';

/** What the terms of an order depend on besides the parameters. */
export interface OrderContext {
	/** Unix time in milliseconds. */
	now: number;
	/** Reference of a run that waits for the payment. */
	waiting?: string;
	/** Minutes the invoice is good for when no other expiry was typed. */
	expiresWithin?: number;
}

/** Longest expiry, in minutes: 10 years. Keeps slips such as milliseconds out of the payload. */
const LONGEST_EXPIRY = 5_256_000;

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

function readExpiry(value: unknown, now: number): number | undefined {
	if (!isGiven(value) || Number(value) === 0) return undefined;
	const minutes = Number(value);
	if (!(minutes >= 1 && minutes <= LONGEST_EXPIRY)) {
		refuseInput('Expires After', 'must be a number of minutes, 1 or more (at most 10 years)');
	}
	return Math.ceil(now / 1_000 + minutes * 60);
}

/**
 * Reads the terms stored with the order id.
 *
 * @throws InvalidInputError when the expiry or the payer cannot be read
 */
export function readTerms(
	fields: IDataObject,
	{ now, waiting, expiresWithin }: OrderContext,
): OrderTerms {
	const problems = new ProblemList();
	const expiresAt = problems.attempt(() => readExpiry(fields.expiresAfter ?? expiresWithin, now));
	const payerUserId = isGiven(fields.payerUserId)
		? problems.attempt(() => readPositiveId('Payer User ID', fields.payerUserId))
		: undefined;
	problems.throwIfAny();
	return {
		...(expiresAt === undefined ? {} : { expiresAt }),
		...(payerUserId === undefined ? {} : { payerUserId }),
		...(waiting === undefined ? {} : { waiting }),
	};
}
