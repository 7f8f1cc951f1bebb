import { randomBytes } from 'node:crypto';

/** No letters that are mistaken for digits or for each other; 32 of them, 5 bits each. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** 80 random bits: unique for any number of orders, and short enough to read out. */
const ID_LENGTH = 16;

function makeOrderId(): string {
	return Array.from(randomBytes(ID_LENGTH), (byte) => ALPHABET[byte % 32]).join('');
}

/** @returns the id as typed without blanks around it; a new unique one when nothing was typed */
export function readOrderId(value: unknown): string {
	const typed = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	return typed === '' ? makeOrderId() : typed;
}
