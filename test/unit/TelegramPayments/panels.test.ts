import { NodeHelpers } from 'n8n-workflow';
import { TelegramPayments } from '../../../nodes/TelegramPayments/TelegramPayments.node';
import { TelegramPaymentsTrigger } from '../../../nodes/TelegramPaymentsTrigger/TelegramPaymentsTrigger.node';
import {
	type Acts,
	always,
	combine,
	contradictions,
	given,
	shownIn,
	type Table,
} from '../../support/panels';

describe('the panel of an invoice', () => {
	const { description } = new TelegramPayments();
	const states = combine({
		resource: ['invoice'],
		operation: ['send', 'sendAndWaitForPayment', 'createLink'],
		paymentMethod: ['provider', 'stars'],
		sendAs: ['invoice', 'link'],
		additionalFields: [
			{},
			{ pricesJson: '={{ $json.lines }}' },
			{ photoUrl: 'https://example.com/a.jpg', maxTipAmount: '5', replyToMessageId: '7' },
		],
	}).filter(
		({ operation, sendAs }) => operation === 'sendAndWaitForPayment' || sendAs === 'invoice',
	);

	const card: Acts = ({ paymentMethod }) => paymentMethod === 'provider';
	const inChat: Acts = ({ operation }) => operation !== 'createLink';
	const waits: Acts = ({ operation }) => operation === 'sendAndWaitForPayment';
	const starsLink: Acts = (state) => !inChat(state) && !card(state);
	const both =
		(...all: Acts[]): Acts =>
		(state) =>
			all.every((acts) => acts(state));
	const beside =
		(name: string): Acts =>
		(state) =>
			given(state, `additionalFields.${name}`);
	const TABLE: Table = {
		'credentials.telegramPaymentsApi': always,
		'credentials.telegramPaymentProviderApi': card,
		resource: always,
		operation: always,
		paymentMethod: always,
		digitalGoodsNotice: card,
		starsNotice: (state) => !card(state),
		chatId: inChat,
		waitNotice: waits,
		timeLimit: waits,
		sendAs: waits,
		linkText: both(waits, ({ sendAs }) => sendAs === 'link'),
		title: always,
		description: always,
		orderId: always,
		currency: card,
		prices: (state) => !beside('pricesJson')(state),
		'additionalFields.expiresAfter': (state) => !waits(state),
		'additionalFields.payerUserId': always,
		'additionalFields.plainPayload': always,
		'additionalFields.startParameter': both(inChat, ({ sendAs }) => sendAs === 'invoice'),
		'additionalFields.subscriptionPeriod': starsLink,
		'additionalFields.photoUrl': always,
		'additionalFields.photoHeight': beside('photoUrl'),
		'additionalFields.photoWidth': beside('photoUrl'),
		'additionalFields.photoSize': beside('photoUrl'),
		'additionalFields.payButtonText': inChat,
		'additionalFields.needName': card,
		'additionalFields.needEmail': card,
		'additionalFields.needPhoneNumber': card,
		'additionalFields.needShippingAddress': card,
		'additionalFields.isFlexible': card,
		'additionalFields.maxTipAmount': card,
		'additionalFields.suggestedTipAmounts': both(card, beside('maxTipAmount')),
		'additionalFields.pricesJson': always,
		'additionalFields.amountUnit': card,
		'additionalFields.receipt': card,
		'additionalFields.providerData': card,
		'additionalFields.sendEmailToProvider': card,
		'additionalFields.sendPhoneNumberToProvider': card,
		'additionalFields.disableNotification': inChat,
		'additionalFields.protectContent': inChat,
		'additionalFields.replyToMessageId': inChat,
		'additionalFields.allowSendingWithoutReply': both(inChat, beside('replyToMessageId')),
		'additionalFields.messageThreadId': inChat,
		'additionalFields.directMessagesTopicId': inChat,
		'additionalFields.messageEffectId': inChat,
		'additionalFields.businessConnectionId': starsLink,
		'additionalFields.allowPaidBroadcast': inChat,
		'options.concurrency': (state) => !waits(state),
	};

	test('given every state, when it is drawn, then a parameter shows exactly where it acts', () => {
		expect(contradictions(description, states, TABLE)).toEqual([]);
	});

	test('given every state, when it is drawn, then nothing shows that is not in the table', () => {
		const shown = new Set(states.flatMap((state) => [...shownIn(description, state)]));
		expect([...shown].filter((name) => !(name in TABLE))).toEqual([]);
	});

	test('given the order, when it is read, then what decides the credentials comes before the chat', () => {
		const names = [...shownIn(description, states[0] ?? {})].filter(
			(name) => !name.endsWith('Notice') && !name.startsWith('credentials.'),
		);
		expect(names.slice(0, 4)).toEqual(['resource', 'operation', 'paymentMethod', 'chatId']);
		const additional = names.filter((name) => name.startsWith('additionalFields.'));
		expect(additional[0]).toBe('additionalFields.expiresAfter');
		expect(additional.at(-1)).toBe('additionalFields.allowPaidBroadcast');
	});
});

describe('what an editor saves', () => {
	const { description } = new TelegramPayments();

	test('given entries that show beside another one, when n8n resolves the node, then a run gets them', () => {
		const additionalFields = {
			pricesJson: '[]',
			photoUrl: 'https://example.com/a.jpg',
			photoHeight: 3,
			maxTipAmount: '5',
			suggestedTipAmounts: '1, 2',
			replyToMessageId: '7',
			allowSendingWithoutReply: true,
		};
		const invoice = {
			resource: 'invoice',
			operation: 'send',
			paymentMethod: 'provider',
			additionalFields,
		};
		const resolved = NodeHelpers.getNodeParameters(
			description.properties,
			invoice,
			true,
			false,
			null,
			description,
		);
		expect(resolved?.additionalFields).toEqual(additionalFields);
	});
});

describe('the panels with one section of options', () => {
	const { description } = new TelegramPayments();

	test.each([
		['update', 'process', ['concurrency', 'includeUpdate']],
		['shippingQuery', 'offerOptions', ['amountUnit', 'concurrency', 'shippingOptionsJson']],
		['preCheckoutQuery', 'approve', ['concurrency']],
	])('given %s: %s, when it is drawn, then its options are %j', (resource, operation, expected) => {
		const shown = [...shownIn(description, { resource, operation })];
		const options = shown.filter((name) => name.startsWith('options.'));
		expect(options).toEqual(expected.map((name) => `options.${name}`));
		const sections = description.properties.filter(
			(property) =>
				property.displayName === 'Options' &&
				NodeHelpers.displayParameter({ resource, operation }, property, null, description),
		);
		expect(sections).toHaveLength(1);
	});
});

describe('the panel of the trigger', () => {
	const { description } = new TelegramPaymentsTrigger();
	const states = combine({
		receiveUpdates: ['polling', 'webhook'],
		events: [['successful_payment'], ['pre_checkout_query', 'shipping_query']],
		preCheckout: ['rules', 'workflow'],
		shipping: ['none', 'workflow', 'zones'],
	});

	const byWebhook: Acts = ({ receiveUpdates }) => receiveUpdates === 'webhook';
	const asksForCheckouts: Acts = ({ preCheckout }) => preCheckout === 'workflow';
	const asksForShipping: Acts = ({ shipping }) => shipping === 'workflow';
	const byZones: Acts = ({ shipping }) => shipping === 'zones';

	const TABLE: Table = {
		'credentials.telegramPaymentsApi': always,
		oneReceiverNotice: always,
		receiveUpdates: always,
		events: always,
		preCheckout: always,
		shipping: always,
		shippingCurrency: byZones,
		shippingZones: byZones,
		buyerTexts: always,
		acknowledge: always,
		'options.answerWithin': (state) => asksForCheckouts(state) || asksForShipping(state),
		'options.fallbackAnswer': asksForCheckouts,
		'options.includeUpdate': always,
		'options.maxConnections': byWebhook,
		'options.replaceWebhook': always,
	};

	test('given every state, when it is drawn, then a parameter shows exactly where it acts', () => {
		expect(contradictions(description, states, TABLE)).toEqual([]);
	});

	test('given every state, when it is drawn, then nothing shows twice or is not in the table', () => {
		for (const state of states) {
			const shown = [...shownIn(description, state)];
			expect(
				shown.filter((name) => !(name in TABLE) && !name.startsWith('checkoutRules.')),
			).toEqual([]);
			const rules = shown.some((name) => name.startsWith('checkoutRules.'));
			expect(rules).toBe(!asksForCheckouts(state));
		}
	});
});

describe('given what decides credentials, webhooks or outputs', () => {
	test.each([
		[new TelegramPayments().description, ['resource', 'operation', 'paymentMethod']],
		[new TelegramPaymentsTrigger().description, ['receiveUpdates', 'events', 'acknowledge']],
	])('when it is drawn, then it takes no expression', ({ properties }, names) => {
		for (const name of names) {
			const found = properties.filter((property) => property.name === name);
			expect(found.length).toBeGreaterThan(0);
			expect(found.every(({ noDataExpression }) => noDataExpression === true)).toBe(true);
		}
	});
});
