import { refuseInput } from '../errors/inputErrors';
import { codeOfProvider, type ProviderId, providerOfCode } from '../providers/codes';
import type { TokenMode } from '../providers/types';
import { countBytes, PAYLOAD_MAX_BYTES } from '../telegram/limits';

/**
 * The 128 bytes that travel from the invoice to the payment (`invoice_payload`).
 *
 * With nothing to add the payload is the order id as typed. Otherwise it is `<order id>~<fields>~`,
 * where fields are separated by `.`, each a letter and a value: the terms `e` expiry (Unix seconds),
 * `u` payer's user id, `w` waiting run (base64url), then the facts `i` total of an invoice without tips
 * or `t` of one that takes them (minor units), `p` provider and mode of its token. Numbers have the
 * base 36. An order id that itself looks like that gets an empty set of fields (`~~`) behind it, so
 * that reading back always gives what was typed.
 */

const SEPARATOR = '~';
const PACKED = /^(?<id>[\s\S]+)~(?<fields>[a-z0-9A-Z_.-]*)~$/;

/** What the payment has to keep to. */
export interface OrderTerms {
	/** The invoice can be paid until then; Unix seconds. */
	expiresAt?: number;
	/** Only this Telegram user may pay. */
	payerUserId?: number;
	/** Reference of a waiting run, base64url text (see packWaitingRun). */
	waiting?: string;
}

/** What Telegram does not tell of an invoice when it is paid. */
export interface InvoiceFacts {
	/** The invoice's own total in minor units, without tip and delivery. */
	total?: number;
	/** Whether the buyer can add a tip; known with the total. */
	takesTips?: boolean;
	provider?: ProviderId;
	/** Of the provider's token. */
	mode?: TokenMode;
}

export interface OrderReference {
	orderId: string;
	terms: OrderTerms;
	facts: InvoiceFacts;
}

const MODES: Readonly<Record<TokenMode, string>> = { test: 't', live: 'l' };

const given = <T>(value: T | undefined, write: (value: T) => string): string[] =>
	value === undefined ? [] : [write(value)];

const encodeTerms = ({ expiresAt, payerUserId, waiting }: OrderTerms): string[] => [
	...given(expiresAt, (seconds) => `e${seconds.toString(36)}`),
	...given(payerUserId, (id) => `u${id.toString(36)}`),
	...given(waiting, (run) => `w${run}`),
];

function encodeFacts({ total, takesTips, provider, mode }: InvoiceFacts): string[] {
	const code = provider === undefined ? '' : codeOfProvider(provider).toString(36);
	const isKnown = provider !== undefined || mode !== undefined;
	return [
		...given(total, (minor) => `${takesTips ? 't' : 'i'}${minor.toString(36)}`),
		...(isKnown ? [`p${code}${mode === undefined ? 'x' : MODES[mode]}`] : []),
	];
}

function decodeNumber(text: string): number | undefined {
	if (!/^[0-9a-z]{1,11}$/.test(text)) return undefined;
	const value = Number.parseInt(text, 36);
	return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** Reads a provider's number and the letter of its token's mode. */
function decodeToken(text: string): InvoiceFacts {
	const code = text.slice(0, -1);
	const provider = code === '' ? undefined : providerOfCode(Number.parseInt(code, 36));
	const letter = text.slice(-1);
	const mode = letter === MODES.test ? 'test' : letter === MODES.live ? 'live' : undefined;
	return { ...(provider ? { provider } : {}), ...(mode ? { mode } : {}) };
}

type Fields = Pick<OrderReference, 'terms' | 'facts'>;

/** @returns `undefined` when the text is not one that the encoders write */
function decodeFields(text: string): Fields | undefined {
	const terms: OrderTerms = {};
	let facts: InvoiceFacts = {};
	for (const field of text === '' ? [] : text.split('.')) {
		const value = field.slice(1);
		switch (field[0]) {
			case 'e':
				terms.expiresAt = decodeNumber(value);
				break;
			case 'u':
				terms.payerUserId = decodeNumber(value);
				break;
			case 'w':
				terms.waiting = value;
				break;
			case 'i':
			case 't':
				facts = { ...facts, total: decodeNumber(value), takesTips: field[0] === 't' };
				break;
			case 'p':
				facts = { ...facts, ...decodeToken(value) };
				break;
			default:
				return undefined;
		}
	}
	// Whatever is cut, doubled, out of order or of nobody's making reads back differently.
	const isWhole = [...encodeTerms(terms), ...encodeFacts(facts)].join('.') === text;
	return isWhole && terms.waiting !== '' ? { terms, facts } : undefined;
}

function decodePacked(payload: string): OrderReference | undefined {
	const groups = PACKED.exec(payload)?.groups as Record<'id' | 'fields', string> | undefined;
	const fields = groups && decodeFields(groups.fields);
	return fields && { orderId: groups.id, ...fields };
}

function write(orderId: string, fields: readonly string[]): string {
	const needsFields = fields.length > 0 || decodePacked(orderId) !== undefined;
	return needsFields ? `${orderId}${SEPARATOR}${fields.join('.')}${SEPARATOR}` : orderId;
}

/**
 * Packs an order id, its terms and the facts of its invoice into an invoice payload. Facts give way
 * when there is no room for them: the payment's row has less to tell then, but the order is complete.
 *
 * @returns 1-128 bytes of UTF-8
 * @throws InvalidInputError when the id is empty or does not fit; says how many bytes are left for it
 */
export function packOrderReference(
	orderId: string,
	terms: OrderTerms = {},
	facts: InvoiceFacts = {},
): string {
	if (orderId === '') refuseInput('Order ID', 'must not be empty');
	const packed = encodeTerms(terms);
	const withFacts = write(orderId, [...packed, ...encodeFacts(facts)]);
	if (countBytes(withFacts) <= PAYLOAD_MAX_BYTES) return withFacts;
	const payload = write(orderId, packed);
	const excess = countBytes(payload) - PAYLOAD_MAX_BYTES;
	if (excess > 0) {
		const used = countBytes(orderId);
		refuseInput(
			'Order ID',
			`is ${used} bytes long, and ${used - excess} are left for it` +
				(packed.length === 0
					? ' (Telegram allows 128)'
					: ' next to the expiry, payer or waiting run stored with it (Telegram allows 128 in all)'),
		);
	}
	return payload;
}

/**
 * Reads a payload back. Payloads written by anything else are their own order id, without terms.
 */
export function readOrderReference(payload: string): OrderReference {
	return decodePacked(payload) ?? { orderId: payload, terms: {}, facts: {} };
}

/** The payload as it may be shown and stored: without the key that lets a waiting run go on. */
export function showPayload(payload: string): string {
	const { orderId, terms, facts } = readOrderReference(payload);
	if (terms.waiting === undefined) return payload;
	return write(orderId, [...encodeTerms({ ...terms, waiting: undefined }), ...encodeFacts(facts)]);
}

/** The same for whatever holds payloads, such as a whole update; a copy. */
export function showPayloads<T>(value: T): T {
	if (Array.isArray(value)) return value.map((entry: unknown) => showPayloads(entry)) as T;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, entry]: [string, unknown]) => [
			key,
			key === 'invoice_payload' && typeof entry === 'string'
				? showPayload(entry)
				: showPayloads(entry),
		]),
	) as T;
}
