import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { User } from './telegram.js';
import { botReference, exact, maybe, open, ref, text, whole, yesNo } from './values.js';

/** Bot API: BusinessBotRights. */
export const BusinessRights = exact({
	can_reply: yesNo,
	can_read_messages: yesNo,
	can_delete_sent_messages: yesNo,
	can_delete_all_messages: yesNo,
	can_edit_name: yesNo,
	can_edit_bio: yesNo,
	can_edit_profile_photo: yesNo,
	can_edit_username: yesNo,
	can_change_gift_settings: yesNo,
	can_view_gifts_and_stars: yesNo,
	can_convert_gifts_to_stars: yesNo,
	can_transfer_and_upgrade_gifts: yesNo,
	can_transfer_stars: yesNo,
	can_manage_stories: yesNo,
});
export type BusinessRights = Static<typeof BusinessRights>;

const rights = maybe(
	Type.Partial(BusinessRights, { description: 'What is not denied is allowed.' }),
);

/** A customer connects a bot to their account. */
export const BusinessSeed = exact({
	...botReference,
	customer_id: whole,
	id: maybe(Type.String({ minLength: 1, description: 'Made up unless given.' })),
	rights,
});
export type BusinessSeed = Static<typeof BusinessSeed>;

/** The customer changes what the bot may do, or turns the connection off or on. */
export const BusinessChange = exact({ is_enabled: maybe(yesNo), rights });
export type BusinessChange = Static<typeof BusinessChange>;

/** Bot API: BusinessConnection. */
export const BusinessConnectionView = open(
	{
		id: text,
		user: ref(User),
		user_chat_id: whole,
		date: whole,
		is_enabled: yesNo,
		rights: Type.Partial(BusinessRights),
	},
	{ $id: 'BusinessConnection' },
);
export type BusinessConnectionView = Static<typeof BusinessConnectionView>;
export const BusinessConnectionList = exact(
	{ business_connections: Type.Array(ref(BusinessConnectionView)) },
	{ $id: 'BusinessConnectionList' },
);

/** A story of a customer, which bots cannot read back. */
export const StoryView = exact(
	{
		id: whole,
		bot_id: whole,
		date: whole,
		expires: Type.Integer({ description: 'Unix seconds; the account’s page may keep it longer.' }),
		on_page: yesNo,
		protect_content: yesNo,
		caption: maybe(text),
		content: open({}),
		areas: Type.Array(Type.Unknown()),
		repost_of: maybe(exact({ customer_id: whole, id: whole })),
	},
	{ $id: 'Story' },
);
export type StoryView = Static<typeof StoryView>;
export const StoryList = exact({ stories: Type.Array(ref(StoryView)) }, { $id: 'StoryList' });
