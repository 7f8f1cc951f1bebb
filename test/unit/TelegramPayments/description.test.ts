import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { NodeHelpers, SEND_AND_WAIT_OPERATION } from 'n8n-workflow';
import { RESOURCES } from '../../../nodes/TelegramPayments/actions/resources';
import { TelegramPayments } from '../../../nodes/TelegramPayments/TelegramPayments.node';

const { description } = new TelegramPayments();

/** Every property, those inside collections too. */
function flatten(properties: INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => [
		property,
		...(property.type === 'collection' ? flatten(property.options as INodeProperties[]) : []),
		...(property.type === 'fixedCollection'
			? flatten((property.options as INodePropertyCollection[]).flatMap(({ values }) => values))
			: []),
	]);
}

const ALL = flatten(description.properties);

const OPERATIONS = Object.entries(RESOURCES).flatMap(([resource, { operations }]) =>
	Object.keys(operations).map((operation) => [resource, operation] as const),
);

const choices = (property: INodeProperties): INodePropertyOptions[] =>
	property.options as INodePropertyOptions[];

describe('given the options of a run', () => {
	const options = description.properties.find(({ name }) => name === 'options') as INodeProperties;
	const isShown = (operation: string): boolean =>
		NodeHelpers.displayParameter({ operation }, options, null, description);

	it.each([
		['send', true],
		['refund', true],
		['sendAndWaitForPayment', false],
		['getMany', false],
	])('when %s is chosen, then there can be several at a time: %p', (operation, expected) => {
		expect(isShown(operation)).toBe(expected);
	});
});

describe('given the editor', () => {
	it.each(OPERATIONS)(
		'when %s: %s is chosen, then it can be picked and no field is there twice',
		(resource, operation) => {
			const chosen = { resource, operation };
			const parameters =
				NodeHelpers.getNodeParameters(
					description.properties,
					chosen,
					true,
					false,
					null,
					description,
				) ?? {};
			const shown = description.properties.filter(
				(property) =>
					property.type !== 'notice' &&
					NodeHelpers.displayParameter(parameters, property, null, description),
			);
			const names = shown.map(({ name }) => name);
			expect(names).toEqual([...new Set(names)]);
			const list = shown.find(({ name }) => name === 'operation');
			expect(list && choices(list).map(({ value }) => value)).toContain(operation);
		},
	);

	it('when n8n looks for nodes that ask a person for approval, then this is none', () => {
		const operations = ALL.filter(({ name }) => name === 'operation').flatMap(choices);
		expect(operations.length).toBeGreaterThan(20);
		expect(operations.map(({ value }) => value)).not.toContain(SEND_AND_WAIT_OPERATION);
	});

	it('when resources and operations are listed, then they are sorted and say what they do', () => {
		const lists = description.properties.filter(({ name }) =>
			['operation', 'resource'].includes(name),
		);
		for (const list of lists) {
			const names = choices(list).map(({ name }) => name);
			expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
			expect(choices(list).every((option) => option.description)).toBe(true);
		}
	});

	it('when a field asks for something, then it is explained', () => {
		const mute = ALL.filter(
			({ type, name, description: text }) =>
				type !== 'notice' &&
				!text &&
				!['operation', 'resource', 'additionalFields', 'options'].includes(name),
		).filter(
			({ type, options }) =>
				type !== 'options' || !options?.every((option) => 'description' in option),
		);
		// Short lists inside collections explain themselves by their label.
		expect(mute.filter(({ type }) => ['boolean', 'json', 'dateTime'].includes(type))).toEqual([]);
	});

	it.each(['refundNotice', 'giftNotice'])(
		'when money moves (%s), then a notice says so',
		(name) => {
			const notice = description.properties.find((property) => property.name === name);
			expect(notice?.displayName).toContain('This moves money');
		},
	);

	it('when a secret could be typed, then it is only in a credential', () => {
		expect(ALL.filter(({ name }) => /token|secret|password/i.test(name))).toEqual([]);
		expect(description.credentials?.map(({ name }) => name)).toEqual([
			'telegramPaymentsApi',
			'telegramPaymentProviderApi',
		]);
	});
});
