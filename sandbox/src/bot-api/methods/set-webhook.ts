import { toAllowed } from '../../delivery/hub.js';
import { badRequest, BotApiError, tooMany } from '../../domain/errors.js';
import { countPending } from '../../domain/inbox.js';
import type { Bot, Webhook } from '../../domain/state.js';
import { readJson } from '../../text/json.js';
import { Described } from '../answer.js';
import type { Call, Method } from '../call.js';
import { flag, integer, text } from '../params.js';
import { checkWebhookUrl } from '../webhook-url.js';

const MAX_CERTIFICATE_BYTES = 3 * 1024 * 1024;
const MAX_SECRET_LENGTH = 256;
const INTERVAL_MS = 1_000;

const lastCalls = new WeakMap<Bot, number>();
const underWay = new WeakMap<Bot, symbol>();

/** Bot API: setWebhook. */
export const setWebhook: Method = async (call) => {
	const { world, hub, bot, params } = call;
	const url = text(params, 'url');
	if (url === '') return deleteWebhook(call);
	const now = world.clock.now();
	if (now < (lastCalls.get(bot) ?? -Infinity) + INTERVAL_MS) throw tooMany(1);
	lastCalls.set(bot, now);
	const secret = readSecret(text(params, 'secret_token'));
	const certificate = readCertificate(call);
	const { publicWebhooks } = world.settings;
	const [fallback, most] = publicWebhooks ? [40, 100] : [100, 100_000];
	const maxConnections = integer(params, 'max_connections', fallback, 1, most);
	const turn = Symbol('setWebhook');
	underWay.set(bot, turn);
	const fixedIp = text(params, 'ip_address');
	const target = await checkWebhookUrl(url, fixedIp, publicWebhooks);
	if (underWay.get(bot) !== turn) {
		throw new BotApiError(409, 'Conflict: terminated by other setWebhook');
	}
	applyAllowedUpdates(call);
	const drop = flag(params, 'drop_pending_updates');
	const current = bot.inbox.webhook;
	const pinned = fixedIp !== '';
	const wanted = { ...target, secret, maxConnections, pinned, certificate };
	if (current && !drop && isSame(current, wanted)) {
		return new Described(true, 'Webhook is already set');
	}
	const fresh = { goneSince: undefined, lastErrorDate: undefined, lastErrorMessage: undefined };
	hub.setWebhook(bot, { ...wanted, ...fresh }, drop);
	return new Described(true, 'Webhook was set');
};

/** Bot API: deleteWebhook. */
export const deleteWebhook: Method = (call) => {
	const { hub, bot, params } = call;
	applyAllowedUpdates(call);
	const had = bot.inbox.webhook !== undefined;
	if (flag(params, 'drop_pending_updates')) bot.inbox.pending.clear();
	if (had) hub.deleteWebhook(bot);
	return new Described(true, had ? 'Webhook was deleted' : 'Webhook is already deleted');
};

/** Bot API: getWebhookInfo. */
export const getWebhookInfo: Method = ({ world, bot }) => {
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
};

/**
 * Takes over `allowed_updates`, which webhook and polling share and which survives omission;
 * anything but an array of texts leaves it as it is.
 */
export function applyAllowedUpdates({ bot, params }: Call): void {
	const value = text(params, 'allowed_updates');
	if (value === '') return;
	const node = readJson(value);
	if (node?.type !== 'array') return;
	const names = node.items.flatMap((item) => (item.type === 'string' ? [item.value] : []));
	if (names.length === node.items.length) bot.inbox.allowed = toAllowed(names);
}

function readSecret(secret: string): string {
	if (secret.length > MAX_SECRET_LENGTH) throw badRequest('secret token is too long');
	if (!/^[A-Za-z0-9_-]*$/.test(secret)) {
		throw badRequest('secret token contains unallowed characters');
	}
	return secret;
}

function readCertificate({ params }: Call): string | undefined {
	const file = params.files.get('certificate');
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
