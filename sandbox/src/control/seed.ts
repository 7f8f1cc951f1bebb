import { addBot } from '../domain/bots.js';
import { addChat } from '../domain/chats.js';
import { addCustomer } from '../domain/customers.js';
import { BotApiError, ControlError } from '../domain/errors.js';
import { connectAccount } from './business.js';
import { addStickerSet } from '../domain/public-stickers.js';
import type { World } from '../domain/world.js';
import type { Seed } from '../schema/parties.js';

type Kind = 'text' | 'number' | 'yesNo' | 'ids' | 'texts' | 'objects' | 'rights';

/** What each field of a seed is; those that must be there have a `!`. */
const FIELDS: Readonly<Record<keyof Seed, Readonly<Record<string, Kind | `${Kind}!`>>>> = {
	bots: {
		token: 'text!',
		first_name: 'text',
		username: 'text',
		stars: 'number',
		inline: 'yesNo',
		inline_feedback: 'number',
		app_url: 'text',
		games: 'objects',
		verifier: 'yesNo',
		managed_by: 'number',
		owner_id: 'number',
	},
	customers: {
		id: 'number',
		first_name: 'text',
		last_name: 'text',
		username: 'text',
		language_code: 'text',
		personal_chat_id: 'number',
		allows_emoji_status: 'yesNo',
		stars: 'number',
	},
	chats: {
		type: 'text!',
		title: 'text!',
		id: 'number',
		username: 'text',
		owner_id: 'number',
		bot_ids: 'ids',
		bot_rights: 'rights',
		member_ids: 'ids',
		kicked_ids: 'ids',
		join_by_request: 'yesNo',
		is_forum: 'yesNo',
		request_bot_id: 'number',
	},
	business_connections: {
		token: 'text',
		bot_id: 'number',
		customer_id: 'number!',
		id: 'text',
		rights: 'rights',
	},
	sticker_sets: { name: 'text!', title: 'text', sticker_type: 'text', emoji: 'texts' },
};

const WORDS: Readonly<Record<Kind, string>> = {
	text: 'a text',
	number: 'a number',
	yesNo: 'true or false',
	ids: 'a list of numbers',
	texts: 'a list of texts',
	objects: 'a list of objects',
	rights: 'an object',
};

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);

const IS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
	text: isText,
	number: isNumber,
	yesNo: (value) => typeof value === 'boolean',
	ids: (value) => Array.isArray(value) && value.every(isNumber),
	texts: (value) => Array.isArray(value) && value.every(isText),
	objects: (value) => Array.isArray(value) && value.every(isObject),
	rights: isObject,
};

/**
 * Fills an empty world.
 * @throws ControlError that names the field, as in `bots[0].token`
 */
export function plantSeed(world: World, seed: Seed): void {
	plant(seed, 'bots', (bot) => addBot(world, bot));
	plant(seed, 'customers', (customer) => addCustomer(world, customer));
	plant(seed, 'chats', (chat) => addChat(world, chat));
	plant(seed, 'sticker_sets', (set) => addStickerSet(world, set));
	plant(seed, 'business_connections', (one) => connectAccount(world, one));
	for (const name of Object.keys(seed)) {
		if (!(name in FIELDS)) throw wrong(name, 'there is no such field');
	}
}

function plant<Name extends keyof Seed>(
	seed: Seed,
	name: Name,
	add: (one: NonNullable<Seed[Name]>[number]) => unknown,
): void {
	const given: unknown = seed[name] ?? [];
	if (!Array.isArray(given)) throw wrong(name, 'it must be a list');
	(given as Array<NonNullable<Seed[Name]>[number]>).forEach((one, index) => {
		const place = `${name}[${index}]`;
		check(one, place, FIELDS[name]);
		try {
			add(one);
		} catch (error) {
			if (error instanceof ControlError || error instanceof BotApiError) {
				throw wrong(place, error.message);
			}
			throw error;
		}
	});
}

function check(one: unknown, place: string, fields: Readonly<Record<string, string>>): void {
	if (typeof one !== 'object' || one === null) throw wrong(place, 'it must be an object');
	for (const [field, value] of Object.entries(one)) {
		const kind = fields[field]?.replace('!', '') as Kind | undefined;
		if (kind === undefined) throw wrong(`${place}.${field}`, 'there is no such field');
		if (!IS[kind](value)) throw wrong(`${place}.${field}`, `it must be ${WORDS[kind]}`);
	}
	for (const [field, kind] of Object.entries(fields)) {
		if (kind.endsWith('!') && !(field in one)) throw wrong(`${place}.${field}`, 'it is missing');
	}
}

const wrong = (place: string, problem: string): ControlError =>
	new ControlError(400, `The seed is wrong at ${place}: ${problem}.`.replace('..', '.'));
