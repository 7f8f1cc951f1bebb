import { toAllowed } from '../../delivery/hub.js';
import { badRequest, BotApiError, tooMany } from '../../domain/errors.js';
import { countPending } from '../../domain/inbox.js';
import type { Bot, Webhook } from '../../domain/state.js';
import type { UpdateType } from '../../domain/telegram.js';
import { readJson } from '../../text/json.js';
import { Described } from '../answer.js';
import type { Call } from '../call.js';
import { method } from '../method.js';
import type { Reader } from '../method.js';
import { integer, text } from '../params.js';
import type { Upload } from '../params.js';
import * as read from '../readers.js';
import { checkWebhookUrl } from '../webhook-url.js';

const MAX_CERTIFICATE_BYTES = 3 * 1024 * 1024;
const MAX_SECRET_LENGTH = 256;
const INTERVAL_MS = 1_000;

const lastCalls = new WeakMap<Bot, number>();
const underWay = new WeakMap<Bot, symbol>();

/** `allowed_updates`: what it asks for; undefined when it is anything but an array of texts. */
export const allowedUpdates: Reader<{ types: UpdateType[] | undefined } | undefined> = {
	read: ({ params }, name) => {
		const value = text(params, name);
		const node = value === '' ? undefined : readJson(value);
		if (node?.type !== 'array') return undefined;
		const names = node.items.flatMap((item) => (item.type === 'string' ? [item.value] : []));
		return names.length === node.items.length ? { types: toAllowed(names) } : undefined;
	},
};

/** Bot API: setWebhook. */
export const setWebhook = method(
	{
		url: read.string,
		ip_address: read.string,
		certificate: { read: ({ params }, name) => params.files.get(name) },
		max_connections: read.string,
		secret_token: read.string,
		drop_pending_updates: read.flag,
		allowed_updates: allowedUpdates,
	},
	async (given, call) => {
		const { world, hub, bot, params } = call;
		const { url, ip_address: fixedIp, drop_pending_updates: drop } = given;
		if (url === '') return removeWebhook(call, drop, given.allowed_updates);
		const now = world.clock.now();
		if (now < (lastCalls.get(bot) ?? -Infinity) + INTERVAL_MS) throw tooMany(1);
		lastCalls.set(bot, now);
		const secret = readSecret(given.secret_token);
		const certificate = readCertificate(given.certificate);
		const { publicWebhooks } = world.settings;
		const [fallback, most] = publicWebhooks ? [40, 100] : [100, 100_000];
		const maxConnections = integer(params, 'max_connections', fallback, 1, most);
		const turn = Symbol('setWebhook');
		underWay.set(bot, turn);
		const target = await checkWebhookUrl(url, fixedIp, publicWebhooks);
		if (underWay.get(bot) !== turn) {
			throw new BotApiError(409, 'Conflict: terminated by other setWebhook');
		}
		// Webhook and polling share it, and it survives omission.
		if (given.allowed_updates) bot.inbox.allowed = given.allowed_updates.types;
		const current = bot.inbox.webhook;
		const pinned = fixedIp !== '';
		const wanted = { ...target, secret, maxConnections, pinned, certificate };
		if (current && !drop && isSame(current, wanted)) {
			return new Described(true, 'Webhook is already set');
		}
		const fresh = { goneSince: undefined, lastErrorDate: undefined, lastErrorMessage: undefined };
		hub.setWebhook(bot, { ...wanted, ...fresh }, drop);
		return new Described(true, 'Webhook was set');
	},
);

/** Bot API: deleteWebhook. */
export const deleteWebhook = method(
	{ drop_pending_updates: read.flag, allowed_updates: allowedUpdates },
	(given, call) => removeWebhook(call, given.drop_pending_updates, given.allowed_updates),
);

function removeWebhook(
	{ hub, bot }: Call,
	drop: boolean,
	allowed: { types: UpdateType[] | undefined } | undefined,
): Described {
	if (allowed) bot.inbox.allowed = allowed.types;
	const had = bot.inbox.webhook !== undefined;
	if (drop) bot.inbox.pending.clear();
	if (had) hub.deleteWebhook(bot);
	return new Described(true, had ? 'Webhook was deleted' : 'Webhook is already deleted');
}

/** Bot API: getWebhookInfo. */
export const getWebhookInfo = method({}, (_given, { world, bot }) => {
	const { webhook, allowed } = bot.inbox;
	return {
		url: webhook?.url ?? '',
		has_custom_certificate: webhook?.certificate !== undefined,
		pending_update_count: countPending(bot.inbox, world.clock.now()),
		...(webhook && { ip_address: webhook.ip }),
		...(webhook?.lastErrorMessage !== undefined && {
			last_error_date: webhook.lastErrorDate,
			last_error_message: webhook.lastErrorMessage,
		}),
		...(webhook && { max_connections: webhook.maxConnections }),
		...(allowed && { allowed_updates: allowed }),
	};
});

function readSecret(secret: string): string {
	if (secret.length > MAX_SECRET_LENGTH) throw badRequest('secret token is too long');
	if (!/^[A-Za-z0-9_-]*$/.test(secret)) {
		throw badRequest('secret token contains unallowed characters');
	}
	return secret;
}

function readCertificate(file: Upload | undefined): string | undefined {
	if (file && file.data.length > MAX_CERTIFICATE_BYTES) {
		throw badRequest(`certificate size is too big (${file.data.length} bytes)`);
	}
	return file?.data.toString();
}

const isSame = (
	a: Webhook,
	b: Pick<Webhook, 'url' | 'secret' | 'maxConnections' | 'ip' | 'pinned' | 'certificate'>,
): boolean =>
	a.url === b.url &&
	a.secret === b.secret &&
	a.maxConnections === b.maxConnections &&
	a.ip === b.ip &&
	a.pinned === b.pinned &&
	!a.certificate &&
	!b.certificate;
