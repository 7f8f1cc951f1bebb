import { TRANSACTIONS_PER_CALL } from '../../../shared/telegram/limits';
import type { StarTransaction } from './starTransaction';

/**
 * Reads up to 100 transactions from an offset. Telegram gives them oldest first, with no total and no
 * filters; past the end it gives none (Bot API: getStarTransactions). Assumption: the list only grows.
 */
export type ReadPage = (offset: number, limit: number) => Promise<StarTransaction[]>;

/**
 * Finds the first transaction of a moment or later by doubling the offset and then halving the gap: about
 * 2·log2(n/100) calls.
 *
 * @param date Unix seconds; `Infinity` for the end of the list
 * @returns its offset; the length of the list when there is none
 */
export async function findOffset(readPage: ReadPage, date: number): Promise<number> {
	let low = 0;
	let high = Infinity;
	let probe = 0;
	while (low < high) {
		const page = await readPage(probe, TRANSACTIONS_PER_CALL);
		const inside = page.findIndex((transaction) => transaction.date >= date);
		if (inside > 0) return probe + inside;
		if (inside === 0 || page.length === 0) high = probe;
		else if (page.length < TRANSACTIONS_PER_CALL) return probe + page.length;
		else low = probe + page.length;
		probe =
			high === Infinity ? Math.max(TRANSACTIONS_PER_CALL, probe * 2) : Math.floor((low + high) / 2);
	}
	return low;
}

/** Reads what was read before from memory: the search for the end has seen the last page. */
export function rememberPages(readPage: ReadPage): ReadPage {
	const pages = new Map<number, StarTransaction[]>();
	return async (offset, limit) => {
		for (const [start, page] of pages) {
			if (start <= offset && offset + limit <= start + page.length) {
				return page.slice(offset - start, offset - start + limit);
			}
		}
		const page = await readPage(offset, limit);
		pages.set(offset, page);
		return page;
	};
}

/** From an offset towards the end, page by page. */
export async function* forwards(
	readPage: ReadPage,
	from: number,
): AsyncGenerator<StarTransaction[]> {
	for (let offset = from; ; offset += TRANSACTIONS_PER_CALL) {
		const page = await readPage(offset, TRANSACTIONS_PER_CALL);
		yield page;
		if (page.length < TRANSACTIONS_PER_CALL) return;
	}
}

/** From before an offset towards the beginning, page by page, each newest first. */
export async function* backwards(
	readPage: ReadPage,
	before: number,
): AsyncGenerator<StarTransaction[]> {
	for (let end = before; end > 0;) {
		const offset = Math.max(0, end - TRANSACTIONS_PER_CALL);
		yield [...(await readPage(offset, end - offset))].reverse();
		end = offset;
	}
}
