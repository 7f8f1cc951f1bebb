import type { Method } from '../method.js';
import * as callback from './answer-callback-query.js';
import * as inline from './answer-inline-query.js';
import * as preCheckout from './answer-pre-checkout-query.js';
import * as shipping from './answer-shipping-query.js';
import * as invoiceLink from './create-invoice-link.js';
import * as deleting from './delete-message.js';
import * as content from './content.js';
import * as editing from './edit-message.js';
import * as forwarding from './forwarding.js';
import * as chats from './get-chat.js';
import * as me from './get-me.js';
import * as updates from './get-updates.js';
import * as gifts from './gifts.js';
import * as administrators from './administrators.js';
import * as topics from './topics.js';
import * as chatSettings from './chat-settings.js';
import * as drafts from './drafts.js';
import * as files from './files.js';
import * as profile from './my-profile.js';
import * as pins from './pins.js';
import * as reactions from './reactions.js';
import * as media from './media.js';
import * as inviteLinks from './invite-links.js';
import * as members from './members.js';
import * as menuButton from './menu-button.js';
import * as commands from './my-commands.js';
import * as prepared from './prepared-messages.js';
import * as chatAction from './send-chat-action.js';
import * as invoice from './send-invoice.js';
import * as message from './send-message.js';
import * as paidMedia from './send-paid-media.js';
import * as webhook from './set-webhook.js';
import * as stars from './stars.js';
import * as businessAccount from './business-account.js';
import * as businessMessages from './business-messages.js';
import * as checklists from './checklists.js';
import * as ephemeral from './ephemeral.js';
import * as games from './games.js';
import * as joinQueries from './join-queries.js';
import * as managedBots from './managed-bots.js';
import * as people from './people.js';
import * as verification from './verification.js';
import * as myPhoto from './my-photo.js';
import * as ownedGifts from './owned-gifts.js';
import * as stories from './stories.js';
import * as stickerSets from './sticker-sets.js';
import * as stickersInSet from './stickers-in-set.js';
import * as chatStickerSet from './chat-sticker-set.js';

/** The parts of the table, in the order in which README lists them: a row is an export that is a method. */
const PARTS: ReadonlyArray<Readonly<Record<string, unknown>>> = [
	invoice,
	invoiceLink,
	shipping,
	preCheckout,
	inline,
	prepared,
	stars,
	paidMedia,
	gifts,
	ownedGifts,
	updates,
	webhook,
	me,
	message,
	media,
	content,
	checklists,
	games,
	drafts,
	files,
	stickerSets,
	stickersInSet,
	forwarding,
	editing,
	deleting,
	ephemeral,
	chatAction,
	callback,
	commands,
	profile,
	myPhoto,
	menuButton,
	chats,
	chatSettings,
	chatStickerSet,
	administrators,
	topics,
	pins,
	reactions,
	members,
	joinQueries,
	people,
	verification,
	inviteLinks,
	businessAccount,
	businessMessages,
	stories,
	managedBots,
];

const isMethod = (value: unknown): value is Method =>
	typeof value === 'object' && value !== null && 'run' in value && 'parameters' in value;

/** Names as documented, with the methods they stand for. */
export const TABLE: ReadonlyMap<string, Method> = new Map(
	PARTS.flatMap((part) =>
		Object.entries(part).filter((entry): entry is [string, Method] => isMethod(entry[1])),
	),
);

/** Names that Telegram's server still takes and no longer documents. */
const OLD_NAMES: ReadonlyArray<readonly [old: string, method: Method]> = [
	['kickChatMember', members.banChatMember],
	['getChatMembersCount', members.getChatMemberCount],
	['setStickerSetThumb', stickerSets.setStickerSetThumbnail],
];

/** Every Bot API method of the sandbox by lower-cased name (names are case-insensitive). */
export const METHODS: ReadonlyMap<string, Method> = new Map(
	[...TABLE, ...OLD_NAMES].map(([name, method]) => [name.toLowerCase(), method]),
);

/** Names as documented. */
export const METHOD_NAMES: readonly string[] = [...TABLE.keys()];
