import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { ProblemList } from '../../../shared/errors/problemList';
import { readAmountUnit, readCurrencyCode } from '../../../shared/money/amounts';
import { readShippingOptions } from '../../../shared/money/shippingOptions';
import { answerBuyer } from '../run/buyerAnswers';
import { readBesideForm } from '../fields/besideForm';
import { currencyField } from '../fields/money.fields';
import type { ItemRun } from '../operation';
import { readShippingQueryId } from './shippingQuery.fields';

const properties: INodeProperties[] = [
	currencyField(
		'Currency of the invoice and of the amounts below. Telegram does not include it in the shipping query.',
	),
	{
		displayName: 'Shipping Options',
		name: 'shippingOptions',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Shipping Option',
		default: { option: [{ id: '', title: '', amount: '' }] },
		displayOptions: { hide: { '/options.shippingOptionsJson': [{ _cnd: { exists: true } }] } },
		description: 'Options the buyer can choose from. Telegram adds the amount to the total.',
		options: [
			{
				displayName: 'Option',
				name: 'option',
				values: [
					{
						displayName: 'ID',
						name: 'id',
						type: 'string',
						default: '',
						placeholder: 'e.g. express',
						description: 'Returned with the payment as `shipping_option_id`',
					},
					{
						displayName: 'Title',
						name: 'title',
						type: 'string',
						default: '',
						placeholder: 'e.g. Express, 2 days',
						description: 'What the buyer sees',
					},
					{
						displayName: 'Amount',
						name: 'amount',
						type: 'string',
						default: '',
						placeholder: 'e.g. 4.90',
						description: 'As the buyer sees it, e.g. 4.90. Never rounded.',
					},
				],
			},
		],
	},
];

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['shippingQuery'], operation: ['offerOptions'] } },
	properties,
);

/** Offers shipping options (Bot API: answerShippingQuery with `ok`). */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const problems = new ProblemList();
	const read = (name: string, fallback: object | string = ''): unknown =>
		this.getNodeParameter(name, item.index, fallback);
	const id = problems.attempt(() => readShippingQueryId(this, item.index));
	const currency = problems.attempt(() => readCurrencyCode('Currency', read('currency')));
	const settings = readBesideForm(this, item.index, 'options', 'shippingOptionsJson');
	const [field, typed] =
		'shippingOptionsJson' in settings
			? ['Shipping Options (JSON)', settings.shippingOptionsJson]
			: ['Shipping Options', read('shippingOptions', {})];
	const unit = problems.attempt(() => readAmountUnit(settings));
	const options =
		currency === undefined || unit === undefined
			? undefined
			: problems.attempt(() => readShippingOptions(field, typed, { currency, unit }));
	problems.throwIfAny();
	const parameters = { shipping_query_id: id, ok: true, shipping_options: options };
	await answerBuyer(this, item, 'answerShippingQuery', parameters);
	return {
		shipping_query_id: id,
		answer: 'approved',
		answer_reason: null,
		shipping_options: options,
	};
}
