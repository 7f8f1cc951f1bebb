import { randomBytes } from 'node:crypto';
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
}

/** No letters that are mistaken for digits or for each other; 32 of them, 5 bits each. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** 80 random bits: unique for any number of orders, and short enough to read out. */
const ID_LENGTH = 16;

/** Longest expiry, in minutes: 10 years. Keeps slips such as milliseconds out of the payload. */
const LONGEST_EXPIRY = 5_256_000;

function makeOrderId(): string {
	return Array.from(randomBytes(ID_LENGTH), (byte) => ALPHABET[byte % 32]).join('');
}

/** @returns the id as typed without blanks around it; a new unique one when nothing was typed */
export function readOrderId(value: unknown): string {
	const typed = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	return typed === '' ? makeOrderId() : typed;
}

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
export function readTerms(fields: IDataObject, { now, waiting }: OrderContext): OrderTerms {
	const problems = new ProblemList();
	const expiresAt = problems.attempt(() => readExpiry(fields.expiresAfter, now));
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
