import { storeInput } from '../bot-api/media/store.js';
import { findEntities } from '../bot-api/formatting/find.js';
import { BotApiError, ControlError } from '../domain/errors.js';
import type { Customer } from '../domain/state.js';
import type { World } from '../domain/world.js';
import type { Sent } from '../schema/messages.js';

const MAX_TEXT = 4096;

/** What a customer's message shows: a text, their contact, a place or a picture. */
export function sentFields(
	world: World,
	customer: Customer,
	request: Sent,
): Record<string, unknown> {
	const { text = '', contact, location, photo } = request;
	if (text.length > MAX_TEXT) throw new ControlError(400, `text is over ${MAX_TEXT} characters.`);
	const entities = findEntities(text);
	const marked = entities.length > 0 && entities;
	if (contact) return { contact: contactOf(customer, contact) };
	if (location) return { location: { ...location } };
	if (photo) {
		const shown = pictureOf(world, photo);
		const caption = { caption: text, ...(marked && { caption_entities: marked }) };
		return { ...shown, ...(text !== '' && caption) };
	}
	if (text.trim() === '') throw new ControlError(400, 'text is empty.');
	return { text, ...(marked && { entities: marked }) };
}

/** Nobody has a number here: it is made of the customer's id. */
function contactOf(
	customer: Customer,
	given: NonNullable<Sent['contact']>,
): Record<string, unknown> {
	const { last_name = customer.last_name } = given;
	const own = given.phone_number === undefined && given.first_name === undefined;
	return {
		phone_number: given.phone_number ?? `1555${String(customer.id).padStart(7, '0').slice(-7)}`,
		first_name: given.first_name ?? customer.first_name,
		...(last_name && { last_name }),
		...(own && { user_id: customer.id }),
	};
}

function pictureOf(world: World, photo: NonNullable<Sent['photo']>): Record<string, unknown> {
	const data = Buffer.from(photo.data, 'base64');
	const upload = { name: photo.file_name ?? 'photo.jpg', mime: '', data };
	try {
		return storeInput({ world, notes: [] }, 'photo', { upload }).shown;
	} catch (error) {
		if (!(error instanceof BotApiError)) throw error;
		throw new ControlError(400, `photo: ${error.why ?? error.message}`);
	}
}
