import { join, settleRequest } from '../domain/access/joining.js';
import { createLink, findLink, inviteLinkView, whyUnusable } from '../domain/access/links.js';
import { changeStanding, memberView } from '../domain/access/members.js';
import { setRenewal } from '../domain/access/paid.js';
import { FULL_RIGHTS, isInside, standing } from '../domain/access/standing.js';
import { chatView, findUser, listMembers } from '../domain/chats.js';
import { customerUser, ensureCustomer } from '../domain/customers.js';
import { ControlError } from '../domain/errors.js';
import type { Chat, PaidPlace as DomainPlace } from '../domain/state.js';
import type { TgUser } from '../domain/telegram.js';
import type { World } from '../domain/world.js';
import type {
	AnswerJoin,
	ChatMember,
	InviteLink,
	InvitePreview,
	JoinAnswered,
	Joined,
	JoinRequest,
	JoinRequestView,
	OwnersLink,
	PaidChannel,
	PaidPlace,
	PlaceOf,
	PreviewQuery,
	PutMember,
	Renewal,
} from '../schema/access.js';

/** A group or channel by id. */
export function requireChat(world: World, id: number): Chat {
	const chat = world.state.chats.get(id);
	if (!chat) throw new ControlError(404, `No chat ${id}.`);
	return chat;
}

/** A customer joins, asks to join, or pays for a place in a channel. */
export function joinChat(world: World, request: JoinRequest): Joined {
	const { customer_id, chat_id, invite_link } = request;
	const chat =
		chat_id !== undefined ? requireChat(world, chat_id) : linked(world, invite_link ?? '').chat;
	const joined = join(world, chat, ensureCustomer(world, customer_id), invite_link);
	return { ...joined, chat_id: chat.id };
}

function linked(world: World, url: string): NonNullable<ReturnType<typeof findLink>> {
	const found = findLink(world, url);
	if (!found) throw new ControlError(404, 'There is no such invite link (INVITE_HASH_INVALID).');
	return found;
}

/** What a customer sees before following a link. */
export function previewLink(world: World, query: PreviewQuery): InvitePreview {
	const { link: url, customer_id: customerId } = query;
	const { chat, link } = linked(world, url);
	const now = world.clock.seconds();
	const unusable = whyUnusable(world, link);
	const member = customerId === undefined ? undefined : standing(chat, customerId, now);
	const paid = chat.paidPlaces.get(customerId ?? 0);
	return {
		chat: chatView(world, chat),
		member_count: listMembers(world, chat).filter((line) => isInside(line.member)).length,
		invite_link: inviteLinkView(world, chat, link, link.creatorId),
		...(unusable && { unusable }),
		...(member && { status: member.status }),
		...(member && chat.joinRequests.has(customerId ?? 0) && { requested: true }),
		...(paid && paid.until > now && { until_date: paid.until }),
		// Nobody pays for a public channel.
		...(link.subscription && { is_free: chat.username !== undefined }),
	};
}

/** A customer leaves; what they have paid for stays theirs until its end. */
export function leaveChat(
	world: World,
	request: { chat_id: number; customer_id: number },
): { status: 'left' } {
	const chat = requireChat(world, request.chat_id);
	const customer = world.state.customers.get(request.customer_id);
	if (!customer) throw new ControlError(404, `No customer ${request.customer_id}.`);
	changeStanding(world, chat, customer.id, { status: 'left' }, customerUser(customer));
	return { status: 'left' };
}

/** Who acts for the chat: its owner, or the one it is done to. */
function ownerOf(world: World, chat: Chat, otherwise: TgUser): TgUser {
	const id = [...chat.members].find(([, { status }]) => status === 'creator')?.[0];
	return (id === undefined ? undefined : findUser(world, id)) ?? otherwise;
}

/** Puts a customer or a bot into a chat, makes it an administrator, takes rights, throws it out. */
export function putMember(world: World, request: PutMember): ChatMember {
	const { chat_id, user_id, status, rights, until_date } = request;
	const chat = requireChat(world, chat_id);
	if (!world.state.bots.has(user_id)) ensureCustomer(world, user_id);
	const user = findUser(world, user_id);
	if (!user) throw new ControlError(404, `No customer and no bot ${user_id}.`);
	const next = {
		status,
		...(status === 'administrator' && { rights: { ...FULL_RIGHTS, ...rights } }),
		...(status === 'kicked' && { until: until_date ?? 0 }),
	};
	changeStanding(world, chat, user_id, next, ownerOf(world, chat, user));
	return memberView(chat, user, next);
}

/** Members, and who has left or is banned, with the end of what they have paid for. */
export const membersOf = (world: World, chatId: number): ChatMember[] => {
	const chat = requireChat(world, chatId);
	return listMembers(world, chat).map(({ user, member }) => ({
		...memberView(chat, user, member),
		...placeView(chat, user.id),
	}));
};

function placeView(chat: Chat, customerId: number): PlaceOf {
	const place = chat.paidPlaces.get(customerId);
	return place ? { paid_place: paidPlace(place) } : {};
}

const paidPlace = ({ price, period, until, renews }: DomainPlace): PaidPlace => ({
	price,
	period,
	until_date: until,
	renews,
});

/** Who waits to be let in. */
export const requestsOf = (world: World, chatId: number): JoinRequestView[] =>
	[...requireChat(world, chatId).joinRequests].map(([id, { link, date, query }]) => ({
		user: findUser(world, id),
		date,
		...(link !== undefined && { invite_link: link }),
		...(query?.appUrl !== undefined && { web_app_url: query.appUrl }),
	}));

/** The owner answers a request, before or after a bot does. */
export function answerByOwner(world: World, request: AnswerJoin): JoinAnswered {
	const chat = requireChat(world, request.chat_id);
	const customer = ensureCustomer(world, request.customer_id);
	const by = ownerOf(world, chat, customerUser(customer));
	settleRequest(world, chat, customer.id, request.approve, by);
	return { status: request.approve ? 'member' : 'left' };
}

/** The owner makes a link; bots see it cut off. */
export function linkByOwner(world: World, request: OwnersLink): InviteLink {
	const chat = requireChat(world, request.chat_id);
	const owner = [...chat.members].find(([, { status }]) => status === 'creator')?.[0];
	if (owner === undefined) throw new ControlError(409, 'The chat has no owner: give owner_id.');
	const { subscription_period: period = 2_592_000, subscription_price: price } = request;
	const link = createLink(
		world,
		chat,
		owner,
		{
			name: request.name ?? '',
			expireDate: request.expire_date ?? 0,
			memberLimit: request.member_limit ?? 0,
			createsJoinRequest: request.creates_join_request ?? false,
		},
		price === undefined ? {} : { subscription: { period, price } },
	);
	return inviteLinkView(world, chat, link, owner);
}

/** The customer turns the renewal of a paid place in a channel off or on. */
export function renewPlace(world: World, request: Renewal): PlaceOf {
	const chat = requireChat(world, request.chat_id);
	const customer = ensureCustomer(world, request.customer_id);
	setRenewal(world, chat, customer, request.renews);
	return placeView(chat, customer.id);
}

/** The channels a customer has paid for. */
export const placesOf = (world: World, customerId: number): PaidChannel[] =>
	[...world.state.chats.values()].flatMap((chat) => {
		const place = chat.paidPlaces.get(customerId);
		return place ? [{ chat: chatView(world, chat), paid_place: paidPlace(place) }] : [];
	});
