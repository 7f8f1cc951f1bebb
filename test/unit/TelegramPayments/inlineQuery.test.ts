import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { type PlainAnswer, Refused, runPlain } from '../../support/plainContext';

const MUG: IDataObject = {
	inlineQueryId: '900',
	paymentMethod: 'stars',
	title: 'Album',
	description: 'Twelve songs',
	orderId: 'album-1',
	prices: { price: [{ label: 'Album', amount: '250' }] },
};

const PARAMETERS = { resource: 'inlineQuery', operation: 'answer' };

const answer = async (items: IDataObject[], goOn = false, reply: PlainAnswer = () => true) =>
	await runPlain(
		items.map((item) => ({ ...MUG, ...item })),
		PARAMETERS,
		reply,
		{ goOn },
	);

const resultsOf = (parameters: IDataObject | undefined): IDataObject[] =>
	(parameters?.results ?? []) as IDataObject[];

const album = (number: number): IDataObject => ({ orderId: `album-${number}` });

describe('Inline Query: Answer with Invoices', () => {
	it('given three items of one query, when answered, then they go out as one answer, in order, for this user alone', async () => {
		const { calls, json } = await answer([album(1), album(2), album(3)]);
		expect(calls).toHaveLength(1);
		expect(calls[0]).toMatchObject({
			method: 'answerInlineQuery',
			parameters: { inline_query_id: '900', cache_time: 0, is_personal: true },
		});
		expect(resultsOf(calls[0]?.parameters).map(({ id }) => id)).toEqual([
			'album-1',
			'album-2',
			'album-3',
		]);
		expect(json[1]).toEqual({
			inline_query_id: '900',
			result_id: 'album-2',
			result_type: 'article',
			order_id: 'album-2',
			invoice_payload: 'album-2',
			currency: 'XTR',
			amount: 250,
			total_amount: 250,
			payment_method: 'stars',
			provider: null,
			is_test: false,
			results: 3,
		});
	});

	it('given two queries in turns, when answered, then each gets its own answer and the output keeps the order of the items', async () => {
		const { calls, json } = await answer([
			{ inlineQueryId: 'a', orderId: '1' },
			{ inlineQueryId: 'b', orderId: '2' },
			{ inlineQueryId: 'a', orderId: '3' },
		]);
		const sent = calls.map(({ parameters }) => [
			parameters.inline_query_id,
			resultsOf(parameters).map(({ id }) => id),
		]);
		expect(sent).toEqual([
			['a', ['1', '3']],
			['b', ['2']],
		]);
		expect(json.map(({ order_id }) => order_id)).toEqual(['1', '2', '3']);
	});

	it('given an invoice, when it becomes a result, then its content is an invoice and nothing that only messages have', async () => {
		const { calls } = await answer([
			{
				additionalFields: {
					photoUrl: 'https://example.com/a.jpg',
					payButtonText: 'Pay 250 Stars',
					startParameter: 'x',
				},
			},
		]);
		expect(resultsOf(calls[0]?.parameters)).toEqual([
			{
				type: 'article',
				id: 'album-1',
				title: 'Album',
				description: '250 XTR · Twelve songs',
				thumbnail_url: 'https://example.com/a.jpg',
				input_message_content: {
					title: 'Album',
					description: 'Twelve songs',
					payload: 'album-1',
					currency: 'XTR',
					prices: [{ label: 'Album', amount: 250 }],
					photo_url: 'https://example.com/a.jpg',
				},
				reply_markup: { inline_keyboard: [[{ text: 'Pay 250 Stars', pay: true }]] },
			},
		]);
	});

	it('given any photo result, when it is sent, then it carries the payload without which Telegram would send a plain photo', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.string({ maxLength: 30 }),
				fc.integer({ min: 1, max: 10_000 }),
				async (orderId, amount) => {
					const { calls, error } = await answer([
						{
							resultKind: 'photo',
							resultPhotoUrl: 'https://example.com/a.jpg',
							orderId,
							prices: { price: [{ label: 'Album', amount }] },
						},
					]);
					expect(error).toBeUndefined();
					const [result] = resultsOf(calls[0]?.parameters);
					expect(result?.type).toBe('photo');
					const { payload } = result?.input_message_content as { payload: string };
					expect(payload.length).toBeGreaterThan(0);
				},
			),
			{ numRuns: 50 },
		);
	});

	it('given a text and an item that adds nothing beside an invoice, when answered, then the list has two results', async () => {
		const { calls, json } = await answer([
			{
				resultKind: 'article',
				articleTitle: 'Hours',
				articleText: '<b>9 to 18</b>',
				articleFormat: 'HTML',
			},
			{ resultKind: 'none' },
			album(1),
		]);
		expect(resultsOf(calls[0]?.parameters)).toEqual([
			{
				type: 'article',
				id: expect.any(String),
				title: 'Hours',
				input_message_content: { message_text: '<b>9 to 18</b>', parse_mode: 'HTML' },
			},
			expect.objectContaining({ id: 'album-1' }),
		]);
		expect(json[1]).toMatchObject({ result_id: null, result_type: null, order_id: null });
	});

	it('given nothing to offer, when answered, then the query gets an empty list', async () => {
		const { calls } = await answer([{ resultKind: 'none' }]);
		expect(calls[0]?.parameters.results).toEqual([]);
	});

	it('given results that share an order ID or have one that is too long, when answered, then their IDs differ and fit', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.constantFrom('a', 'b', 'x'.repeat(100)), { minLength: 1, maxLength: 50 }),
				async (orders) => {
					const { calls } = await answer(orders.map((orderId) => ({ orderId })));
					const ids = resultsOf(calls[0]?.parameters).map(({ id }) => String(id));
					expect(new Set(ids).size).toBe(orders.length);
					expect(ids.every((id) => id.length > 0 && id.length <= 64)).toBe(true);
				},
			),
			{ numRuns: 50 },
		);
	});

	it('given wrong prices in one of fifty, when answered, then that item is named and nothing is sent', async () => {
		const items = Array.from({ length: 50 }, (_, number) => album(number));
		items[17] = { ...items[17], prices: { price: [{ label: 'Album', amount: '2.50' }] } };
		const { calls, error } = await answer(items);
		expect(calls).toEqual([]);
		expect(error?.message).toContain('"Prices"');
		expect(error?.message).toContain('[item 17]');
		expect(error?.description).toContain('not started: 0-16, 18-49');
	});

	it('given the same and Continue, when answered, then every item says why it was not sent', async () => {
		const { json } = await answer([album(1), { title: '' }, album(3)], true);
		expect(json.map(({ error }) => error)).toEqual([
			'Not sent, because item 1 of the same call cannot be sent [item 0]',
			expect.stringContaining('"Title": is empty'),
			'Not sent, because item 1 of the same call cannot be sent [item 2]',
		]);
	});

	it('given a query ID that cannot be evaluated and Continue, when answered, then that item says so and the others are answered', async () => {
		const broken = {
			...MUG,
			get inlineQueryId(): string {
				throw new Error('Paired item data is unavailable');
			},
		};
		const { calls, json } = await runPlain([MUG, broken, MUG], PARAMETERS, () => true, {
			goOn: true,
		});
		expect(calls.map(({ parameters }) => parameters.inline_query_id)).toEqual(['900']);
		expect(resultsOf(calls[0]?.parameters)).toHaveLength(2);
		expect(json.map(({ error }) => error)).toEqual([
			undefined,
			expect.stringContaining('Paired item data is unavailable'),
			undefined,
		]);
	});

	it('given a wrong option and a wrong price, when answered, then both are named', async () => {
		const { error } = await answer([{ answerOptions: { cacheTime: -1 }, title: '' }]);
		const told = `${error?.message} ${error?.description}`;
		expect(told).toContain('"Cache Time');
		expect(told).toContain('"Title"');
	});

	it('given a wrong item of one query, when another query is fine, then that one is answered', async () => {
		const { calls, json } = await answer(
			[{ inlineQueryId: 'a', title: '' }, { inlineQueryId: 'b' }],
			true,
		);
		expect(calls.map(({ parameters }) => parameters.inline_query_id)).toEqual(['b']);
		expect(json[1]).toMatchObject({ inline_query_id: 'b' });
	});

	it.each([
		[
			'51 results',
			Array.from({ length: 51 }, (_, number) => album(number)),
			'is the 51st of this answer',
			50,
		],
		[
			'the same typed ID twice',
			[
				{ ...album(1), resultOptions: { resultId: 'x' } },
				album(2),
				{ ...album(3), resultOptions: { resultId: 'x' } },
			],
			'is that of item 0 too',
			2,
		],
		[
			'options that differ',
			[album(1), { ...album(2), answerOptions: { cacheTime: 10 } }],
			'must be the same for all items',
			1,
		],
		[
			'an invoice for one person in a shared answer',
			[
				{
					additionalFields: { payerUserId: '7' },
					answerOptions: { cacheTime: 60, shareBetweenPeople: true },
				},
			],
			'others would see this invoice',
			0,
		],
	])(
		'given %s, when answered, then the right item is named and nothing is sent',
		async (...row) => {
			const [, items, text, index] = row as [string, IDataObject[], string, number];
			const { calls, error } = await answer(items);
			expect(calls).toEqual([]);
			expect(error?.message).toContain(text);
			expect(error?.message).toContain(`[item ${index}]`);
		},
	);

	it.each([
		['no query', { inlineQueryId: '' }, 'Inline Query ID'],
		['an ID of 65 bytes', { resultOptions: { resultId: 'x'.repeat(65) } }, 'Result ID'],
		['half an address', { resultOptions: { thumbnailUrl: 'mug.jpg' } }, 'Thumbnail URL'],
		['a photo without its picture', { resultKind: 'photo' }, 'Result Photo URL'],
		['a text without a text', { resultKind: 'article', articleTitle: 'Hi' }, 'Message Text'],
		['a text without a title', { resultKind: 'article', articleText: 'Hi' }, 'Result Title'],
		[
			'a text that is too long',
			{ resultKind: 'article', articleTitle: 'Hi', articleText: 'x'.repeat(4_097) },
			'Message Text',
		],
		['a result of no kind', { resultKind: 'video' }, 'Result'],
		['a cache of two days', { answerOptions: { cacheTime: 172_800 } }, 'Cache Time (Seconds)'],
		['an offset of 65 bytes', { answerOptions: { nextOffset: 'ä'.repeat(33) } }, 'Next Offset'],
		['a button that does nothing', { answerOptions: { buttonText: 'Go' } }, 'Button Text'],
		['a button without a text', { answerOptions: { buttonStartParameter: 'x' } }, 'Button Text'],
		[
			'a button with two aims',
			{
				answerOptions: {
					buttonText: 'Go',
					buttonStartParameter: 'x',
					buttonWebAppUrl: 'https://example.com',
				},
			},
			'Button Web App URL',
		],
		[
			'a button with a plain http address',
			{ answerOptions: { buttonText: 'Go', buttonWebAppUrl: 'http://example.com' } },
			'Button Web App URL',
		],
		[
			'a start parameter with a blank',
			{ answerOptions: { buttonText: 'Go', buttonStartParameter: 'a b' } },
			'Button Start Parameter',
		],
		[
			'a subscription, which only a link can be',
			{ additionalFields: { subscriptionPeriod: 2_592_000 } },
			'Subscription Period',
		],
	])('given %s, when answered, then it is refused by its label', async (_what, item, field) => {
		const { calls, error } = await answer([item]);
		expect(`${error?.message}\n${error?.description}`).toContain(`"${field}"`);
		expect(calls).toEqual([]);
	});

	it('given options of the answer, when answered, then they are sent once', async () => {
		const answerOptions = {
			cacheTime: 60,
			shareBetweenPeople: true,
			nextOffset: '50',
			buttonText: 'Shop',
			buttonStartParameter: 'shop',
		};
		const { calls } = await answer([{ answerOptions }]);
		expect(calls[0]?.parameters).toMatchObject({
			cache_time: 60,
			is_personal: false,
			next_offset: '50',
			button: { text: 'Shop', start_parameter: 'shop' },
		});
	});

	it('given an answer that Telegram does not keep, when it was to be shared once, then it is personal', async () => {
		const answerOptions = { cacheTime: 0, shareBetweenPeople: true };
		const { calls } = await answer([{ answerOptions }]);
		expect(calls[0]?.parameters).toMatchObject({ cache_time: 0, is_personal: true });
	});

	it('given a query that is too old, when answered with three items, then one error names the first and lists the others', async () => {
		const text =
			'Bad Request: query is too old and response timeout expired or query ID is invalid';
		const { calls, error } = await answer([album(1), album(2), album(3)], false, () => {
			throw new Refused(400, text);
		});
		expect(calls).toHaveLength(1);
		expect(error?.message).toContain('[item 0]');
		expect(error?.description).toContain('failed: 1-2');
	});
});

describe('Inline Query: Prepare Message', () => {
	const prepare = async (item: IDataObject) =>
		await runPlain(
			[{ ...MUG, userId: '7', chats: ['user', 'group'], ...item }],
			{ resource: 'inlineQuery', operation: 'prepareMessage' },
			() => ({ id: 'prep-1', expiration_date: 1_800_000_000 }),
		);

	it('given an invoice, when prepared, then only the chosen chats are allowed', async () => {
		const { calls, json } = await prepare({});
		expect(calls[0]).toMatchObject({
			method: 'savePreparedInlineMessage',
			parameters: {
				user_id: 7,
				allow_user_chats: true,
				allow_group_chats: true,
				result: { type: 'article', id: 'album-1' },
			},
		});
		expect(calls[0]?.parameters).not.toHaveProperty('allow_channel_chats');
		expect(json[0]).toMatchObject({
			prepared_message_id: 'prep-1',
			expires_at: '2027-01-15T08:00:00.000Z',
			order_id: 'album-1',
		});
	});

	it.each([
		['no chats', { chats: [] }, 'Chats'],
		['chats that do not exist', { chats: 'moon' }, 'Chats'],
		['no user', { userId: '' }, 'User ID'],
		['a wrong price', { prices: {} }, 'Prices'],
	])('given %s, when prepared, then it is refused by its label', async (_what, item, field) => {
		const { calls, error } = await prepare(item);
		expect(error?.message).toContain(`"${field}"`);
		expect(calls).toEqual([]);
	});
});
