import type { Walk } from '../walk';
import { ACCESS } from './access';
import { BESIDE } from './beside';
import { BOOKS } from './books';
import { GOODS } from './goods';
import { PLACES } from './places';
import { REFUNDS } from './refunds';

/** What each example has for itself, by its name. */
export const WALKS: Readonly<Record<string, Walk>> = {
	...GOODS,
	...PLACES,
	...ACCESS,
	...BOOKS,
	...REFUNDS,
	...BESIDE,
};
