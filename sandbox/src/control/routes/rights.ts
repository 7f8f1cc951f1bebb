import { FULL_RIGHTS } from '../../domain/access/standing.js';
import { object, yesNo } from '../route.js';

/** What an administrator may do; what is not named stays allowed. */
export const rights = object(
	Object.fromEntries(Object.keys(FULL_RIGHTS).map((name) => [name, yesNo])),
);
