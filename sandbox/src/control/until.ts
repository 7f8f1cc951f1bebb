import { ControlError } from '../domain/errors.js';
import type { Change } from '../domain/events.js';
import type { World } from '../domain/world.js';

/**
 * Resolves with true once something is so, with false when it is not within a while of real time.
 * @param note told of every change before it is looked again
 * @throws ControlError when the sandbox is stopped or reset meanwhile
 */
export function until(
	world: World,
	ms: number,
	isSo: () => boolean,
	note: (change: Change) => void = () => undefined,
): Promise<boolean> {
	return new Promise((resolve, reject) => {
		const stops: Array<() => void> = [];
		let checking: NodeJS.Immediate | undefined;
		const end = (): void => {
			clearTimeout(timer);
			clearImmediate(checking);
			for (const stop of stops) stop();
		};
		// Later: what a bot does in one go is heard as one.
		const look = (): void => {
			checking ??= setImmediate(() => {
				checking = undefined;
				if (!isSo()) return;
				end();
				resolve(true);
			});
		};
		const timer = setTimeout(() => {
			end();
			resolve(isSo());
		}, ms);
		stops.push(
			world.events.listen((change) => {
				note(change);
				look();
			}),
			world.updates.onTaken(look),
			world.clock.onStop(() => {
				end();
				reject(new ControlError(409, 'The sandbox was stopped or reset.'));
			}),
		);
		look();
	});
}
