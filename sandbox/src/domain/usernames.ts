import { ControlError } from './errors.js';
import type { World } from './world.js';

/** Whether a user name is somebody else's. */
export function isTaken(world: World, username: string, id: number): boolean {
	const owner = world.state.usernames.get(username.toLowerCase());
	return owner !== undefined && owner !== id;
}

/** Refuses a user name that is somebody else's. */
export function requireFree(world: World, username: string | undefined, id: number): void {
	if (username && isTaken(world, username, id)) {
		throw new ControlError(409, `The user name ${username} is taken.`);
	}
}

/** Gives a user name up and takes another; either may be none. */
export function changeUsername(
	world: World,
	id: number,
	before: string | undefined,
	after: string | undefined,
): void {
	requireFree(world, after, id);
	const { usernames } = world.state;
	if (before) usernames.delete(before.toLowerCase());
	if (after) usernames.set(after.toLowerCase(), id);
}
