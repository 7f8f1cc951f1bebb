import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chooseCredentials } from '../n8n/credentials.mjs';
import { projectFolder } from './paths.mjs';
import { Problem } from './problem.mjs';
import { callBot, createControl } from './sandboxControl.mjs';

const examplesFolder = path.join(projectFolder, 'examples');

/** @typedef {{ id: number, token: string }} DemoBot */

/**
 * The sandbox takes any well-formed token for a bot; this one has no meaning at Telegram.
 * @type {DemoBot}
 */
export const demoBot = { id: 424242, token: '424242:demo-shop-of-the-sandbox-no-real-bot' };

/** A bot that no workflow receives yet: for a shop of one's own, or an example beside the demo shop. */
export const secondBot = { id: 434343, token: '434343:second-bot-of-the-sandbox-no-real-bot' };

/** The customer whose page is opened. */
export const demoCustomerId = 1001;

/** Who can be played from the start: the customer, and the owner or staff that examples write to. */
const demoCustomers = [
	{ id: demoCustomerId, first_name: 'Ann' },
	{ id: 1002, first_name: 'Shop owner' },
];

/**
 * Credentials of the demo bot, pointing at a sandbox, and then those of a bot to spare, for a workflow
 * that is imported beside the demo shop.
 * @param {string} sandboxUrl
 * @returns {import('../n8n/credentials.mjs').Credential[]}
 */
export function demoCredentials(sandboxUrl) {
	const accessTo = (/** @type {{ token: string }} */ { token }) => ({
		accessToken: token,
		baseUrl: sandboxUrl,
	});
	return [
		{
			id: 'sandboxBot000001',
			name: 'Demo bot (sandbox)',
			type: 'telegramPaymentsApi',
			data: { ...accessTo(demoBot), testEnvironment: false },
		},
		{
			id: 'sandboxProvider1',
			name: 'Stripe in test mode (sandbox)',
			type: 'telegramPaymentProviderApi',
			data: { provider: 'stripe', providerToken: '284685063:TEST:ZGVtb19zaG9w' },
		},
		{
			id: 'sandboxChatBot01',
			name: 'Demo bot for messages (sandbox)',
			type: 'telegramApi',
			data: accessTo(demoBot),
		},
		{
			id: 'sandboxBot000002',
			name: 'Second bot (sandbox)',
			type: 'telegramPaymentsApi',
			data: { ...accessTo(secondBot), testEnvironment: false },
		},
		{
			id: 'sandboxChatBot02',
			name: 'Second bot for messages (sandbox)',
			type: 'telegramApi',
			data: accessTo(secondBot),
		},
	];
}

/**
 * Makes both bots, the one with the example's name, its menu of commands and its channel, as a shop owner
 * does in @BotFather and in Telegram; and the customers.
 * @param {string} sandboxUrl
 * @param {import('../n8n/workflows.mjs').Workflow} example
 * @param {DemoBot} [bot] the one that the example works with
 */
export async function introduceBot(sandboxUrl, { name, meta }, bot = demoBot) {
	const control = createControl(sandboxUrl);
	const { customers } = await control('GET', '/customers');
	const known = new Set(customers.map((/** @type {{ id: number }} */ { id }) => id));
	for (const customer of demoCustomers) {
		if (!known.has(customer.id)) await control('POST', '/customers', customer);
	}
	await control('POST', '/bots', { token: bot.token, first_name: name });
	if (bot === demoBot) {
		await control('POST', '/bots', { token: secondBot.token, first_name: 'Second bot' });
	}
	await callBot(sandboxUrl, bot.token, 'setMyCommands', { commands: meta?.botCommands ?? [] });
	for (const chat of meta?.chats ?? []) await ensureChat(control, chat, bot);
}

/**
 * @param {ReturnType<typeof createControl>} control
 * @param {{ id: number, type: string, title: string }} chat
 * @param {DemoBot} bot becomes its administrator
 */
async function ensureChat(control, chat, bot) {
	const { chats } = await control('GET', '/chats');
	if (chats.some((/** @type {{ id: number }} */ { id }) => id === chat.id)) return;
	await control('POST', '/chats', { ...chat, bot_ids: [bot.id] });
}

/**
 * An example whose nodes work with the {@link demoCredentials}.
 * @param {string} name file name in examples/ without .json
 * @param {DemoBot} [bot] the one that it works with
 * @returns {import('../n8n/workflows.mjs').Workflow}
 */
export function readExample(name, bot = demoBot) {
	const file = path.join(examplesFolder, `${name}.json`);
	if (!existsSync(file)) {
		const known = readdirSync(examplesFolder)
			.filter((entry) => entry.endsWith('.json'))
			.map((entry) => entry.slice(0, -'.json'.length));
		throw new Problem(`There is no example "${name}". There are: ${known.join(', ')}.`);
	}
	const isOf = (/** @type {import('../n8n/credentials.mjs').Credential} */ { data }) =>
		data.accessToken === bot.token;
	const credentials = demoCredentials('');
	// The first of each type is chosen.
	const ordered = [...credentials.filter(isOf), ...credentials.filter((one) => !isOf(one))];
	return chooseCredentials(JSON.parse(readFileSync(file, 'utf8')), ordered);
}
