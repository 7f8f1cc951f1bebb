import { RESOURCES } from '../../../nodes/TelegramPayments/actions/resources';
import { TelegramPayments } from '../../../nodes/TelegramPayments/TelegramPayments.node';
import {
	type Acts,
	always,
	combine,
	contradictions,
	given,
	shownIn,
	type State,
	type Table,
} from '../../support/panels';

const { description } = new TelegramPayments();

interface Panel {
	resource: string;
	/** Every state there is: what is chosen in each list, and what is typed in the collections. */
	states: State[];
	table: Table;
}

type Choices = Parameters<typeof combine>[0];

const inOperation =
	(...operations: string[]): Acts =>
	({ operation }) =>
		operations.includes(String(operation));
const choosing =
	(name: string, ...values: string[]): Acts =>
	(state) =>
		values.includes(String(state[name]));
const beside =
	(path: string): Acts =>
	(state) =>
		given(state, path);
const not =
	(acts: Acts): Acts =>
	(state) =>
		!acts(state);
const all =
	(...conditions: Acts[]): Acts =>
	(state) =>
		conditions.every((acts) => acts(state));
const any =
	(...conditions: Acts[]): Acts =>
	(state) =>
		conditions.some((acts) => acts(state));

const EVERYWHERE: Table = {
	resource: always,
	operation: always,
	'credentials.telegramPaymentsApi': always,
	'options.concurrency': always,
};

const panel = (resource: string, choices: Choices, table: Table): Panel => ({
	resource,
	states: combine({
		resource: [resource],
		operation: Object.keys(RESOURCES[resource]?.operations ?? {}),
		...choices,
	}),
	table: { ...EVERYWHERE, ...table },
});

const byLink = inOperation('editSubscriptionLink', 'revokeLink');
const makesLink = inOperation('createInviteLink', 'createSubscriptionLink');
const invoiced = choosing('resultKind', 'invoice', 'photo');
const card = all(invoiced, choosing('paymentMethod', 'provider'));
const stars = all(invoiced, choosing('paymentMethod', 'stars'));
const text = choosing('resultKind', 'article');
const answers = inOperation('answer');
/** `none` is a result of answers alone. */
const empty = all(answers, choosing('resultKind', 'none'));
const byRules = choosing('preCheckout', 'rules');
const byZones = choosing('shipping', 'zones');
const bySignature = choosing('verifyBy', 'signature');
const offers = inOperation('offerOptions');

const PANELS: Panel[] = [
	panel(
		'access',
		{ letsIn: ['one', 'several', 'request', 'anyone'] },
		{
			accessGivenNotice: inOperation('approveRequest', 'createInviteLink'),
			accessTakenNotice: inOperation('remove'),
			subscriptionLinkNotice: inOperation('createSubscriptionLink'),
			chatId: always,
			userId: not(any(makesLink, byLink)),
			inviteLink: byLink,
			letsIn: inOperation('createInviteLink'),
			memberLimit: all(inOperation('createInviteLink'), choosing('letsIn', 'several')),
			linkName: any(makesLink, inOperation('editSubscriptionLink')),
			starCount: inOperation('createSubscriptionLink'),
			'additionalFields.expiresAfter': inOperation('createInviteLink'),
		},
	),
	panel(
		'gift',
		{
			recipient: ['user', 'channel'],
			returnAll: [true, false],
			additionalFields: [{}, { text: 'Thank you!' }],
		},
		{
			giftNotice: not(inOperation('getMany')),
			returnAll: inOperation('getMany'),
			limit: all(inOperation('getMany'), (state) => state.returnAll === false),
			giftId: inOperation('send'),
			recipient: inOperation('send'),
			userId: any(
				inOperation('giftPremium'),
				all(inOperation('send'), choosing('recipient', 'user')),
			),
			chatId: all(inOperation('send'), choosing('recipient', 'channel')),
			monthCount: inOperation('giftPremium'),
			'additionalFields.maximumStars': not(inOperation('getMany')),
			'additionalFields.payForUpgrade': inOperation('send'),
			'additionalFields.onceKey': not(inOperation('getMany')),
			'additionalFields.text': not(inOperation('getMany')),
			'additionalFields.textParseMode': all(
				not(inOperation('getMany')),
				beside('additionalFields.text'),
			),
			'options.concurrency': not(inOperation('getMany')),
		},
	),
	panel(
		'inlineQuery',
		{
			resultKind: ['invoice', 'photo', 'article', 'none'],
			paymentMethod: ['provider', 'stars'],
			additionalFields: [
				{},
				{ pricesJson: '={{ $json.lines }}' },
				{ photoUrl: 'x', maxTipAmount: '5' },
			],
			answerOptions: [{}, { cacheTime: 0 }, { cacheTime: 60 }],
		},
		{
			'credentials.telegramPaymentProviderApi': card,
			inlineNotice: answers,
			inlineQueryId: answers,
			userId: not(answers),
			chats: not(answers),
			resultKind: always,
			resultPhotoUrl: choosing('resultKind', 'photo'),
			paymentMethod: invoiced,
			digitalGoodsNotice: card,
			starsNotice: stars,
			title: invoiced,
			description: invoiced,
			orderId: invoiced,
			currency: card,
			prices: all(invoiced, not(beside('additionalFields.pricesJson'))),
			'additionalFields.expiresAfter': invoiced,
			'additionalFields.payerUserId': invoiced,
			'additionalFields.plainPayload': invoiced,
			'additionalFields.photoUrl': invoiced,
			'additionalFields.photoHeight': all(invoiced, beside('additionalFields.photoUrl')),
			'additionalFields.photoWidth': all(invoiced, beside('additionalFields.photoUrl')),
			'additionalFields.photoSize': all(invoiced, beside('additionalFields.photoUrl')),
			'additionalFields.payButtonText': invoiced,
			'additionalFields.pricesJson': invoiced,
			...Object.fromEntries(
				[
					'needName',
					'needEmail',
					'needPhoneNumber',
					'needShippingAddress',
					'isFlexible',
					'maxTipAmount',
					'amountUnit',
					'receipt',
					'providerData',
					'sendEmailToProvider',
					'sendPhoneNumberToProvider',
				].map((name) => [`additionalFields.${name}`, card]),
			),
			'additionalFields.suggestedTipAmounts': all(card, beside('additionalFields.maxTipAmount')),
			articleTitle: text,
			articleText: text,
			articleFormat: text,
			'resultOptions.resultDescription': not(empty),
			'resultOptions.resultId': not(empty),
			'resultOptions.resultTitle': invoiced,
			'resultOptions.thumbnailUrl': not(empty),
			'answerOptions.buttonStartParameter': answers,
			'answerOptions.buttonText': answers,
			'answerOptions.buttonWebAppUrl': answers,
			'answerOptions.cacheTime': answers,
			'answerOptions.nextOffset': answers,
			// Nobody else is shown an answer that Telegram does not keep.
			'answerOptions.shareBetweenPeople': all(
				answers,
				(state) => Number((state.answerOptions as State).cacheTime) > 0,
			),
		},
	),
	panel(
		'miniApp',
		{ verifyBy: ['token', 'signature'], signedWith: ['production', 'test', 'other'] },
		{
			'credentials.telegramPaymentsApi': not(bySignature),
			initData: always,
			verifyBy: always,
			botId: bySignature,
			signedWith: bySignature,
			publicKey: all(bySignature, choosing('signedWith', 'other')),
			maximumAge: always,
		},
	),
	panel(
		'paidMedia',
		{ additionalFields: [{}, { caption: 'Look' }, { replyToMessageId: '7' }] },
		{
			chatId: always,
			starCount: always,
			media: always,
			orderId: always,
			'additionalFields.caption': always,
			'additionalFields.parseMode': beside('additionalFields.caption'),
			'additionalFields.showCaptionAboveMedia': beside('additionalFields.caption'),
			'additionalFields.disableNotification': always,
			'additionalFields.protectContent': always,
			'additionalFields.replyToMessageId': always,
			'additionalFields.allowSendingWithoutReply': beside('additionalFields.replyToMessageId'),
			'additionalFields.messageThreadId': always,
			'additionalFields.directMessagesTopicId': always,
			'additionalFields.businessConnectionId': always,
			'additionalFields.allowPaidBroadcast': always,
		},
	),
	panel(
		'preCheckoutQuery',
		{},
		{
			preCheckoutNotice: always,
			preCheckoutQueryId: always,
			errorMessage: inOperation('decline'),
		},
	),
	panel(
		'shippingQuery',
		{ options: [{}, { shippingOptionsJson: '={{ $json.options }}' }] },
		{
			shippingNotice: always,
			shippingQueryId: always,
			currency: offers,
			shippingOptions: all(offers, not(beside('options.shippingOptionsJson'))),
			errorMessage: inOperation('decline'),
			'options.amountUnit': offers,
			'options.shippingOptionsJson': offers,
		},
	),
	panel(
		'star',
		{ returnAll: [true, false] },
		{
			compareWithTransactions: inOperation('getBalance'),
			returnAll: inOperation('getMany'),
			limit: all(inOperation('getMany'), (state) => state.returnAll === false),
			order: inOperation('getMany'),
			'filters.after': inOperation('getMany'),
			'filters.before': inOperation('getMany'),
			'filters.direction': inOperation('getMany'),
			'filters.orderId': inOperation('getMany'),
			refundNotice: inOperation('refund'),
			userId: inOperation('refund'),
			telegramPaymentChargeId: inOperation('refund'),
			'options.concurrency': inOperation('refund'),
		},
	),
	panel(
		'subscription',
		{},
		{ subscriptionNotice: always, userId: always, telegramPaymentChargeId: always },
	),
	panel(
		'update',
		{ preCheckout: ['rules', 'workflow'], shipping: ['none', 'workflow', 'zones'] },
		{
			processNotice: always,
			update: always,
			events: always,
			preCheckout: always,
			shipping: always,
			shippingCurrency: byZones,
			shippingZones: byZones,
			buyerTexts: always,
			'options.answerWithin': any(
				choosing('preCheckout', 'workflow'),
				choosing('shipping', 'workflow'),
			),
			'options.fallbackAnswer': choosing('preCheckout', 'workflow'),
			'options.includeUpdate': always,
			...Object.fromEntries(
				[
					'allowedBuyers',
					'allowedCountries',
					'blockedBuyers',
					'currencies',
					'limitsCurrency',
					'maximumTotal',
					'minimumTotal',
					'oncePerOrder',
					'orderIdPattern',
					'whenNotEvaluated',
				].map((name) => [`checkoutRules.${name}`, byRules]),
			),
		},
	),
];

/** A result of no kind that the operation has cannot be chosen. */
const canBe = ({ operation, resultKind }: State): boolean =>
	operation !== 'prepareMessage' || resultKind !== 'none';

test('given the resources, when their panels are listed, then each has one here or beside the invoice', () => {
	const names = PANELS.map(({ resource }) => resource);
	expect([...names, 'invoice'].sort()).toEqual(Object.keys(RESOURCES).sort());
});

describe.each(PANELS)('the panel of $resource', ({ states, table }) => {
	const possible = states.filter(canBe);

	test('given every state, when it is drawn, then a parameter shows exactly where it acts', () => {
		expect(possible.length).toBeGreaterThan(0);
		expect(contradictions(description, possible, table)).toEqual([]);
	});

	test('given every state, when it is drawn, then nothing shows that is not in the table', () => {
		const shown = new Set(possible.flatMap((state) => [...shownIn(description, state)]));
		expect([...shown].filter((name) => !(name in table))).toEqual([]);
	});
});
