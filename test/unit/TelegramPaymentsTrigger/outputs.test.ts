import { runInNewContext } from 'node:vm';
import { EVENTS } from '../../../nodes/shared/payments/events';
import { describeOutputs } from '../../../nodes/TelegramPaymentsTrigger/outputs';
import { TelegramPaymentsTrigger } from '../../../nodes/TelegramPaymentsTrigger/TelegramPaymentsTrigger.node';
import { triggerProperties } from '../../../nodes/TelegramPaymentsTrigger/trigger.description';

const { description } = new TelegramPaymentsTrigger();

/** What the editor makes of the expression: only the text and the parameters are there. */
function evaluateOutputs(events: string[]): unknown {
	const body = String(description.outputs).replace(/^=\{\{([\s\S]*)\}\}$/, '$1');
	return JSON.parse(JSON.stringify(runInNewContext(body, { $parameter: { events } })));
}

describe('describeOutputs', () => {
	it('given its text alone, when the editor evaluates it, then it gives the same outputs', () => {
		for (const events of [[], ['successful_payment'], [...EVENTS].reverse(), ['nonsense']]) {
			expect(evaluateOutputs(events)).toEqual(describeOutputs(events));
		}
	});

	it('given all events, when described, then there is one named output for each, in fixed order', () => {
		const outputs = describeOutputs([...EVENTS].reverse());
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
		for (const { value } of options) expect(describeOutputs([value])).toHaveLength(1);
	});

	it('given the expression, when n8n looks for its end, then no brace inside ends it early', () => {
		expect(String(description.outputs).slice(3, -2)).not.toMatch(/\}\}|\{\{/);
	});
});
