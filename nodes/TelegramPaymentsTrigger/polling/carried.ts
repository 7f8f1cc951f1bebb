import type { IDataObject } from 'n8n-workflow';

/** How many updates static data may hold; n8n writes it as a whole every time. */
const CARRIED_CAPACITY = 1_000;

type Carried = Record<string, IDataObject>;

function readCarried(stored: IDataObject): Carried {
	return { ...((stored.carried ?? {}) as Carried) };
}

/** Updates that Telegram has let go of and that are not finished yet. */
export function carriedUpdates(stored: IDataObject): IDataObject[] {
	return Object.values(readCarried(stored));
}

/** Keeps updates in static data; false when there is no room left and nothing was kept. */
export function carry(stored: IDataObject, updates: unknown[]): boolean {
	const carried = readCarried(stored);
	for (const update of updates as IDataObject[]) carried[String(update.update_id)] = update;
	if (Object.keys(carried).length > CARRIED_CAPACITY) return false;
	stored.carried = carried;
	return true;
}

export function releaseCarried(stored: IDataObject, updateId: number): void {
	const carried = readCarried(stored);
	if (!(String(updateId) in carried)) return;
	delete carried[String(updateId)];
	stored.carried = carried;
}
