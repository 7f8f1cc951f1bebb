import { runInNewContext } from 'node:vm';
import { DateTime } from 'luxon';
import { exampleNames, parseExample } from '../../support/examples';

interface Message {
	example: string;
	node: string;
	/** Where n8n's Telegram node leaves a choice; its question with buttons is always Markdown. */
	mode: 'HTML' | 'Markdown';
	text: string;
}

interface TelegramNode {
	name: string;
	type: string;
	parameters: {
		operation?: string;
		text?: string;
		message?: string;
		additionalFields?: { parse_mode?: 'HTML'; caption?: string };
	};
}

const messages = exampleNames.flatMap((name): Message[] => {
	const { nodes } = parseExample<{ nodes: TelegramNode[] }>(name);
	return (
		nodes
			.filter(({ type }) => type === 'n8n-nodes-base.telegram')
			.map(({ name: node, parameters: { text, message, additionalFields } }): Message => ({
				example: `${name}.json`,
				node,
				mode: additionalFields?.parse_mode ?? 'Markdown',
				text: text ?? message ?? additionalFields?.caption ?? '',
			}))
			// A file without a caption.
			.filter((sent) => sent.text !== '')
	);
});

/** What a buyer may type anywhere; a model may say it, too. */
const MARKUP = '<b>A_B & *C [D] `E';

/** An item whose texts are all markup, whatever way it came here. */
const json: Record<string, unknown> = {
	amount: 12.5,
	currency: 'USD',
	user_id: 1001,
	order_id: 'order-1',
	id: 3,
	created: 1_777_629_600,
	data: { object: { reason: MARKUP } },
	paid_until: '2026-05-01T10:00:00.000Z',
	change: 'joined',
	date: '2026-05-01T10:00:00.000Z',
	max_date: '2026-05-01T10:00:00.000Z',
	...Object.fromEntries(
		[
			'first_name',
			'name',
			'email',
			'phone_number',
			'street_line1',
			'street_line2',
			'post_code',
			'city',
			'output',
			'report',
			'caption',
			'slot',
			'Reason',
		].map((field) => [field, MARKUP]),
	),
	message: { chat: { id: 1001 }, from: { id: 1001, first_name: MARKUP }, text: MARKUP },
};

/** The text as n8n would make it: plain, or with expressions between double braces. */
function render(text: string): string {
	if (!text.startsWith('=')) return text;
	return text.slice(1).replace(/\{\{([\s\S]+?)\}\}(?!\})/g, (_all, expression: string) =>
		String(
			runInNewContext(expression, {
				DateTime,
				$json: json,
				$: () => ({ item: { json }, first: () => ({ json }), all: () => [{ json }] }),
			}),
		),
	);
}

const UNESCAPED = {
	HTML: /<|>|&(?!amp;|lt;|gt;)/,
	Markdown: /(?<!\\)[_*`[]/,
};

test('given the examples, when their messages are collected, then each says in which mode it is read', () => {
	expect(messages.length).toBeGreaterThan(12);
	const asMarkdown = messages.filter(({ mode }) => mode === 'Markdown');
	expect(new Set(asMarkdown.map(({ node }) => node))).toEqual(new Set(['Ask the owner']));
});

test.each(messages)(
	'given $example and a buyer whose texts are markup, when $node writes, then all of it is escaped for $mode',
	({ mode, text }) => {
		expect(render(text)).not.toMatch(UNESCAPED[mode]);
	},
);
