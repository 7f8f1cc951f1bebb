import type { AddressInfo } from 'node:net';
import * as access from './control/access.js';
import { findBot } from './control/bot-reference.js';
import * as checkouts from './control/checkouts.js';
import type { OpenRequest, PayRequest, PayResult } from './control/checkouts.js';
import { orderFault } from './control/faults.js';
import { choose, sendInline, sessionView, typeInline } from './control/inline.js';
import type { ChooseRequest, InlineQuestionRequest, InlineRequest } from './control/inline.js';
import * as apps from './control/mini-apps.js';
import { forward, listMessages, write } from './control/messages.js';
import type { WriteRequest } from './control/messages.js';
import { checkoutView, messageView } from './control/views.js';
import { addBot } from './domain/bots.js';
import { addChat, chatView } from './domain/chats.js';
import type { Checkout } from './domain/checkout/types.js';
import { addCustomer } from './domain/customers.js';
import { PUBLIC_KEY_HEX } from './domain/mini-apps/signing.js';
import type { FaultRule } from './domain/faults.js';
import type { JournalEntry } from './domain/journal.js';
import type { ChatSeed, CustomerSeed } from './domain/seed.js';
import { settle } from './options.js';
import type { SandboxOptions } from './options.js';
import { Runtime } from './runtime.js';
import { buildApp } from './server/app.js';
import { loadState, keepState } from './storage.js';

/** A running sandbox. */
export interface Sandbox {
	/** Address without a trailing slash, e.g. `http://127.0.0.1:8081`: the Bot API's base URL. */
	readonly url: string;
	readonly port: number;
	readonly clock: SandboxClock;
	close(): Promise<void>;
	/** Forgets everything, as a fresh start would. */
	reset(): void;
	/** Runs a Bot API call without a socket. */
	call(
		token: string,
		method: string,
		params?: Readonly<Record<string, unknown>>,
	): Promise<{ status: number; body: unknown }>;
	/** Entries of the journal, oldest first. */
	journal(since?: number): JournalEntry[];
	addFault(rule: FaultRule): string;
	removeFaults(): void;
	/** One whole checkout. */
	pay(request: PayRequest): Promise<PayResult>;
	/** A customer writes or presses a button. */
	writeMessage(request: WriteRequest): Record<string, unknown>;
	forwardMessage(request: Parameters<typeof forward>[1]): Record<string, unknown>;
	messages(query: {
		bot_id?: number;
		token?: string;
		chat_id: number;
	}): Array<Record<string, unknown>>;
	openCheckout(request: OpenRequest): Record<string, unknown>;
	checkout(id: string): Record<string, unknown>;
	/** A customer types `@bot query`; waits for the answer. */
	typeInline(request: InlineQuestionRequest): Promise<Record<string, unknown>>;
	/** The customer sends one of the results. */
	chooseInline(request: ChooseRequest): Record<string, unknown>;
	/** Types, and sends one of the results. */
	sendInline(request: InlineRequest): Promise<Record<string, unknown>>;
	/** A customer follows an invite link, or joins a public chat. */
	join(request: access.JoinRequest): ReturnType<typeof access.joinChat>;
	leave(request: { chat_id: number; customer_id: number }): { status: 'left' };
	/** The owner of a chat adds, promotes, demotes, bans or removes a customer or a bot. */
	putMember(request: access.PutMember): Record<string, unknown>;
	/** The owner of a chat makes an invite link. */
	ownersLink(request: access.OwnersLink): Record<string, unknown>;
	/** The customer turns the renewal of a paid place in a channel off or on. */
	renewPlace(request: Parameters<typeof access.renewPlace>[1]): Record<string, unknown>;
	/** A customer opens a Mini App: its `url` and signed `init_data`. */
	openMiniApp(request: apps.OpenAppRequest): Record<string, unknown>;
	closeMiniApp(id: string): Record<string, unknown>;
	/** A Mini App opened from a keyboard sends data to its bot. */
	sendMiniAppData(id: string, data: string): Record<string, unknown>;
	/** The customer shares a message the bot has prepared. */
	shareMiniAppMessage(
		id: string,
		request: Parameters<typeof apps.shareMessage>[2],
	): Record<string, unknown>;
	/** The Ed25519 public key of init data's `signature`, in hex. */
	readonly miniAppKey: string;
	members(chat_id: number): Array<Record<string, unknown>>;
	addBot(bot: Parameters<typeof addBot>[1]): { id: number };
	addCustomer(customer: CustomerSeed): { id: number };
	addChat(chat: ChatSeed): { id: number };
}

/** The sandbox's clock, in milliseconds. */
export interface SandboxClock {
	now(): number;
	/** Moves forward; everything due on the way has happened when it resolves. */
	advance(ms: number): Promise<void>;
	freeze(): void;
	unfreeze(): void;
}

/** Starts a sandbox; port 0 (the default) picks a free one. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const runtime = new Runtime(settle(options), loadState(options.dataFile));
	const host = options.host ?? '127.0.0.1';
	const app = buildApp(runtime, host);
	try {
		await app.listen({ port: options.port ?? 0, host });
	} catch (error) {
		runtime.stop();
		throw error;
	}
	const stopKeeping = keepState(options.dataFile, runtime);
	const { port } = app.server.address() as AddressInfo;
	const shownHost = host.includes(':') ? `[${host}]` : host;
	return {
		url: `http://${shownHost}:${port}`,
		port,
		close: async () => {
			try {
				stopKeeping();
				runtime.stop();
			} finally {
				await app.close();
			}
		},
		...controls(runtime),
	};
}

function controls(runtime: Runtime): Omit<Sandbox, 'url' | 'port' | 'close'> {
	const show = (checkout: Checkout) => checkoutView(runtime.world, checkout);
	return {
		clock: {
			now: () => runtime.world.clock.now(),
			advance: (ms) => runtime.world.clock.advance(ms),
			freeze: () => runtime.world.clock.freeze(),
			unfreeze: () => runtime.world.clock.unfreeze(),
		},
		reset: () => runtime.reset(),
		call: (token, method, params) => runtime.call(token, method, params),
		journal: (since) => runtime.world.journal.read(since, Infinity).entries,
		addFault: (rule) => orderFault(runtime.world, rule).id,
		removeFaults: () => runtime.world.faults.clear(),
		pay: async (request) => await checkouts.payWhole(runtime.world, request),
		writeMessage: (request) => messageView(write(runtime.world, request).stored),
		forwardMessage: (request) => messageView(forward(runtime.world, request)),
		messages: ({ chat_id, ...bot }) =>
			listMessages(runtime.world, findBot(runtime.world, bot), chat_id).map(messageView),
		openCheckout: (request) => show(checkouts.open(runtime.world, request)),
		checkout: (id) => show(checkouts.find(runtime.world, id)),
		typeInline: async (request) => sessionView(await typeInline(runtime.world, request)),
		chooseInline: (request) => messageView(choose(runtime.world, request)),
		sendInline: async (request) => messageView(await sendInline(runtime.world, request)),
		join: (request) => access.joinChat(runtime.world, request),
		leave: (request) => access.leaveChat(runtime.world, request),
		putMember: (request) => access.putMember(runtime.world, request),
		ownersLink: (request) => access.linkByOwner(runtime.world, request),
		renewPlace: (request) => access.renewPlace(runtime.world, request),
		openMiniApp: (request) => apps.appView(apps.openApp(runtime.world, request)),
		closeMiniApp: (id) => apps.appView(apps.closeApp(runtime.world, id)),
		sendMiniAppData: (id, data) => messageView(apps.sendData(runtime.world, id, data)),
		shareMiniAppMessage: (id, request) =>
			messageView(apps.shareMessage(runtime.world, id, request)),
		miniAppKey: PUBLIC_KEY_HEX,
		members: (chatId) => access.membersOf(runtime.world, chatId),
		addBot: (bot) => ({ id: addBot(runtime.world, bot).id }),
		addCustomer: (customer) => ({ id: addCustomer(runtime.world, customer).id }),
		addChat: (chat) => ({ id: chatView(runtime.world, addChat(runtime.world, chat)).id }),
	};
}
