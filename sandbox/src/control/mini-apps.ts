import { requireBot } from '../domain/bots.js';
import { chatSeenBy, findChat, privateChat } from '../domain/chats.js';
import { ensureCustomer } from '../domain/customers.js';
import { ControlError } from '../domain/errors.js';
import { sendResult } from '../domain/inline/sending.js';
import type { Place } from '../domain/inline/sending.js';
import { postFromCustomer } from '../domain/messages.js';
import { openMiniApp } from '../domain/mini-apps/open.js';
import type { AppSession } from '../domain/mini-apps/types.js';
import type { Bot, Chat, Customer, StoredMessage } from '../domain/state.js';
import type { World } from '../domain/world.js';
import { namedBot } from './bot-reference.js';
import type { AppView, Launch, OpenAppRequest, ShareRequest, Theme } from '../schema/mini-apps.js';

const MAX_DATA_BYTES = 4096;

const LIGHT: Theme = {
	bg_color: '#ffffff',
	text_color: '#000000',
	hint_color: '#707579',
	link_color: '#3390ec',
	button_color: '#3390ec',
	button_text_color: '#ffffff',
	secondary_bg_color: '#f4f4f5',
};

interface WebAppButton {
	readonly text: string;
	readonly url: string;
}

/** Opens a Mini App as a customer; the answer has its address and the init data it is given. */
export function openApp(world: World, request: OpenAppRequest): AppSession {
	const bot = namedBot(world, request);
	const customer = ensureCustomer(world, request.customer_id);
	const chatId = request.chat_id ?? customer.id;
	const chat = chatSeenBy(world, bot, customer, chatId);
	if (!chat && chatId !== customer.id) throw new ControlError(404, `No chat ${chatId}.`);
	const launch = request.launch ?? 'inline_button';
	const button = buttonOf(bot, customer, chat, launch, request);
	if (!URL.canParse(button.url)) throw new ControlError(400, 'url is no address of a web page.');
	return openMiniApp(world, bot, customer, {
		launch,
		url: button.url,
		chatId,
		buttonText: button.text,
		startParam: request.start_param,
		theme: request.theme ?? LIGHT,
	});
}

function buttonOf(
	bot: Bot,
	customer: Customer,
	chat: Chat | undefined,
	launch: Launch,
	request: OpenAppRequest,
): WebAppButton {
	const { url, button_text: text, message_id: messageId } = request;
	if (url !== undefined) return { text: text ?? 'Open', url };
	if (launch === 'menu_button') {
		const menu = bot.menuButtons.get(customer.id) ?? bot.menuButtons.get(0);
		if (menu?.type === 'web_app') return { text: menu.text, url: menu.web_app.url };
		throw new ControlError(409, 'The bot has no menu button with a Mini App.');
	}
	if (launch === 'link') {
		if (bot.appUrl !== '') return { text: 'Open', url: bot.appUrl };
		throw new ControlError(409, 'The bot has no Mini App for links: give it an app_url.');
	}
	const found = webAppButtons(chat?.messages.get(messageId ?? 0)).find(
		(button) => text === undefined || button.text === text,
	);
	if (!found) throw new ControlError(404, 'The message has no such button of a Mini App.');
	return found;
}

/** The buttons of a message that open Mini Apps, below it or of the keyboard. */
function webAppButtons(stored: StoredMessage | undefined): WebAppButton[] {
	const markup = (stored?.message.reply_markup ?? {}) as Record<string, unknown>;
	const rows = [markup['inline_keyboard'], markup['keyboard']].flatMap(
		(keyboard) => (keyboard ?? []) as Array<Array<Record<string, unknown>>>,
	);
	return rows.flat().flatMap(({ text, web_app: app }) => {
		const { url } = (app ?? {}) as { url?: string };
		return url === undefined ? [] : [{ text: String(text), url }];
	});
}

/** An app that is open. */
function openSession(world: World, id: string): AppSession {
	const session = findSession(world, id);
	if (session.closedAt !== undefined) throw new ControlError(409, 'The Mini App is closed.');
	return session;
}

function findSession(world: World, id: string): AppSession {
	const session = world.miniApps.find(id);
	if (!session) throw new ControlError(404, `No Mini App ${id}.`);
	return session;
}

/** The customer closes it, or it closes itself; again is harmless. */
export function closeApp(world: World, id: string): AppSession {
	const session = findSession(world, id);
	session.closedAt ??= world.clock.now();
	return session;
}

/** The app sends data to the bot, which only one opened from a keyboard may; it closes. */
export function sendData(world: World, id: string, data: string): StoredMessage {
	const session = openSession(world, id);
	if (session.launch !== 'keyboard_button') {
		throw new ControlError(409, 'Only a Mini App opened from a keyboard can send data.');
	}
	if (data === '' || Buffer.byteLength(data) > MAX_DATA_BYTES) {
		throw new ControlError(400, `data is 1 to ${MAX_DATA_BYTES} bytes.`);
	}
	const { bot, customer } = partiesOf(world, session);
	const fields = { web_app_data: { button_text: session.buttonText, data } };
	closeApp(world, id);
	return postFromCustomer(world, bot, privateChat(bot, customer), customer, { fields });
}

function partiesOf(world: World, session: AppSession): { bot: Bot; customer: Customer } {
	const bot = requireBot(world, session.botId);
	return { bot, customer: ensureCustomer(world, session.customerId) };
}

/** The customer shares a message that the bot has prepared for them. */
export function shareMessage(world: World, id: string, request: ShareRequest): StoredMessage {
	const { bot, customer } = partiesOf(world, openSession(world, id));
	const prepared = world.miniApps.findPrepared(request.message_id);
	const isTheirs = prepared?.botId === bot.id && prepared.customerId === customer.id;
	if (!isTheirs || prepared.expires <= world.clock.seconds()) {
		throw new ControlError(409, 'There is no such prepared message (MESSAGE_EXPIRED).');
	}
	const host = request.chat_bot_id === undefined ? bot : requireBot(world, request.chat_bot_id);
	const place = placeOf(world, host, customer, request.chat_id ?? customer.id);
	const kind = kindOf(place.chat);
	if (!prepared.allowed.has(kind)) {
		throw new ControlError(409, `The message may not go to a ${kind} chat.`);
	}
	return sendResult(world, bot, customer, place, prepared.result);
}

function placeOf(world: World, host: Bot, customer: Customer, chatId: number): Place {
	if (chatId === customer.id) return { host, chat: privateChat(host, customer) };
	const chat = chatSeenBy(world, host, customer, chatId) ?? findChat(world, host, chatId);
	if (!chat) throw new ControlError(404, `No chat ${chatId}.`);
	return { host, chat };
}

/** The sandbox's private chats are all with bots. */
function kindOf({ type }: Chat): 'bot' | 'group' | 'channel' {
	if (type === 'private') return 'bot';
	return type === 'channel' ? 'channel' : 'group';
}

/** An open app as the customer's page and tests need it. */
export const appView = (session: AppSession): AppView => ({
	id: session.id,
	bot_id: session.botId,
	customer_id: session.customerId,
	launch: session.launch,
	chat_id: session.chatId,
	url: session.url,
	init_data: session.initData,
	...(session.queryId !== undefined && { query_id: session.queryId }),
	closed: session.closedAt !== undefined,
});
