import type { TSchema } from '@sinclair/typebox';
import * as access from './access.js';
import * as business from './business.js';
import * as checkouts from './checkouts.js';
import * as inline from './inline.js';
import * as invoices from './invoices.js';
import * as message from './message.js';
import * as messages from './messages.js';
import * as miniApps from './mini-apps.js';
import * as parties from './parties.js';
import * as reactions from './reactions.js';
import * as running from './running.js';
import * as stickerSets from './sticker-sets.js';
import * as subscriptions from './subscriptions.js';
import * as telegram from './telegram.js';
import * as values from './values.js';

const MODULES: readonly object[] = [
	values,
	telegram,
	invoices,
	message,
	messages,
	parties,
	access,
	business,
	checkouts,
	inline,
	miniApps,
	reactions,
	subscriptions,
	stickerSets,
	running,
];

const isNamed = (value: unknown): value is TSchema =>
	typeof value === 'object' && value !== null && '$id' in value;

/** All schemas with a name of their own (`$id`): others refer to them by it. */
export const NAMED: readonly TSchema[] = MODULES.flatMap((one) => Object.values(one)).filter(
	isNamed,
);
