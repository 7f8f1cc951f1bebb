import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { ItemRun } from '../operation';

/** Bot API: StarAmount. */
interface StarAmount {
	amount: number;
	nanostar_amount?: number;
}

/** Reads the bot's balance (Bot API: getMyStarBalance); whole Stars and billionths of a Star. */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const { amount, nanostar_amount = 0 } = await item.call<StarAmount>('getMyStarBalance');
	return { amount, nanostar_amount };
}
