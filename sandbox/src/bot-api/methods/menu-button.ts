import { badRequest } from '../../domain/errors.js';
import { readJson } from '../../text/json.js';
import type { JsonNode } from '../../text/json.js';
import { readText, requiredObject } from '../json-fields.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import { userId } from '../params.js';
import * as read from '../readers.js';
import { checkWebAppUrl } from '../web-app-url.js';
import type { MenuButton } from '../../schema/parties.js';

/** The private chat a menu button is for; 0 is the bot's own for all. */
const chat: Reader<number> = {
	read: ({ world, params }, name) => {
		if (!params.fields.has(name)) return 0;
		const id = userId(params, name);
		if (!world.state.customers.has(id)) throw badRequest('user not found');
		return id;
	},
};

function readButton(given: string): MenuButton {
	if (given === '') return { type: 'default' };
	const node = readJson(given);
	if (!node) throw badRequest("Can't parse menu button JSON object");
	try {
		return buttonOf(node);
	} catch (error) {
		throw badRequest(`Can't parse menu button: ${(error as Error).message}`);
	}
}

function buttonOf(node: JsonNode): MenuButton {
	if (node.type !== 'object') throw badRequest('MenuButton must be an Object');
	const type = readText(node.fields, 'type');
	if (type === 'default' || type === 'commands') return { type };
	if (type !== 'web_app') throw badRequest('MenuButton has unsupported type');
	const label = readText(node.fields, 'text');
	const url = readText(requiredObject(node.fields, 'web_app'), 'url');
	return { type, text: label, web_app: { url } };
}

/** Bot API: setChatMenuButton. */
export const setChatMenuButton = method(
	{ menu_button: read.parsed(readButton), chat_id: chat },
	({ menu_button: button, chat_id: chatId }, { world, bot }) => {
		if (button.type === 'web_app') {
			if (button.text === '') throw badRequest('Menu button text must be non-empty');
			button.web_app.url = checkWebAppUrl(world, button.web_app.url, 'Menu button');
		}
		if (button.type === 'default') bot.menuButtons.delete(chatId);
		else bot.menuButtons.set(chatId, button);
		world.events.emit({ type: 'bot', bot_id: bot.id });
		return true;
	},
);

/** Bot API: getChatMenuButton. */
export const getChatMenuButton = method(
	{ chat_id: chat },
	({ chat_id: chatId }, { bot }): MenuButton =>
		// A person's is the bot's unless they have one of their own; the bot's is the list of commands.
		bot.menuButtons.get(chatId) ?? { type: chatId === 0 ? 'commands' : 'default' },
);
