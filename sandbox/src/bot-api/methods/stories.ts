import { chatView, privateChat } from '../../domain/chats.js';
import { ownerOf, requireRight } from '../../domain/business/connections.js';
import { addStory, findStory, removeStory } from '../../domain/business/stories.js';
import { badRequest } from '../../domain/errors.js';
import type { BusinessConnection, Story } from '../../domain/state.js';
import { readJson } from '../../text/json.js';
import { connectionWith } from '../business.js';
import type { Call } from '../call.js';
import {
	optionalFlag,
	optionalNumber,
	readDecimal,
	readText,
	requiredObject,
} from '../json-fields.js';
import { plain } from '../markup.js';
import { uploadIn } from '../media/profile-photo.js';
import { storeInput } from '../media/store.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import { requiredText, text } from '../params.js';
import type { Upload } from '../params.js';
import * as read from '../readers.js';

const LONGEST = 1_000_000_000;

/** Bot API: InputStoryContent, as read. */
interface StoryContent {
	readonly kind: 'photo' | 'video';
	readonly upload: Upload;
	readonly duration: number;
	readonly is_animation: boolean;
}

const content: Reader<StoryContent> = {
	read: ({ params }, name) => {
		const value = text(params, name);
		if (value === '') throw badRequest("Story content isn't specified");
		const node = readJson(value);
		if (!node) throw badRequest("Can't parse story content JSON object");
		if (node.type !== 'object') throw badRequest('Object expected as story content');
		const { fields } = node;
		const kind = readText(fields, 'type');
		if (kind !== 'photo' && kind !== 'video') {
			throw badRequest('Invalid story content type specified');
		}
		const refusal = `Story ${kind} must be uploaded as a file`;
		return {
			kind,
			upload: uploadIn(fields, kind, params, refusal),
			duration: kind === 'video' ? optionalNumber(fields, 'duration') : 0,
			is_animation: kind === 'video' && optionalFlag(fields, 'is_animation'),
		};
	},
};

const POSITION = [
	'x_percentage',
	'y_percentage',
	'width_percentage',
	'height_percentage',
	'rotation_angle',
	'corner_radius_percentage',
];
const AREAS = ['location', 'suggested_reaction', 'link', 'weather', 'unique_gift'];

/** `areas`: where a story can be tapped. */
const areas: Reader<unknown[]> = {
	read: ({ params }, name) => {
		const value = text(params, name);
		if (value === '') return [];
		const node = readJson(value);
		if (!node) throw badRequest("Can't parse story areas JSON object");
		if (node.type !== 'array') throw badRequest('Expected an Array of StoryArea');
		return node.items.map((item) => {
			try {
				if (item.type !== 'object') throw badRequest('expected an Object');
				const position = requiredObject(item.fields, 'position');
				for (const one of POSITION) readDecimal(position, one);
				const type = readText(requiredObject(item.fields, 'type'), 'type');
				if (!AREAS.includes(type)) throw badRequest('Invalid story area type specified');
				return plain(item);
			} catch (error) {
				throw badRequest(`Can't parse story area: ${(error as Error).message}`);
			}
		});
	},
};

function shown(call: Call, { kind, upload, duration, is_animation }: StoryContent) {
	const { shown: fields } = storeInput(call, kind, { upload }, { duration });
	return { type: kind, ...fields, ...(is_animation && { is_animation: true }) };
}

/** A story as the Bot API shows it: where and which, not what. */
function storyView({ world, bot }: Call, connection: BusinessConnection, { id }: Story) {
	const chat = privateChat(bot, ownerOf(world, connection));
	return { chat: chatView(world, chat), id };
}

const POSTING = {
	active_period: read.integer(0, 0, LONGEST),
	post_to_chat_page: read.flag,
	protect_content: read.flag,
};

/** Bot API: postStory. */
export const postStory = method(
	{
		content,
		areas,
		caption: read.caption,
		business_connection_id: connectionWith('can_manage_stories'),
		...POSTING,
	},
	({ business_connection_id: connection, caption, ...given }, call) => {
		const owner = ownerOf(call.world, connection);
		const story = addStory(call.world, call.bot, owner, {
			activePeriod: given.active_period,
			onPage: given.post_to_chat_page,
			isProtected: given.protect_content,
			content: shown(call, given.content),
			caption: caption.text,
			entities: caption.entities,
			areas: given.areas,
		});
		return storyView(call, connection, story);
	},
);

/** The account a story is taken from: one whose stories this bot may manage as well. */
function sourceOf({ world, bot }: Call, chatId: string): number {
	const id = Number(chatId);
	const connection = [...world.state.businessConnections.values()].find(
		(one) => one.botId === bot.id && one.customerId === id,
	);
	if (!connection) {
		throw badRequest(
			'Story to repost not found',
			'It is of an account the bot is not connected to.',
		);
	}
	requireRight(world, connection, 'can_manage_stories');
	return id;
}

/** Bot API: repostStory. */
export const repostStory = method(
	{
		from_chat_id: { read: ({ params }, name) => requiredText(params, name) },
		business_connection_id: connectionWith('can_manage_stories'),
		from_story_id: read.integer(0, 0, LONGEST),
		...POSTING,
	},
	(
		{ business_connection_id: connection, from_chat_id: from, from_story_id: id, ...given },
		call,
	) => {
		const { world, bot } = call;
		const source = findStory(world, sourceOf(call, from), id);
		if (source?.botId !== bot.id) throw badRequest('Story to repost not found');
		if (source.isProtected) throw badRequest("Story can't be reposted");
		const { content: shownBefore, caption, entities, areas: places } = source;
		const story = addStory(world, bot, ownerOf(world, connection), {
			content: shownBefore,
			caption,
			entities,
			areas: places,
			activePeriod: given.active_period,
			onPage: given.post_to_chat_page,
			isProtected: given.protect_content,
			repostOf: { ownerId: source.ownerId, id: source.id },
		});
		return storyView(call, connection, story);
	},
);

function ownStory({ world, bot }: Call, connection: BusinessConnection, id: number): Story {
	const story = findStory(world, connection.customerId, id);
	if (!story) throw badRequest('Story not found');
	if (story.botId !== bot.id) throw badRequest("Story can't be edited");
	return story;
}

const STORY_ID = read.integer(0, 0, LONGEST);

/** Bot API: editStory. */
export const editStory = method(
	{
		content,
		areas,
		caption: read.caption,
		business_connection_id: connectionWith('can_manage_stories'),
		story_id: STORY_ID,
	},
	({ business_connection_id: connection, story_id: id, caption, ...given }, call) => {
		const story = ownStory(call, connection, id);
		story.content = shown(call, given.content);
		story.caption = caption.text;
		story.entities = caption.entities;
		story.areas = given.areas;
		call.world.events.emit({ type: 'customer', customer_id: story.ownerId });
		return storyView(call, connection, story);
	},
);

/** Bot API: deleteStory. */
export const deleteStory = method(
	{ business_connection_id: connectionWith('can_manage_stories'), story_id: STORY_ID },
	({ business_connection_id: connection, story_id: id }, call) => {
		removeStory(call.world, ownStory(call, connection, id));
		return true;
	},
);
