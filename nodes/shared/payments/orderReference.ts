import { refuseInput } from '../errors/inputErrors';
import { PAYLOAD_MAX_BYTES } from '../telegram/limits';

/**
 * The 128 bytes that travel from the invoice to the payment (`invoice_payload`).
 *
 * Without terms the payload is the order id as typed. With terms it is
 * `<order id>~<terms>~`, where terms are `.`-separated fields, each a letter and a value:
 * `e` expiry (Unix seconds, base 36), `u` payer's user id (base 36), `w` waiting run (base64url).
 * An order id that itself looks like that gets an empty set of terms (`~~`) behind it, so that
 * reading back always gives what was typed.
 */

const SEPARATOR = '~';
const PACKED = /^(?<id>[\s\S]*)~(?<terms>[a-z0-9A-Z_.-]*)~$/;

export interface OrderTerms {
	/** The invoice can be paid until then; Unix seconds. */
	expiresAt?: number;
	/** Only this Telegram user may pay. */
	payerUserId?: number;
	/** Reference of a waiting run, base64url text (see resumeReference). */
	waiting?: string;
}

export interface OrderReference {
	orderId: string;
	terms: OrderTerms;
}

const utf8Length = (text: string): number => new TextEncoder().encode(text).length;

function encodeTerms(terms: OrderTerms): string {
	return [
		...(terms.expiresAt === undefined ? [] : [`e${terms.expiresAt.toString(36)}`]),
		...(terms.payerUserId === undefined ? [] : [`u${terms.payerUserId.toString(36)}`]),
		...(terms.waiting === undefined ? [] : [`w${terms.waiting}`]),
	].join('.');
}

function decodeNumber(text: string): number | undefined {
	if (!/^[0-9a-z]{1,11}$/.test(text)) return undefined;
	const value = Number.parseInt(text, 36);
	return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** @returns the terms, or `undefined` when the text is not one that {@link encodeTerms} writes */
function decodeTerms(text: string): OrderTerms | undefined {
	const terms: OrderTerms = {};
	if (text === '') return terms;
	for (const field of text.split('.')) {
		const value = field.slice(1);
		if (field[0] === 'e') terms.expiresAt = decodeNumber(value);
		else if (field[0] === 'u') terms.payerUserId = decodeNumber(value);
		else if (field[0] === 'w' && /^[\w-]+$/.test(value)) terms.waiting = value;
		else return undefined;
	}
	return encodeTerms(terms) === text ? terms : undefined;
}

/**
 * Packs an order id and its terms into an invoice payload.
 *
 * @returns 1-128 bytes of UTF-8
 * @throws InvalidInputError when the id is empty or does not fit; says how many bytes are left for it
 */
export function packOrderReference(orderId: string, terms: OrderTerms = {}): string {
	if (orderId === '') refuseInput('Order ID', 'must not be empty');
	const packed = encodeTerms(terms);
	const needsTerms = packed !== '' || decodePacked(orderId) !== undefined;
	const payload = needsTerms ? `${orderId}${SEPARATOR}${packed}${SEPARATOR}` : orderId;
	const excess = utf8Length(payload) - PAYLOAD_MAX_BYTES;
	if (excess > 0) {
		const used = utf8Length(orderId);
		refuseInput(
			'Order ID',
			`is ${used} bytes long, and ${used - excess} are left for it` +
				(packed === ''
					? ' (Telegram allows 128)'
					: ' next to the expiry, payer or waiting run stored with it (Telegram allows 128 in all)'),
		);
	}
	return payload;
}

function decodePacked(payload: string): OrderReference | undefined {
	const match = PACKED.exec(payload);
	if (!match?.groups) return undefined;
	const terms = decodeTerms(match.groups.terms as string);
	return terms && match.groups.id ? { orderId: match.groups.id, terms } : undefined;
}

/**
 * Reads a payload back. Payloads written by anything else are their own order id, without terms.
 */
export function readOrderReference(payload: string): OrderReference {
	return decodePacked(payload) ?? { orderId: payload, terms: {} };
}
