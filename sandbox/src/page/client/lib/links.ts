/** What a link in a message leads to inside the page. */
export type LinkTarget =
	| { kind: 'invoice'; link: string }
	| { kind: 'invite'; link: string }
	| { kind: 'bot'; username: string; start?: string; startApp?: string }
	| { kind: 'web'; url: string };

const INVOICE =
	/^(?:https?:\/\/)?t\.me\/(?:\$|%24|invoice\/)([\w-]+)|^tg:\/\/invoice\?slug=([\w-]+)/i;
const INVITE = /^(?:https?:\/\/)?t\.me\/(?:\+|joinchat\/)([\w-]+)/i;
const APP = /^(?:https?:\/\/)?t\.me\/(\w+)(?:\/\w+)?\/?\?(?:.*&)?startapp(?:=([\w-]*))?/i;
const BOT = /^(?:https?:\/\/)?t\.me\/(\w+)\/?(?:\?(?:.*&)?start=([\w-]*))?/i;

/** Tells invoice links and links to bots from the rest of the web. Unsafe schemes give undefined. */
export function readLink(url: string): LinkTarget | undefined {
	const invoice = INVOICE.exec(url);
	const slug = invoice?.[1] ?? invoice?.[2];
	if (slug) return { kind: 'invoice', link: `https://t.me/$${slug}` };
	const invite = INVITE.exec(url)?.[1];
	if (invite) return { kind: 'invite', link: `https://t.me/+${invite}` };
	const app = APP.exec(url);
	if (app?.[1]) return { kind: 'bot', username: app[1], startApp: app[2] ?? '' };
	const bot = BOT.exec(url);
	if (bot?.[1]) return { kind: 'bot', username: bot[1], start: bot[2] };
	if (/^https?:\/\//i.test(url)) return { kind: 'web', url };
	if (/^[\w-]+(\.[\w-]+)+(\/|$)/.test(url)) return { kind: 'web', url: `http://${url}` };
	return undefined;
}
