import type { INodeProperties } from 'n8n-workflow';

/** The person a call is about; rows of this package have the ID as `user_id`. */
export const personField = (description: string): INodeProperties => ({
	displayName: 'User ID',
	name: 'userId',
	type: 'string',
	required: true,
	default: '={{ $json.user_id }}',
	description,
});
