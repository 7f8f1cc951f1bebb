import type { Resource } from '../operation';
import { paidMediaFields } from './paidMedia.fields';
import * as send from './send.operation';

export const paidMedia: Resource = {
	option: {
		name: 'Paid Media',
		value: 'paidMedia',
		description: 'Photos and videos that are unlocked for Stars',
	},
	description: paidMediaFields,
	operations: { send },
};
