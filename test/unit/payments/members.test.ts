import { isInChat, memberChange, paidUntil } from '../../../nodes/shared/payments/members';
import { chatMemberRow } from '../../../nodes/shared/payments/plainUpdates/chatMember';
import type { ChatMember, ChatMemberUpdated } from '../../../nodes/shared/telegram/types';

const ANN = { id: 7, is_bot: false, first_name: 'Ann' };
const OWNER = { id: 1, is_bot: false, first_name: 'Olga' };
const MAY = 1_800_000_000;
const JUNE = MAY + 2_592_000;

const entry = (status: string, more: Partial<ChatMember> = {}): ChatMember => ({
	user: ANN,
	status,
	...more,
});

const update = (
	before: ChatMember,
	after: ChatMember,
	more: Partial<ChatMemberUpdated> = {},
): ChatMemberUpdated => ({
	chat: { id: -1001, type: 'channel', title: 'Star gazers' },
	from: ANN,
	date: MAY,
	old_chat_member: before,
	new_chat_member: after,
	...more,
});

const byOwner = { from: OWNER };

describe('a change of a member', () => {
	it.each([
		['a newcomer', update(entry('left'), entry('member')), 'joined'],
		[
			'somebody whose ban was lifted and who came back',
			update(entry('kicked'), entry('member')),
			'joined',
		],
		[
			'a restricted newcomer',
			update(entry('left'), entry('restricted', { is_member: true })),
			'joined',
		],
		['somebody who left', update(entry('member'), entry('left')), 'left'],
		[
			'somebody whom the bot took out',
			update(entry('member'), entry('kicked'), byOwner),
			'removed',
		],
		['the end of a removal', update(entry('kicked'), entry('left'), byOwner), 'changed'],
		[
			'a renewal',
			update(entry('member', { until_date: MAY }), entry('member', { until_date: JUNE })),
			'renewed',
		],
		[
			'a member who begins to pay',
			update(entry('member'), entry('member', { until_date: JUNE })),
			'renewed',
		],
		[
			'the end of a renewal',
			update(entry('member', { until_date: JUNE }), entry('member')),
			'changed',
		],
		['a promotion', update(entry('member'), entry('administrator'), byOwner), 'changed'],
		[
			'a restriction with an end, which is no payment',
			update(entry('member'), entry('restricted', { is_member: true, until_date: JUNE }), byOwner),
			'changed',
		],
	])('given %s, when put into a word, then it is the right one', (_what, member, expected) => {
		expect(memberChange(member)).toBe(expected);
	});

	it.each([
		['creator', {}, true],
		['administrator', {}, true],
		['member', {}, true],
		['restricted', { is_member: true }, true],
		['restricted', { is_member: false }, false],
		['left', {}, false],
		['kicked', {}, false],
		['a word of tomorrow', {}, false],
	])('given the status %s %p, when asked whether that is in the chat, then %p', (...row) => {
		const [status, more, expected] = row;
		expect(isInChat(entry(status, more))).toBe(expected);
	});

	it('given a ban without end, when its end is asked for, then there is none and nothing was paid', () => {
		expect(paidUntil(entry('kicked', { until_date: JUNE }))).toBeNull();
		expect(
			chatMemberRow(update(entry('member'), entry('kicked', { until_date: 0 }))),
		).toMatchObject({ until_date: null, paid_until: null, is_member: false });
	});

	it('given somebody who came by a paid link, when made a row, then link, name, price and end are columns', () => {
		const invite_link = {
			invite_link: 'https://t.me/+AbC',
			name: 'vip',
			subscription_price: 100,
			subscription_period: 2_592_000,
		};
		const member = update(entry('left'), entry('member', { until_date: JUNE }), { invite_link });
		expect(chatMemberRow(member)).toEqual({
			changed_at: '2027-01-15T08:00:00.000Z',
			change: 'joined',
			status: 'member',
			old_status: 'left',
			is_member: true,
			paid_until: '2027-02-14T08:00:00.000Z',
			until_date: '2027-02-14T08:00:00.000Z',
			chat_id: -1001,
			chat_type: 'channel',
			chat_title: 'Star gazers',
			user_id: 7,
			username: null,
			first_name: 'Ann',
			last_name: null,
			language_code: null,
			changed_by_user_id: 7,
			invite_link: 'https://t.me/+AbC',
			invite_link_name: 'vip',
			subscription_price: 100,
			via_join_request: false,
		});
	});
});
