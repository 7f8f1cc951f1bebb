import { randomBytes } from 'node:crypto';
import { readText } from '../../../shared/input/values';

/** No letters that are mistaken for digits or for each other; 32 of them, 5 bits each. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** 80 random bits: unique for any number of orders, and short enough to read out. */
const ID_LENGTH = 16;

function makeOrderId(): string {
	return Array.from(randomBytes(ID_LENGTH), (byte) => ALPHABET[byte % 32]).join('');
}

/**
 * @returns the id as typed without blanks around it; a new unique one when nothing was typed
 * @throws InvalidInputError when it is no text
 */
export function readOrderId(value: unknown): string {
	return readText('Order ID', value) || makeOrderId();
}
