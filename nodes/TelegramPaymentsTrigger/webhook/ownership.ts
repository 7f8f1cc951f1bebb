/** Bot API: WebhookInfo, as far as it is read here. */
export interface WebhookInfo {
	url: string;
	allowed_updates?: string[];
	max_connections?: number;
}

/** Whose webhook a bot has. */
export type Owner = 'nobody' | 'this' | 'production' | 'moved' | 'foreign';

const pathOf = (url: string): string[] => {
	try {
		return new URL(url).pathname.split('/').filter((part) => part !== '');
	} catch {
		return [];
	}
};

/**
 * Tells whose webhook is set. n8n's addresses end in `<webhook id>/<path>`, or for a node that was
 * given no webhook id in `<workflow id>/<node name>/<path>`, with another word before for test and
 * production. That end belongs to one node, so it tells ours from everybody else's even when this n8n
 * has moved to another address.
 *
 * @param registered `getWebhookInfo.url`, empty when there is none
 * @param own this node's address as n8n gives it (test address in a test run)
 * @param webhookId of this node, if it has one
 * @returns `this` for exactly that address, `production` for the same node's other address on the
 * same host, `moved` for the same node on another host
 */
export function ownerOf(registered: string, own: string, webhookId: string | undefined): Owner {
	if (registered === '') return 'nobody';
	if (registered === own) return 'this';
	const theirs = pathOf(registered);
	const ours = pathOf(own);
	const length = webhookId === undefined ? 3 : 2;
	const tail = ours.slice(-length).join('/');
	if (ours.length < length || theirs.slice(-length).join('/') !== tail) return 'foreign';
	return new URL(registered).host === new URL(own).host ? 'production' : 'moved';
}

/** Many bots receive under a path that holds their own token. */
const TOKEN_IN_PATH = /\d{5,}(?::|%3A)[\w-]{20,}/gi;

/** An address for messages: host and path, but no user info, no query and no bot token. */
export function showUrl(url: string): string {
	try {
		const { protocol, host, pathname } = new URL(url);
		return `${protocol}//${host}${pathname.replace(TOKEN_IN_PATH, '***')}`;
	} catch {
		return 'an unreadable address';
	}
}
