import * as access from '../../schema/access.js';
import { NumericId } from '../../schema/values.js';
import type { Control } from '../api/index.js';
import { describe } from '../route.js';
import type { ControlApp } from '../route.js';

/** Control calls about who is in groups and channels. */
export function accessRoutes(app: ControlApp, control: Control): void {
	app.post(
		'/api/join',
		describe(
			'join',
			'A customer follows an invite link; a member at once, or a request',
			access.Joined,
			{ body: access.JoinByLink },
		),
		({ body }) => control.join(body),
	);
	app.post(
		'/api/chats/:id/join',
		describe(
			'joinChat',
			'A customer joins a group or channel, by an invite link where it is private',
			access.Joined,
			{ params: NumericId, body: access.JoinChat },
		),
		({ params, body }) => control.join({ ...body, chat_id: params.id }),
	);
	app.post(
		'/api/chats/:id/leave',
		describe('leave', 'A customer leaves a group or channel', access.Left, {
			params: NumericId,
			body: access.LeaveChat,
		}),
		({ params, body }) => control.leave({ ...body, chat_id: params.id }),
	);
	app.get(
		'/api/invite-links',
		describe(
			'previewLink',
			'What a customer sees before following an invite link',
			access.InvitePreview,
			{ querystring: access.PreviewQuery },
		),
		({ query }) => control.previewLink(query),
	);
	app.get(
		'/api/chats/:id/members',
		describe(
			'members',
			'Members of a group or channel, with the end of what they have paid for',
			access.MemberList,
			{ params: NumericId },
		),
		({ params }) => ({ members: control.members(params.id) }),
	);
	app.post(
		'/api/chats/:id/members',
		describe(
			'putMember',
			'The owner adds, promotes, demotes, bans or removes a customer or a bot',
			access.ChatMember,
			{ params: NumericId, body: access.PutMember },
		),
		({ params, body }) => control.putMember({ ...body, chat_id: params.id }),
	);
	ownersRoutes(app, control);
}

function ownersRoutes(app: ControlApp, control: Control): void {
	app.get(
		'/api/chats/:id/requests',
		describe('joinRequests', 'Who waits to be let in', access.JoinRequestList, {
			params: NumericId,
		}),
		({ params }) => ({ requests: control.joinRequests(params.id) }),
	);
	app.post(
		'/api/chats/:id/requests',
		describe(
			'answerJoinRequest',
			'The owner lets somebody in who has asked, or does not',
			access.JoinAnswered,
			{ params: NumericId, body: access.AnswerJoin },
		),
		({ params, body }) => control.answerJoinRequest({ ...body, chat_id: params.id }),
	);
	app.post(
		'/api/chats/:id/invite-links',
		describe(
			'ownersLink',
			'The owner makes an invite link; bots see it cut off',
			access.InviteLink,
			{ params: NumericId, body: access.OwnersLink },
		),
		({ params, body }) => control.ownersLink({ ...body, chat_id: params.id }),
	);
	app.get(
		'/api/customers/:id/places',
		describe('places', 'The channels a customer has paid for', access.PlaceList, {
			params: NumericId,
		}),
		({ params }) => ({ places: control.places(params.id) }),
	);
	app.post(
		'/api/chats/:id/renewal',
		describe(
			'renewPlace',
			'A customer turns the renewal of a paid place in a channel off or on',
			access.PlaceOf,
			{ params: NumericId, body: access.Renewal },
		),
		({ params, body }) => control.renewPlace({ ...body, chat_id: params.id }),
	);
}
