import { badRequest } from '../domain/errors.js';
import type { InvoiceTerms } from '../domain/state.js';
import { readFormatted } from './formatting/formatted.js';
import { readInlineInvoice } from './inline-invoice.js';
import { optionalText, readDecimal, readText } from './json-fields.js';
import type { Fields } from './json-fields.js';
import { plain } from './markup.js';

/** What a message is made of: ready fields, or the terms of an invoice still to be checked. */
export type GivenContent =
	| { readonly kind: 'fields'; readonly fields: Record<string, unknown> }
	| { readonly kind: 'invoice'; readonly terms: InvoiceTerms };

const ready = (fields: Record<string, unknown>): GivenContent => ({ kind: 'fields', fields });

/** A text of a JSON object with its formatting. */
export function textOf(
	fields: Fields,
	name: string,
	entitiesName = 'entities',
): {
	text: string;
	entities: unknown[];
} {
	const values = new Map<string, string>([[name, optionalText(fields, name)]]);
	values.set('parse_mode', optionalText(fields, 'parse_mode'));
	const entities = fields.get(entitiesName);
	if (entities) values.set(entitiesName, JSON.stringify(plain(entities)));
	return readFormatted({ fields: values, files: new Map() }, name, 'parse_mode', entitiesName);
}

/** A text message. */
export function textContent(fields: Fields): GivenContent {
	const { text, entities } = textOf(fields, 'message_text');
	if (text.trim() === '') throw badRequest('Message text is empty');
	return ready({ text: text.trim(), ...(entities.length > 0 && { entities }) });
}

/** A contact. */
export function contactContent(fields: Fields): GivenContent {
	const lastName = optionalText(fields, 'last_name');
	const vcard = optionalText(fields, 'vcard');
	return ready({
		contact: {
			phone_number: readText(fields, 'phone_number'),
			first_name: readText(fields, 'first_name'),
			...(lastName !== '' && { last_name: lastName }),
			...(vcard !== '' && { vcard }),
		},
	});
}

const location = (fields: Fields) => ({
	latitude: readDecimal(fields, 'latitude'),
	longitude: readDecimal(fields, 'longitude'),
});

/** A place on the map. */
export const locationContent = (fields: Fields): GivenContent =>
	ready({ location: location(fields) });

/** A place with a name. */
export function venueContent(fields: Fields): GivenContent {
	const place = location(fields);
	const title = readText(fields, 'title');
	const address = readText(fields, 'address');
	return ready({ location: place, venue: { location: place, title, address } });
}

/**
 * Reads an InputMessageContent. What it is is told by its keys, in this order: `message_text`,
 * `latitude` and `longitude`, `phone_number`, `payload` (an invoice).
 * @returns undefined when it is none of them: the result then is what its own type says
 */
export function readContent(fields: Fields): GivenContent | undefined {
	if (optionalText(fields, 'message_text') !== '') return textContent(fields);
	if (fields.has('latitude') && fields.has('longitude')) {
		const isVenue = fields.has('title') && fields.has('address');
		return isVenue ? venueContent(fields) : locationContent(fields);
	}
	if (fields.has('phone_number')) return contactContent(fields);
	if (fields.has('payload')) return { kind: 'invoice', terms: readInlineInvoice(fields) };
	return undefined;
}
