import path from 'node:path';
import { startProgram } from '../lib/program.mjs';
import { answeredByBuiltInNodes, answeredByRules, untilReleased } from './bots.mjs';

const grammyProgram = path.join(import.meta.dirname, 'grammyBot.mjs');

/**
 * One way to answer checkouts.
 * @typedef {object} Way
 * @property {string} name
 * @property {string} title
 * @property {import('../report/colours.mjs').Rival} rival
 * @property {string} token
 * @property {import('./bots.mjs').CheckoutBot} [inN8n]
 * @property {(node: string, url: string) => Promise<{ stop: () => Promise<void> }>} [beside] starts a process beside n8n
 */

/**
 * @param {'builtIn' | 'webhook' | 'polling'} name
 * @param {string} title
 * @param {import('./bots.mjs').CheckoutBot} bot
 * @returns {Way}
 */
const wayOf = (name, title, bot) => ({
	name,
	title,
	rival: name,
	token: bot.token,
	inN8n: bot,
});

/** @type {Way} */
const grammy = {
	name: 'grammy',
	title: 'Bare grammY bot, without n8n',
	rival: 'bare',
	token: '6004:bot-of-grammy',
	beside: (node, url) => startProgram(node, [grammyProgram, grammy.token, url]),
};

/** @type {readonly Way[]} */
export const ways = [
	wayOf('builtIn', 'Telegram Trigger + HTTP Request', answeredByBuiltInNodes(6003)),
	wayOf('webhook', 'This package, webhook', answeredByRules(6001, 'webhook')),
	wayOf('polling', 'This package, polling', answeredByRules(6002, 'polling')),
	grammy,
];

/** The same in an n8n whose payment runs go on until they are let go. @type {readonly Way[]} */
export const busyWays = [
	wayOf('builtIn', 'Telegram Trigger + HTTP Request', answeredByBuiltInNodes(6003)),
	wayOf('webhook', 'This package, webhook', answeredByRules(6001, 'webhook', untilReleased)),
	wayOf('polling', 'This package, polling', answeredByRules(6002, 'polling', untilReleased)),
];
