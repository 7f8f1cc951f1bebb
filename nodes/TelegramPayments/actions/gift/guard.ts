import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { isGiven, readText } from '../../../shared/input/values';
import { closeKey, freeKey, useKey } from '../../../shared/n8n/usedKeys';
import { mayHaveHappened } from '../../../shared/transport/retryPolicy';

const KEY_LABEL = 'Send Once per Key';
const CEILING_LABEL = 'Maximum Stars';

/** Reads the most Stars that may be paid. @throws InvalidInputError when it is no whole number */
export function readCeiling(fields: IDataObject): number | undefined {
	if (!('maximumStars' in fields)) return undefined;
	const most = isGiven(fields.maximumStars) ? Number(fields.maximumStars) : NaN;
	if (!Number.isSafeInteger(most) || most < 1) {
		refuseInput(CEILING_LABEL, 'must be a whole number, 1 or more. Remove the field for no limit');
	}
	return most;
}

/** @throws InvalidInputError when the price is above the ceiling */
export function checkCeiling(price: number, most: number | undefined): void {
	if (most === undefined || price <= most) return;
	refuseInput(CEILING_LABEL, `is ${most}, and this costs ${price} Stars. Nothing was paid`);
}

/** Reads the key. @throws InvalidInputError when the field is there without one */
export function readKey(context: IExecuteFunctions, fields: IDataObject): string | undefined {
	if (!('onceKey' in fields)) {
		if (context.getNode().retryOnFail === true) {
			refuseInput(
				KEY_LABEL,
				'is missing, and the node has "Retry On Fail" switched on: after a lost answer n8n would pay again. Add the field, or switch the setting off',
			);
		}
		return undefined;
	}
	const key = readText(KEY_LABEL, fields.onceKey);
	if (key === '') {
		refuseInput(KEY_LABEL, 'is empty. Fill in what there is one of, such as an order ID');
	}
	return key;
}

/**
 * Sends at most once for a key, across runs, restarts and n8n's own repetitions. Without a key it sends.
 *
 * @returns whether it had been sent before
 * @throws InvalidInputError when an earlier attempt with this key may have been carried out
 */
export async function sendOnce(
	context: IExecuteFunctions,
	key: string | undefined,
	send: () => Promise<unknown>,
): Promise<boolean> {
	if (key === undefined) {
		await send();
		return false;
	}
	const state = await useKey(context, key);
	if (state === 'done') return true;
	if (state === 'open') {
		refuseInput(
			KEY_LABEL,
			`"${key}" was used before, and no answer has come: it is being sent, or may have been sent and paid. Look at the newest rows of Star: Get Many (direction "outgoing"). If it is not there, send it with another key`,
		);
	}
	await send().catch(async (error: unknown) => {
		// Whatever is no answer of Telegram, or none at all, came before the call.
		if (!mayHaveHappened(error)) await freeKey(context, key);
		return await Promise.reject(error);
	});
	await closeKey(context, key);
	return false;
}
