import * as access from '../access.js';
import type { JoinRequest, OwnersLink, PutMember } from '../access.js';
import { numericId, object, text, whole, yesNo } from '../route.js';
import type { Route } from '../route.js';
import { rights } from './rights.js';

const chatId = (params: unknown): number => (params as { id: number }).id;

const customer = object({ customer_id: whole }, ['customer_id']);

const joining: Route[] = [
	{
		method: 'POST',
		path: '/api/join',
		summary: 'A customer follows an invite link; a member at once, or a request',
		body: object({ customer_id: whole, invite_link: text }, ['customer_id', 'invite_link']),
		run: ({ runtime: { world }, body }) => access.joinChat(world, body as JoinRequest),
	},
	{
		method: 'POST',
		path: '/api/chats/:id/join',
		summary: 'A customer joins a group or channel, by an invite link where it is private',
		params: numericId,
		body: object({ customer_id: whole, invite_link: text }, ['customer_id']),
		run: ({ runtime: { world }, params, body }) =>
			access.joinChat(world, { ...(body as JoinRequest), chat_id: chatId(params) }),
	},
	{
		method: 'POST',
		path: '/api/chats/:id/leave',
		summary: 'A customer leaves a group or channel',
		params: numericId,
		body: customer,
		run: ({ runtime: { world }, params, body }) =>
			access.leaveChat(world, {
				...(body as { customer_id: number }),
				chat_id: chatId(params),
			}),
	},
	{
		method: 'GET',
		path: '/api/invite-links',
		summary: 'What a customer sees before following an invite link',
		query: object({ link: text, customer_id: whole }, ['link']),
		run: ({ runtime: { world }, query }) => {
			const { link, customer_id } = query as { link: string; customer_id?: number };
			return access.previewLink(world, link, customer_id);
		},
	},
];

const running: Route[] = [
	{
		method: 'GET',
		path: '/api/chats/:id/members',
		summary: 'Members of a group or channel, with the end of what they have paid for',
		params: numericId,
		run: ({ runtime: { world }, params }) => ({ members: access.membersOf(world, chatId(params)) }),
	},
	{
		method: 'POST',
		path: '/api/chats/:id/members',
		summary: 'The owner adds, promotes, demotes, bans or removes a customer or a bot',
		params: numericId,
		body: object(
			{
				user_id: whole,
				status: { type: 'string', enum: ['administrator', 'member', 'left', 'kicked'] },
				rights,
				until_date: whole,
			},
			['user_id', 'status'],
		),
		run: ({ runtime: { world }, params, body }) =>
			access.putMember(world, { ...(body as PutMember), chat_id: chatId(params) }),
	},
	{
		method: 'GET',
		path: '/api/chats/:id/requests',
		summary: 'Who waits to be let in',
		params: numericId,
		run: ({ runtime: { world }, params }) => ({
			requests: access.requestsOf(world, chatId(params)),
		}),
	},
	{
		method: 'POST',
		path: '/api/chats/:id/requests',
		summary: 'The owner lets somebody in who has asked, or does not',
		params: numericId,
		body: object({ customer_id: whole, approve: yesNo }, ['customer_id', 'approve']),
		run: ({ runtime: { world }, params, body }) =>
			access.answerByOwner(world, {
				...(body as { customer_id: number; approve: boolean }),
				chat_id: chatId(params),
			}),
	},
	{
		method: 'POST',
		path: '/api/chats/:id/invite-links',
		summary: 'The owner makes an invite link; bots see it cut off',
		params: numericId,
		body: object({
			name: text,
			expire_date: whole,
			member_limit: whole,
			creates_join_request: yesNo,
			subscription_period: whole,
			subscription_price: whole,
		}),
		run: ({ runtime: { world }, params, body }) =>
			access.linkByOwner(world, { ...(body as OwnersLink), chat_id: chatId(params) }),
	},
	{
		method: 'GET',
		path: '/api/customers/:id/places',
		summary: 'The channels a customer has paid for',
		params: numericId,
		run: ({ runtime: { world }, params }) => ({ places: access.placesOf(world, chatId(params)) }),
	},
	{
		method: 'POST',
		path: '/api/chats/:id/renewal',
		summary: 'A customer turns the renewal of a paid place in a channel off or on',
		params: numericId,
		body: object({ customer_id: whole, renews: yesNo }, ['customer_id', 'renews']),
		run: ({ runtime: { world }, params, body }) =>
			access.renewPlace(world, {
				...(body as { customer_id: number; renews: boolean }),
				chat_id: chatId(params),
			}),
	},
];

/** Control calls about who is in groups and channels. */
export const accessRoutes: readonly Route[] = [...joining, ...running];
