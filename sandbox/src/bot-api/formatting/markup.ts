import { badRequest } from '../../domain/errors.js';
import type { TgEntity, TgUser } from '../../domain/telegram.js';

/** A text and the formatting found in it; offsets and lengths in UTF-16 units. */
export interface Parsed {
	readonly text: string;
	readonly entities: TgEntity[];
}

/** What a text with a user's link may say of the user. */
export type FindUser = (id: number) => TgUser | undefined;

/** Refuses a text that cannot be parsed; `at` is a place in the raw text, told in bytes. */
export function unparsable(problem: string, raw?: string, at?: number, rest = ''): Error {
	const place =
		raw === undefined || at === undefined
			? ''
			: ` at byte offset ${Buffer.byteLength(raw.slice(0, at))}`;
	return badRequest(`can't parse entities: ${problem}${place}${rest}`);
}

const LINK = /^(?:([a-z][a-z0-9+.-]*):\/\/)?([^\s/?#]+)([/?#]\S*)?$/i;
const SCHEMES = new Set(['http', 'https', 'ftp', 'tg', 'ton', 'tonsite']);

/** The entity a link makes; undefined for what is no address: its text stays, the link is gone. */
export function linkEntity(
	url: string,
	place: { offset: number; length: number },
	findUser: FindUser,
): TgEntity | undefined {
	const id = /^tg:\/\/user\/?\?id=(\d+)$/i.exec(url)?.[1];
	if (id !== undefined) {
		const user = findUser(Number(id));
		return user === undefined ? undefined : { type: 'text_mention', ...place, user };
	}
	const checked = checkedLink(url);
	return checked === undefined ? undefined : { type: 'text_link', ...place, url: checked };
}

/** An address as Telegram writes it; undefined when it is none. */
export function checkedLink(url: string): string | undefined {
	const [, scheme = 'http', host = '', path = ''] = LINK.exec(url.trim()) ?? [];
	const lower = scheme.toLowerCase();
	if (host === '' || !SCHEMES.has(lower)) return undefined;
	if (lower === 'tg' || lower === 'ton') return `${lower}://${host}${path}`;
	if (!/[^.]\.[^.]|^localhost(?::|$)|:\d+$/.test(host)) return undefined;
	return `${lower}://${host.toLowerCase()}${path.startsWith('/') ? '' : '/'}${path}`;
}
