import { badRequest } from '../../domain/errors.js';
import { readJson } from '../../text/json.js';
import type { JsonNode } from '../../text/json.js';
import { anyConnection, place } from '../business.js';
import { formatText } from '../formatting/formatted.js';
import type { FormattedText } from '../formatting/formatted.js';
import { optionalFlag, optionalText, readNumber, readText, requiredArray } from '../json-fields.js';
import type { Fields } from '../json-fields.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import { requiredText } from '../params.js';
import * as read from '../readers.js';
import { send, SENDING } from '../sending.js';
import { edit } from './edit-message.js';

const MAX_TITLE = 255;
const MAX_TASK = 100;
const MAX_TASKS = 30;

interface Task extends FormattedText {
	readonly id: number;
}

/** Bot API: InputChecklist, as read. */
interface Checklist {
	readonly title: FormattedText;
	readonly tasks: readonly Task[];
	readonly others_can_add_tasks: boolean;
	readonly others_can_mark_tasks_as_done: boolean;
}

function within<T>(what: string, readIt: () => T): T {
	try {
		return readIt();
	} catch (error) {
		throw badRequest(`Can't parse ${what}: ${(error as Error).message}`);
	}
}

const textIn = (fields: Fields, name: string, entities: string): FormattedText =>
	formatText(readText(fields, name), optionalText(fields, 'parse_mode'), fields.get(entities));

function taskOf(node: JsonNode): Task {
	if (node.type !== 'object') throw badRequest('expected an Object');
	const id = readNumber(node.fields, 'id');
	return { id, ...textIn(node.fields, 'text', 'text_entities') };
}

function checklistOf(node: JsonNode): Checklist {
	if (node.type !== 'object') throw badRequest('expected an Object');
	const { fields } = node;
	const tasks = requiredArray(fields, 'tasks');
	const items = tasks.type === 'array' ? tasks.items : [];
	return {
		title: textIn(fields, 'title', 'title_entities'),
		others_can_add_tasks: optionalFlag(fields, 'others_can_add_tasks'),
		others_can_mark_tasks_as_done: optionalFlag(fields, 'others_can_mark_tasks_as_done'),
		tasks: items.map((item) => within('InputChecklistTask', () => taskOf(item))),
	};
}

const checklist: Reader<Checklist> = {
	read: ({ params }, name) => {
		const node = readJson(requiredText(params, name));
		if (!node) throw badRequest("Can't parse InputChecklist JSON object");
		return within('InputChecklist', () => checklistOf(node));
	},
};

/** Refuses what Telegram's library refuses of a checklist that could be read. */
function check({ title, tasks }: Checklist): void {
	if (title.text.trim() === '') throw badRequest('Checklist must be non-empty');
	if ([...title.text].length > MAX_TITLE) {
		throw badRequest(`Checklist title length must not exceed ${MAX_TITLE}`);
	}
	for (const { text, id } of tasks) {
		if (text.trim() === '') throw badRequest('Checklist task must be non-empty');
		if ([...text].length > MAX_TASK) {
			throw badRequest(`Checklist task text length must not exceed ${MAX_TASK}`);
		}
		if (id <= 0) throw badRequest('Checklist task identifier must be positive');
	}
	if (tasks.length === 0) throw badRequest('Checklist must have at least 1 task');
	if (tasks.length > MAX_TASKS) {
		throw badRequest(`Checklist must have at most ${MAX_TASKS} tasks`);
	}
	if (new Set(tasks.map(({ id }) => id)).size < tasks.length) {
		throw badRequest('TODO_ITEM_DUPLICATE', 'Each task has an id of its own.');
	}
}

function shown(given: Checklist): Record<string, unknown> {
	check(given);
	const { title, tasks, others_can_add_tasks, others_can_mark_tasks_as_done } = given;
	return {
		title: title.text,
		...(title.entities.length > 0 && { title_entities: title.entities }),
		tasks: tasks.map(({ id, text, entities }) => ({
			id,
			text,
			...(entities.length > 0 && { text_entities: entities }),
		})),
		...(others_can_add_tasks && { others_can_add_tasks }),
		...(others_can_mark_tasks_as_done && { others_can_mark_tasks_as_done }),
	};
}

/** Bot API: sendChecklist; for a business account only. */
export const sendChecklist = method(
	{ checklist, ...SENDING, business_connection_id: anyConnection },
	(given, call) => send(call, given, { checklist: shown(given.checklist) }).message,
);

/** Bot API: editMessageChecklist. */
export const editMessageChecklist = method(
	{
		reply_markup: read.markup,
		checklist,
		business_connection_id: anyConnection,
		chat_id: place(),
		message_id: read.integer(),
	},
	({ checklist: given, ...rest }, call) =>
		edit(call, rest, (message) => {
			if (!('checklist' in message)) throw badRequest("message can't be edited");
			return { checklist: shown(given) };
		}),
);
