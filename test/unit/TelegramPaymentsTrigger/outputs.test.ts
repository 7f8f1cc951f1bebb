import { runInNewContext } from 'node:vm';
import { EVENTS } from '../../../nodes/shared/payments/events';
import { TelegramPaymentsTrigger } from '../../../nodes/TelegramPaymentsTrigger/TelegramPaymentsTrigger.node';
import { triggerProperties } from '../../../nodes/TelegramPaymentsTrigger/trigger.description';

const { description } = new TelegramPaymentsTrigger();

/** What the editor makes of the expression: only the text and the parameters are there. */
function evaluateOutputs(events: string[]): Array<{ type: string; displayName: string }> {
	const body = String(description.outputs).replace(/^=\{\{([\s\S]*)\}\}$/, '$1');
	const outputs: unknown = runInNewContext(body, { $parameter: { events } });
	return JSON.parse(JSON.stringify(outputs)) as Array<{ type: string; displayName: string }>;
}

describe('the outputs', () => {
	it.each([
		['none', [], []],
		['one', ['successful_payment'], ['Paid']],
		['two in another order', ['message', 'successful_payment'], ['Paid', 'Message']],
		['one that no version knows', ['nonsense'], []],
	])(
		'given %s, when the editor evaluates the expression, then it has their names',
		(_, events, names) => {
			expect(evaluateOutputs(events).map(({ displayName }) => displayName)).toEqual(names);
		},
	);

	it('given all events, when described, then there is one named output for each, in fixed order', () => {
		const outputs = evaluateOutputs([...EVENTS].reverse());
		expect(outputs.map(({ displayName }) => displayName)).toEqual([
			'Paid',
			'Declined',
			'Refunded',
			'Pre-Checkout',
			'Shipping',
			'Paid Media',
			'Subscription',
			'Inline Query',
			'Inline Result',
			'Member',
			'Join Request',
			'Message',
			'Button',
			'Other',
		]);
		expect(new Set(outputs.map(({ type }) => type))).toEqual(new Set(['main']));
	});

	it('given the form, when its events are compared, then each has an output', () => {
		const property = triggerProperties.find(({ name }) => name === 'events');
		const options = (property?.options ?? []) as Array<{ name: string; value: string }>;
		expect(new Set(options.map(({ value }) => value))).toEqual(new Set(EVENTS));
		for (const { value } of options) expect(evaluateOutputs([value])).toHaveLength(1);
	});

	it('given the expression, when n8n looks for its end, then no brace inside ends it early', () => {
		expect(String(description.outputs).slice(3, -2)).not.toMatch(/\}\}|\{\{/);
	});
});
