import { badRequest } from '../../domain/errors.js';
import type { BotCommand } from '../../domain/state.js';
import { readJson } from '../../text/json.js';
import type { JsonNode } from '../../text/json.js';
import type { Method } from '../call.js';
import { readText } from '../invoice-params.js';
import { requiredText, text } from '../params.js';
import type { Params } from '../params.js';

const MAX_COMMANDS = 100;

/** Bot API: setMyCommands. */
export const setMyCommands: Method = ({ world, bot, params }) => {
	const node = readJson(requiredText(params, 'commands'));
	if (!node) throw badRequest("Can't parse commands JSON object");
	if (node.type !== 'array') throw badRequest('Expected an Array of BotCommand');
	if (node.items.length > MAX_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH');
	bot.commands.set(scopeKey(params), node.items.map(readCommand));
	world.events.emit({ type: 'bot', bot_id: bot.id });
	return true;
};

/** Bot API: getMyCommands. */
export const getMyCommands: Method = ({ bot, params }) => bot.commands.get(scopeKey(params)) ?? [];

/** Bot API: deleteMyCommands. */
export const deleteMyCommands: Method = ({ bot, params }) => {
	bot.commands.delete(scopeKey(params));
	return true;
};

const scopeKey = (params: Params): string => {
	const scope = text(params, 'scope').replace(/\s/g, '');
	const isDefault = scope === '' || scope === '{"type":"default"}';
	return `${isDefault ? 'default' : scope}|${text(params, 'language_code')}`;
};

function readCommand(node: JsonNode): BotCommand {
	if (node.type !== 'object') {
		throw badRequest("Can't parse BotCommand: expected an Object");
	}
	const command = readText(node.fields, 'command').replace(/^\//, '');
	const description = readText(node.fields, 'description');
	if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
	if (description === '') throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
	return { command, description };
}
