import { badRequest } from '../../domain/errors.js';
import { readJson } from '../../text/json.js';
import type { JsonNode } from '../../text/json.js';
import { readText } from '../json-fields.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import { requiredText, text } from '../params.js';
import type { BotCommand } from '../../schema/parties.js';

const MAX_COMMANDS = 100;

/** Whom the commands are for; `language_code` is part of it. */
const scope: Reader<string> = {
	along: ['language_code'],
	read: ({ params }, name) => {
		const given = text(params, name).replace(/\s/g, '');
		const isDefault = given === '' || given === '{"type":"default"}';
		return `${isDefault ? 'default' : given}|${text(params, 'language_code')}`;
	},
};

const commands: Reader<BotCommand[]> = {
	read: ({ params }, name) => {
		const node = readJson(requiredText(params, name));
		if (!node) throw badRequest("Can't parse commands JSON object");
		if (node.type !== 'array') throw badRequest('Expected an Array of BotCommand');
		if (node.items.length > MAX_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH');
		return node.items.map(readCommand);
	},
};

/** Bot API: setMyCommands. */
export const setMyCommands = method({ commands, scope }, (given, { world, bot }) => {
	bot.commands.set(given.scope, given.commands);
	world.events.emit({ type: 'bot', bot_id: bot.id });
	return true;
});

/** Bot API: getMyCommands. */
export const getMyCommands = method(
	{ scope },
	(given, { bot }) => bot.commands.get(given.scope) ?? [],
);

/** Bot API: deleteMyCommands. */
export const deleteMyCommands = method({ scope }, (given, { bot }) => {
	bot.commands.delete(given.scope);
	return true;
});

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
