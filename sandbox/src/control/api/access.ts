import type { Runtime } from '../../runtime.js';
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
	PlaceOf,
	PreviewQuery,
	PutMember,
	Renewal,
} from '../../schema/access.js';
import * as access from '../access.js';

/** Who is in groups and channels. */
export const accessControls = (runtime: Runtime) => ({
	/** A customer follows an invite link, or joins a public chat. */
	join: (request: JoinRequest): Joined => access.joinChat(runtime.world, request),
	leave: (request: { chat_id: number; customer_id: number }): { status: 'left' } =>
		access.leaveChat(runtime.world, request),
	/** What a customer sees before following an invite link. */
	previewLink: (query: PreviewQuery): InvitePreview => access.previewLink(runtime.world, query),
	/** Members, and who has left or is banned, with the end of what they have paid for. */
	members: (chatId: number): ChatMember[] => access.membersOf(runtime.world, chatId),
	/** The owner of a chat adds, promotes, demotes, bans or removes a customer or a bot. */
	putMember: (request: PutMember): ChatMember => access.putMember(runtime.world, request),
	/** Who waits to be let in. */
	joinRequests: (chatId: number): JoinRequestView[] => access.requestsOf(runtime.world, chatId),
	/** The owner lets somebody in who has asked, or does not. */
	answerJoinRequest: (request: AnswerJoin): JoinAnswered =>
		access.answerByOwner(runtime.world, request),
	/** The owner of a chat makes an invite link; bots see it cut off. */
	ownersLink: (request: OwnersLink): InviteLink => access.linkByOwner(runtime.world, request),
	/** The channels a customer has paid for. */
	places: (customerId: number): PaidChannel[] => access.placesOf(runtime.world, customerId),
	/** The customer turns the renewal of a paid place in a channel off or on. */
	renewPlace: (request: Renewal): PlaceOf => access.renewPlace(runtime.world, request),
});
