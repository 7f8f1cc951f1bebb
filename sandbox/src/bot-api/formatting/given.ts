import { badRequest } from '../../domain/errors.js';
import type { TgEntity } from '../../domain/telegram.js';
import type { JsonNode } from '../../text/json.js';
import { optionalText, readNumber, readText } from '../json-fields.js';
import { linkEntity } from './markup.js';
import type { FindUser } from './markup.js';

/** Those a bot may give; others are found by Telegram itself, and left out when given. */
const STYLES: ReadonlySet<string> = new Set([
	'bold',
	'italic',
	'underline',
	'strikethrough',
	'spoiler',
	'blockquote',
	'expandable_blockquote',
	'code',
]);
const MAX = 1_000_000;

/** Reads `entities`; what is no array is taken as none, as the Bot API server does. */
export function givenEntities(node: JsonNode | undefined, findUser: FindUser): TgEntity[] {
	if (node?.type !== 'array') return [];
	return node.items.flatMap((item) => {
		try {
			return readEntity(item, findUser) ?? [];
		} catch (error) {
			throw badRequest(`Can't parse MessageEntity: ${(error as Error).message}`);
		}
	});
}

function readEntity(node: JsonNode, findUser: FindUser): TgEntity | undefined {
	if (node.type !== 'object') throw badRequest('expected an Object');
	const { fields } = node;
	const offset = readNumber(fields, 'offset');
	const length = readNumber(fields, 'length');
	const type = readText(fields, 'type');
	if (offset < 0 || offset > MAX) {
		throw badRequest(`Receive an entity with incorrect offset ${offset}`);
	}
	if (length < 0 || length > MAX) {
		throw badRequest(`Receive an entity with incorrect length ${length}`);
	}
	const place = { offset, length };
	if (STYLES.has(type)) return { type, ...place };
	switch (type) {
		case 'pre': {
			const language = optionalText(fields, 'language');
			return { type, ...place, ...(language !== '' && { language }) };
		}
		case 'text_link':
			return linkEntity(readText(fields, 'url'), place, findUser);
		case 'text_mention': {
			const user = fields.get('user');
			if (user?.type !== 'object') throw badRequest('Can\'t find field "user"');
			const id = readNumber(user.fields, 'id');
			return linkEntity(`tg://user?id=${id}`, place, findUser);
		}
		case 'custom_emoji':
			return { type, ...place, custom_emoji_id: readText(fields, 'custom_emoji_id') };
		default:
			return undefined;
	}
}
