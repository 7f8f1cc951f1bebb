import { ControlError } from '../domain/errors.js';
import type { Subscription } from '../domain/state.js';
import {
	cancelSubscription,
	renewSubscription,
	requireRenewable,
	resumeSubscription,
} from '../domain/subscriptions.js';
import type { World } from '../domain/world.js';

/** Subscriptions, of one customer or of all. */
export const list = (world: World, customerId?: number): Subscription[] =>
	[...world.state.subscriptions.values()].filter(
		(one) => customerId === undefined || one.customerId === customerId,
	);

function find(world: World, chargeId: string): Subscription {
	const found = world.state.subscriptions.get(chargeId);
	if (!found) throw new ControlError(404, 'No subscription with this first charge id.');
	return found;
}

/** Charges the next period now, or lets the charge fail. */
export async function renew(
	world: World,
	chargeId: string,
	outcome?: 'paid' | 'failed',
): Promise<Subscription> {
	const found = find(world, chargeId);
	requireRenewable(found);
	await renewSubscription(world, found, outcome);
	return found;
}

/** The customer turns renewal off. */
export function cancel(world: World, chargeId: string): Subscription {
	const found = find(world, chargeId);
	cancelSubscription(world, found);
	return found;
}

/** The customer turns renewal on again. */
export function resume(world: World, chargeId: string): Subscription {
	const found = find(world, chargeId);
	resumeSubscription(world, found);
	return found;
}
