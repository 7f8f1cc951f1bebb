import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bot as GrammyBot, webhookCallback } from 'grammy';
import { Bot as NtbaBot } from 'node-telegram-bot-api';
import { createWebhookServer } from 'node-telegram-bot-api/node';
import { Telegraf } from 'telegraf';
import { cardInvoice, starsInvoice, STRIPE } from './shop.js';

/** A shop written with one of the libraries people use, none of it knowing of the sandbox. */
export interface Shop {
	/** Starts receiving, in the way asked for. */
	start(way: Way): Promise<void>;
	stop(): Promise<void>;
}

export type Way = 'webhook' | 'polling';

/** What the shop reports: each line once the call that does it has succeeded. */
export type Report = (line: string) => void;

export const SECRET = 'library-secret';

const OPTIONS = [
	{ id: 'post', title: 'Post', prices: [{ label: 'Post', amount: 250 }] },
	{ id: 'moon', title: 'Moon', prices: [{ label: 'Rocket', amount: 5_000 }] },
];

const card = {
	...cardInvoice,
	need_name: true,
	is_flexible: true,
	max_tip_amount: 500,
	suggested_tip_amounts: [100, 200],
};

/** Serves a webhook on a free port. */
async function serve(listener: RequestListener): Promise<{ url: string; close(): Promise<void> }> {
	const server = createServer(listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/hook`,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

/** The shop written with grammY. */
export function grammyShop(token: string, apiRoot: string, report: Report): Shop {
	const bot = new GrammyBot(token, { client: { apiRoot } });
	bot.command('buy', async (ctx) => {
		const { title, description, payload, currency, prices, ...rest } = card;
		await ctx.replyWithInvoice(title, description, payload, currency, prices, rest);
		report('invoice');
	});
	bot.command('stars', async (ctx) => {
		const { title, description, payload, prices } = starsInvoice;
		await ctx.replyWithInvoice(title, description, payload, 'XTR', prices);
		report('invoice');
	});
	bot.on('shipping_query', async (ctx) => {
		await ctx.answerShippingQuery(true, { shipping_options: OPTIONS });
	});
	bot.on('pre_checkout_query', async (ctx) => {
		await ctx.answerPreCheckoutQuery(true);
	});
	bot.on('message:successful_payment', async (ctx) => {
		const paid = ctx.message.successful_payment;
		await ctx.reply(`Thanks for ${paid.total_amount}`);
		if (paid.currency === 'XTR') await ctx.refundStarPayment();
		report(`paid ${paid.total_amount}`);
	});
	bot.on('message:refunded_payment', (ctx) => {
		report(`refunded ${ctx.message.refunded_payment.total_amount}`);
	});
	let close = (): Promise<void> => bot.stop();
	return {
		start: async (way) => {
			await bot.init();
			if (way === 'polling') {
				void bot.start();
				return;
			}
			const endpoint = await serve(webhookCallback(bot, 'http', { secretToken: SECRET }));
			await bot.api.setWebhook(endpoint.url, { secret_token: SECRET });
			close = endpoint.close;
		},
		stop: () => close(),
	};
}

/** The shop written with Telegraf. */
export function telegrafShop(token: string, apiRoot: string, report: Report): Shop {
	const bot = new Telegraf(token, { telegram: { apiRoot } });
	bot.command('buy', async (ctx) => {
		await ctx.replyWithInvoice({ ...card, provider_token: STRIPE });
		report('invoice');
	});
	bot.command('stars', async (ctx) => {
		await ctx.replyWithInvoice({ ...starsInvoice, provider_token: '' });
		report('invoice');
	});
	bot.on('shipping_query', async (ctx) => {
		await ctx.answerShippingQuery(true, OPTIONS, undefined);
	});
	bot.on('pre_checkout_query', async (ctx) => {
		await ctx.answerPreCheckoutQuery(true);
	});
	bot.on('message', async (ctx) => {
		if ('successful_payment' in ctx.message) {
			const paid = ctx.message.successful_payment;
			await ctx.reply(`Thanks for ${paid.total_amount}`);
			if (paid.currency === 'XTR') {
				// This library is older than Stars; its generic call is what its users write.
				const call = ctx.telegram.callApi.bind(ctx.telegram) as unknown as (
					method: string,
					parameters: Record<string, unknown>,
				) => Promise<unknown>;
				await call('refundStarPayment', {
					user_id: ctx.from.id,
					telegram_payment_charge_id: paid.telegram_payment_charge_id,
				});
			}
			report(`paid ${paid.total_amount}`);
		} else if ('refunded_payment' in ctx.message) {
			const refund = ctx.message.refunded_payment as { total_amount: number };
			report(`refunded ${refund.total_amount}`);
		}
	});
	let close = async (): Promise<void> => {
		bot.stop();
		await launched;
	};
	let launched: Promise<void> = Promise.resolve();
	return {
		start: async (way) => {
			if (way === 'polling') {
				launched = bot.launch();
				return;
			}
			const endpoint = await serve((request, response) => {
				void bot.webhookCallback('/hook', { secretToken: SECRET })(request, response);
			});
			await bot.telegram.setWebhook(endpoint.url, { secret_token: SECRET });
			close = endpoint.close;
		},
		stop: () => close(),
	};
}

/** The shop written with node-telegram-bot-api. */
export function ntbaShop(token: string, apiRoot: string, report: Report): Shop {
	const bot = new NtbaBot(token, { apiRoot });
	const { api } = bot;
	bot.command('buy', async (ctx) => {
		await api.sendInvoice({ chat_id: ctx.chatId ?? 0, ...card });
		report('invoice');
	});
	bot.command('stars', async (ctx) => {
		await api.sendInvoice({ chat_id: ctx.chatId ?? 0, ...starsInvoice });
		report('invoice');
	});
	bot.on('shipping_query', async ({ update }) => {
		if (!('shipping_query' in update)) return;
		const shipping_query_id = update.shipping_query.id;
		await api.answerShippingQuery({ shipping_query_id, ok: true, shipping_options: OPTIONS });
	});
	bot.on('pre_checkout_query', async ({ update }) => {
		if (!('pre_checkout_query' in update)) return;
		const pre_checkout_query_id = update.pre_checkout_query.id;
		await api.answerPreCheckoutQuery({ pre_checkout_query_id, ok: true });
	});
	bot.on('message', async (ctx) => {
		const paid = ctx.message?.successful_payment;
		const refund = ctx.message?.refunded_payment;
		if (paid) {
			await ctx.reply(`Thanks for ${paid.total_amount}`);
			if (paid.currency === 'XTR') {
				await api.refundStarPayment({
					user_id: ctx.from?.id ?? 0,
					telegram_payment_charge_id: paid.telegram_payment_charge_id,
				});
			}
			report(`paid ${paid.total_amount}`);
		} else if (refund) report(`refunded ${refund.total_amount}`);
	});
	let polling: Promise<void> = Promise.resolve();
	let close = async (): Promise<void> => {
		bot.stop();
		await polling;
	};
	return {
		start: async (way) => {
			if (way === 'polling') {
				polling = bot.startPolling();
				return;
			}
			const server = createWebhookServer(bot, { path: '/hook', secretToken: SECRET });
			const endpoint = await serve((request, response) => {
				server.emit('request', request, response);
			});
			await api.setWebhook({ url: endpoint.url, secret_token: SECRET });
			close = endpoint.close;
		},
		stop: () => close(),
	};
}
