import { createSandbox } from '../src/index.js';
import type { SandboxOptions } from '../src/index.js';
import { call, cardInvoice, write } from './support/shop.js';

describe('why something is refused', () => {
	test.each([
		[{ title: 'x'.repeat(33) }, 'MEDIA_INVALID', 'title has 33 characters'],
		[{ description: 'x'.repeat(256) }, 'MEDIA_INVALID', 'description has 256 characters'],
		[{ payload: 'ä'.repeat(65) }, 'INVOICE_PAYLOAD_INVALID', 'payload has 130 bytes'],
		[
			{ max_tip_amount: 9, suggested_tip_amounts: [5, 5] },
			'MEDIA_INVALID',
			'suggested_tip_amounts must rise',
		],
		[
			{ prices: [{ label: 'x', amount: 1 }] },
			'CURRENCY_TOTAL_AMOUNT_INVALID',
			'The total of 1 is outside USD',
		],
	])(
		'given %j, when it is sent, then %s on the wire and why in the journal',
		async (changes, code, why) => {
			const sandbox = await createSandbox();
			try {
				write(sandbox, 42, '/start');
				const body = await call(sandbox, 'sendInvoice', {
					chat_id: 42,
					...cardInvoice,
					...changes,
				});
				expect(body.description).toBe(`Bad Request: ${code}`);
				expect(sandbox.journal().at(-1)?.note).toMatch(why);
			} finally {
				await sandbox.close();
			}
		},
	);

	test.each([
		[{ bots: [{ token: 5 }] }, 'bots[0].token: it must be a text.'],
		[{ bots: [{}] }, 'bots[0].token: it is missing.'],
		[{ bots: {} }, 'bots: it must be a list.'],
		[{ bots: [{ token: 'x' }] }, 'bots[0]: Unauthorized'],
		[{ customers: [{ name: 'Ann' }] }, 'customers[0].name: there is no such field.'],
		[{ customers: [{ id: 1 }, { id: 1 }] }, 'customers[1]: Customer 1 exists already.'],
		[
			{ chats: [{ type: 'group', title: 'x', bot_ids: ['1'] }] },
			'chats[0].bot_ids: it must be a list of numbers.',
		],
		[{ bot: [] }, 'bot: there is no such field.'],
	])('given the seed %j, when it is planted, then the field is named', async (seed, problem) => {
		const options = { seed } as unknown as SandboxOptions;
		await expect(createSandbox(options)).rejects.toThrow(`The seed is wrong at ${problem}`);
	});
});
