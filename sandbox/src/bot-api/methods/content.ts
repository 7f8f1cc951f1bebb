import { badRequest } from '../../domain/errors.js';
import { watchPoll } from '../../domain/polls.js';
import type { TgEntity } from '../../domain/telegram.js';
import { readJson } from '../../text/json.js';
import type { JsonNode } from '../../text/json.js';
import { formatText } from '../formatting/formatted.js';
import { optionalText, readText } from '../json-fields.js';
import { plain } from '../markup.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import { flag, requiredText, text } from '../params.js';
import * as read from '../readers.js';
import { send, SENDING } from '../sending.js';

const coordinate: Reader<number> = {
	read: ({ params }, name) => {
		const value = text(params, name).trim();
		if (value === '') throw badRequest(`${name} is empty`);
		return Number.parseFloat(value) || 0;
	},
};
const decimal: Reader<number> = {
	read: ({ params }, name) => Number.parseFloat(text(params, name)) || 0,
};

/** Where something is; the same of a new location and of one that moves. */
export const LOCATION = {
	latitude: coordinate,
	longitude: coordinate,
	horizontal_accuracy: decimal,
	live_period: read.integer(0, 0, 0x7fff_ffff),
	heading: read.integer(0, 0, 360),
	proximity_alert_radius: read.integer(0, 0, 100_000),
};

/** A location as messages show it. */
export function locationOf(given: {
	latitude: number;
	longitude: number;
	horizontal_accuracy?: number;
	live_period?: number;
	heading?: number;
	proximity_alert_radius?: number;
}): Record<string, unknown> {
	const { latitude, longitude, ...rest } = given;
	if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
		throw badRequest('Wrong location specified');
	}
	const more = Object.entries(rest).filter(([, value]) => value);
	return { latitude, longitude, ...Object.fromEntries(more) };
}

/** Bot API: sendLocation. */
export const sendLocation = method({ ...LOCATION, ...SENDING }, (given, call) => {
	const { latitude, longitude, horizontal_accuracy, live_period, heading } = given;
	const { proximity_alert_radius } = given;
	const place = { latitude, longitude, horizontal_accuracy, live_period, heading };
	const location = locationOf({ ...place, proximity_alert_radius });
	return send(call, given, { location }).message;
});

/** Bot API: sendVenue. */
export const sendVenue = method(
	{
		latitude: coordinate,
		longitude: coordinate,
		title: read.string,
		address: read.string,
		foursquare_id: read.string,
		foursquare_type: read.string,
		google_place_id: read.string,
		google_place_type: read.string,
		...SENDING,
	},
	({ latitude, longitude, title, address, ...given }, call) => {
		const location = locationOf({ latitude, longitude });
		const ids = {
			foursquare_id: given.foursquare_id,
			foursquare_type: given.foursquare_type,
			google_place_id: given.google_place_id,
			google_place_type: given.google_place_type,
		};
		const known = Object.fromEntries(Object.entries(ids).filter(([, value]) => value !== ''));
		return send(call, given, { venue: { location, title, address, ...known }, location }).message;
	},
);

/** Bot API: sendContact. */
export const sendContact = method(
	{
		phone_number: read.required,
		first_name: read.required,
		last_name: read.string,
		vcard: read.string,
		...SENDING,
	},
	({ phone_number, first_name, last_name, vcard, ...given }, call) => {
		const contact = {
			phone_number: phone_number.replace(/[\s()-]/g, ''),
			first_name,
			...(last_name !== '' && { last_name }),
			...(vcard !== '' && { vcard }),
		};
		return send(call, given, { contact }).message;
	},
);

/** Highest value of each of Telegram's animated emoji. */
const DICE: ReadonlyMap<string, number> = new Map([
	['🎲', 6],
	['🎯', 6],
	['🎳', 6],
	['🏀', 5],
	['⚽', 5],
	['🎰', 64],
]);

/** Bot API: sendDice. */
export const sendDice = method({ emoji: read.string, ...SENDING }, (given, call) => {
	const emoji = (given.emoji || '🎲').replace(/\ufe0f/g, '');
	const highest = DICE.get(emoji);
	if (highest === undefined) throw badRequest('Dice emoji is invalid');
	const dice = { emoji, value: call.world.ids.between(1, highest) };
	return send(call, given, { dice }).message;
});

interface PollOption {
	readonly text: string;
	readonly entities: TgEntity[];
}

const MAX_QUESTION = 300;
const MAX_OPTION = 100;
const MAX_OPTIONS = 12;

const options: Reader<PollOption[]> = {
	read: ({ params }, name) => {
		const node = readJson(requiredText(params, name));
		if (!node) throw badRequest("Can't parse options JSON object");
		if (node.type !== 'array') throw badRequest('Expected an Array of String as options');
		return node.items.map(readOption);
	},
};

function readOption(node: JsonNode): PollOption {
	if (node.type === 'string') return { text: node.value, entities: [] };
	if (node.type !== 'object') {
		throw badRequest("Can't parse poll option: InputPollOption must be an Object");
	}
	const mode = optionalText(node.fields, 'text_parse_mode');
	return formatText(readText(node.fields, 'text'), mode, node.fields.get('text_entities'));
}

const right: Reader<number[]> = {
	along: ['correct_option_id'],
	read: ({ params }, name) => {
		const value = text(params, name) || text(params, 'correct_option_id');
		if (value === '') return [];
		const node = readJson(value);
		if (!node) throw badRequest("Can't parse correct option identifiers JSON object");
		const ids = plain(node);
		return (Array.isArray(ids) ? ids : [ids]).map(Number);
	},
};

/** Whether something is on; on unless it was sent otherwise. */
const onByDefault: Reader<boolean> = {
	read: ({ params }, name) => text(params, name) === '' || flag(params, name),
};

const spread = (name: string, { text: value, entities }: PollOption) => ({
	...(value !== '' && { [name]: value }),
	...(entities.length > 0 && { [`${name}_entities`]: entities }),
});

/** Bot API: sendPoll. */
export const sendPoll = method(
	{
		question: read.formatted('question_parse_mode', 'question_entities'),
		options,
		description: read.formatted('description_parse_mode', 'description_entities'),
		is_anonymous: onByDefault,
		allows_multiple_answers: read.flag,
		type: read.string,
		explanation: read.formatted('explanation_parse_mode', 'explanation_entities'),
		explanation_media: read.unused,
		correct_option_ids: right,
		allow_adding_options: read.unused,
		allows_revoting: read.string,
		open_period: read.integer(0, 0, 2_628_000),
		close_date: read.integer(0, 0),
		is_closed: read.flag,
		shuffle_options: read.unused,
		hide_results_until_closes: read.unused,
		members_only: read.flag,
		country_codes: read.unused,
		media: read.unused,
		...SENDING,
	},
	(given, call) => {
		const { question, type, correct_option_ids: correct } = given;
		if (!['', 'regular', 'quiz'].includes(type))
			throw badRequest('Unsupported poll type specified');
		if (question.text.trim() === '') throw badRequest('Poll question must be non-empty');
		if ([...question.text].length > MAX_QUESTION) {
			throw badRequest(`Poll question length must not exceed ${MAX_QUESTION}`);
		}
		checkOptions(given.options);
		if (type === 'quiz' && correct.length === 0) {
			throw badRequest('Correct quiz option list must be non-empty');
		}
		if (correct.some((id) => !given.options[id])) throw badRequest('QUIZ_CORRECT_ANSWER_INVALID');
		const period = given.open_period > 0 ? given.open_period : 0;
		const close = period > 0 ? call.world.clock.seconds() + period : given.close_date;
		const poll = {
			id: call.world.ids.query(),
			...spread('question', question),
			options: given.options.map(({ text: value, entities }, index) => ({
				persistent_id: String(index),
				text: value,
				...(entities.length > 0 && { text_entities: entities }),
				voter_count: 0,
			})),
			total_voter_count: 0,
			...(close > 0 && { close_date: close }),
			...(period > 0 && { open_period: period }),
			is_closed: given.is_closed,
			is_anonymous: given.is_anonymous,
			type: type || 'regular',
			allows_multiple_answers: given.allows_multiple_answers,
			allows_revoting:
				given.allows_revoting === '' ? type !== 'quiz' : given.allows_revoting === 'true',
			members_only: given.members_only,
			...(correct.length > 0 && {
				correct_option_id: correct[0],
				correct_option_ids: correct,
			}),
			...(type === 'quiz' && spread('explanation', given.explanation)),
			...spread('description', given.description),
		};
		const stored = send(call, given, { poll });
		watchPoll(call.world, given.chat_id, stored);
		return stored.message;
	},
);

function checkOptions(given: readonly PollOption[]): void {
	if (given.length === 0) throw badRequest('Poll must have at least one answer option');
	if (given.length > MAX_OPTIONS) {
		throw badRequest(`Poll can't have more than ${MAX_OPTIONS} options`);
	}
	for (const { text: value } of given) {
		if (value === '') throw badRequest('Poll option must be non-empty');
		if ([...value].length > MAX_OPTION) {
			throw badRequest(`Poll options length must not exceed ${MAX_OPTION}`);
		}
	}
}
