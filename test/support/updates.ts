import type {
	Message,
	OrderInfo,
	PreCheckoutQuery,
	RefundedPayment,
	ShippingAddress,
	ShippingQuery,
	SuccessfulPayment,
	Update,
	User,
} from '../../nodes/shared/telegram/types';

/** Updates as Telegram sends them, each with all the fields it can have; override what a test is about. */

export const ANN: User = {
	id: 111,
	is_bot: false,
	first_name: 'Ann',
	last_name: 'Lee',
	username: 'Ann_Lee',
	language_code: 'en',
};

export const BOB: User = { id: 222, is_bot: false, first_name: 'Bob' };

export const ADDRESS: ShippingAddress = {
	country_code: 'DE',
	state: 'Berlin',
	city: 'Berlin',
	street_line1: 'Main Street 1',
	street_line2: '',
	post_code: '10115',
};

export const ORDER_INFO: OrderInfo = {
	name: 'Ann Lee',
	phone_number: '15551234567',
	email: 'ann@example.com',
	shipping_address: ADDRESS,
};

export const UPDATE_ID = 700_000_001;

export const preCheckoutQuery = (fields: Partial<PreCheckoutQuery> = {}): PreCheckoutQuery => ({
	id: '1234567890123456789',
	from: ANN,
	currency: 'USD',
	total_amount: 1645,
	invoice_payload: 'order-42',
	shipping_option_id: 'dhl',
	order_info: ORDER_INFO,
	...fields,
});

export const shippingQuery = (fields: Partial<ShippingQuery> = {}): ShippingQuery => ({
	id: '2234567890123456789',
	from: ANN,
	invoice_payload: 'order-42',
	shipping_address: ADDRESS,
	...fields,
});

export const successfulPayment = (fields: Partial<SuccessfulPayment> = {}): SuccessfulPayment => ({
	currency: 'USD',
	total_amount: 1645,
	invoice_payload: 'order-42',
	shipping_option_id: 'dhl',
	order_info: ORDER_INFO,
	telegram_payment_charge_id: '_',
	provider_payment_charge_id: 'ch_1',
	...fields,
});

export const refundedPayment = (fields: Partial<RefundedPayment> = {}): RefundedPayment => ({
	currency: 'XTR',
	total_amount: 100,
	invoice_payload: 'order-42',
	telegram_payment_charge_id: 'stxOne',
	...fields,
});

export const message = (fields: Partial<Message> & Record<string, unknown> = {}): Message => ({
	message_id: 57,
	from: ANN,
	chat: { id: ANN.id, type: 'private', first_name: ANN.first_name },
	date: 1_763_860_000,
	...fields,
});

export const update = (content: Omit<Update, 'update_id'>, updateId = UPDATE_ID): Update => ({
	update_id: updateId,
	...content,
});

export const preCheckoutUpdate = (fields: Partial<PreCheckoutQuery> = {}, updateId = UPDATE_ID) =>
	update({ pre_checkout_query: preCheckoutQuery(fields) }, updateId);

export const shippingUpdate = (fields: Partial<ShippingQuery> = {}, updateId = UPDATE_ID) =>
	update({ shipping_query: shippingQuery(fields) }, updateId);

/** Another number is another charge, unless the test says otherwise. */
export const paymentUpdate = (fields: Partial<SuccessfulPayment> = {}, updateId = UPDATE_ID) => {
	const provider_payment_charge_id = `ch_${updateId - UPDATE_ID + 1}`;
	const payment = successfulPayment({ provider_payment_charge_id, ...fields });
	return update({ message: message({ successful_payment: payment }) }, updateId);
};

export const refundUpdate = (fields: Partial<RefundedPayment> = {}, updateId = UPDATE_ID) =>
	update({ message: message({ refunded_payment: refundedPayment(fields) }) }, updateId);

export const paidMediaUpdate = (updateId = UPDATE_ID) =>
	update({ purchased_paid_media: { from: ANN, paid_media_payload: 'album-1' } }, updateId);

export const subscriptionUpdate = (updateId = UPDATE_ID) =>
	update({ subscription: { user: ANN, invoice_payload: 'sub-7', state: 'canceled' } }, updateId);

export const commandUpdate = (text = '/start', updateId = UPDATE_ID) =>
	update({ message: message({ text }) }, updateId);

export const callbackQueryUpdate = (updateId = UPDATE_ID) =>
	update(
		{
			callback_query: {
				id: '3234',
				from: ANN,
				message: message(),
				data: 'buy',
				inline_message_id: 'im',
			},
		},
		updateId,
	);

export const inlineQueryUpdate = (updateId = UPDATE_ID) =>
	update(
		{ inline_query: { id: '4234', from: ANN, query: 'tea', offset: '', chat_type: 'private' } },
		updateId,
	);

export const chosenInlineResultUpdate = (updateId = UPDATE_ID) =>
	update(
		{ chosen_inline_result: { result_id: 'r1', from: ANN, query: 'tea', inline_message_id: 'im' } },
		updateId,
	);

const GROUP = { id: -100_500, type: 'supergroup', title: 'Club' };
const INVITE_LINK = { invite_link: 'https://t.me/+abc', name: 'paid' };

export const chatMemberUpdate = (updateId = UPDATE_ID) =>
	update(
		{
			chat_member: {
				chat: GROUP,
				from: BOB,
				date: 1_763_860_000,
				old_chat_member: { status: 'left', user: ANN },
				new_chat_member: { status: 'member', user: ANN, until_date: 1_766_452_000 },
				invite_link: INVITE_LINK,
			},
		},
		updateId,
	);

export const chatJoinRequestUpdate = (updateId = UPDATE_ID) =>
	update(
		{
			chat_join_request: {
				chat: GROUP,
				from: ANN,
				user_chat_id: ANN.id,
				date: 1_763_860_000,
				bio: 'Tea',
				invite_link: INVITE_LINK,
			},
		},
		updateId,
	);

export const otherUpdate = (updateId = UPDATE_ID) =>
	update({ edited_message: message({ text: 'tea' }) }, updateId);
