import type { INodeProperties } from 'n8n-workflow';
import { access } from './access';
import { gift } from './gift';
import { inlineQuery } from './inlineQuery';
import { invoice } from './invoice';
import { miniApp } from './miniApp';
import type { Resource } from './operation';
import { paidMedia } from './paidMedia';
import { preCheckoutQuery } from './preCheckoutQuery';
import { shippingQuery } from './shippingQuery';
import { star } from './star';
import { subscription } from './subscription';
import { update } from './update';

/** Every resource of the node, sorted by name as the editor lists them. */
const ALL: readonly Resource[] = [
	access,
	gift,
	inlineQuery,
	invoice,
	miniApp,
	paidMedia,
	preCheckoutQuery,
	shippingQuery,
	star,
	subscription,
	update,
];

/** Resources by their value in saved workflows. */
export const RESOURCES: Readonly<Record<string, Resource>> = Object.fromEntries(
	ALL.map((resource) => [String(resource.option.value), resource]),
);

/** The Resource drop-down and everything below it. */
export const resourceProperties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		default: 'invoice',
		options: ALL.map(({ option }) => option),
	},
	...ALL.flatMap(({ description }) => description),
];
