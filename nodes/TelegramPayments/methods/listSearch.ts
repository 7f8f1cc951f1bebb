import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { callBotApi } from '../../shared/transport/botApi';
import { toNodeError } from '../../shared/explain/nodeErrors';
import type { Gift } from '../actions/gift/gifts';

const nameOf = (gift: Gift): string =>
	`${gift.sticker?.emoji ?? 'Gift'} ${gift.star_count} Stars (${gift.id})`;

/** Lists the gifts that the bot can send, for picking one (Bot API: getAvailableGifts). */
export async function searchGifts(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	try {
		const { gifts } = await callBotApi<{ gifts: Gift[] }>(this, 'getAvailableGifts');
		const results = gifts.map((gift) => ({ name: nameOf(gift), value: gift.id }));
		return {
			results: results.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())),
		};
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}
