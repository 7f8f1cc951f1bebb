import type { INodeProperties } from 'n8n-workflow';
import { invoice } from './invoice';
import type { Resource } from './operation';
import { preCheckoutQuery } from './preCheckoutQuery';
import { shippingQuery } from './shippingQuery';
import { update } from './update';

/** Every resource of the node, in the order of the editor's list. */
const ALL: readonly Resource[] = [invoice, preCheckoutQuery, shippingQuery, update];

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
