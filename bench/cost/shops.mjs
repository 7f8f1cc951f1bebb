import { answeredByRules, makeBot, untilReleased } from '../checkout/bots.mjs';
import { listColumns, storeIn } from '../../scripts/n8n/parts.mjs';

/** @typedef {import('../checkout/bots.mjs').CheckoutBot} Bot */

/**
 * One way to receive payments, in an n8n of its own.
 * @typedef {object} Shop
 * @property {'builtIn' | 'webhook' | 'polling'} name
 * @property {string} title
 * @property {Bot} bot its payments become rows of a Data Table
 * @property {Bot} [patient] a bot besides, whose runs go on until the stub lets them go
 */

const TABLE = 'cost';

/** The Data Table of every shop. */
export const table = {
	name: TABLE,
	columns: listColumns({ charge: 'string', amount: 'number' }),
};

/**
 * The node behind every trigger, the same in all but its expressions.
 * @param {{ charge: string, amount: string }} values expressions
 */
const storing = (values) => {
	const store = storeIn(TABLE, {
		operation: 'insert',
		columns: { charge: 'string', amount: 'number' },
	});
	const columns = { ...store.parameters.columns, value: values };
	return [{ ...store, parameters: { ...store.parameters, columns } }];
};

const fromRecord = () =>
	storing({
		charge: '={{ $json.telegram_payment_charge_id }}',
		amount: '={{ $json.total_amount }}',
	});

const fromMessage = () =>
	storing({
		charge: '={{ $json.message.successful_payment.telegram_payment_charge_id }}',
		amount: '={{ $json.message.successful_payment.total_amount }}',
	});

/** @type {readonly Shop[]} */
export const shops = [
	{
		name: 'builtIn',
		title: 'Telegram Trigger',
		bot: makeBot({
			id: 7003,
			token: '7003:bot-whose-payments-the-built-in-trigger-gets',
			credentialType: 'telegramApi',
			name: 'Payments by the built-in trigger',
			trigger: {
				type: 'n8n-nodes-base.telegramTrigger',
				typeVersion: 1.5,
				parameters: { updates: ['message'], additionalFields: {} },
			},
			then: fromMessage,
		}),
	},
	{
		name: 'webhook',
		title: 'This package, webhook',
		bot: answeredByRules(7001, 'webhook', fromRecord),
		patient: answeredByRules(7011, 'webhook', untilReleased),
	},
	{
		name: 'polling',
		title: 'This package, polling',
		bot: answeredByRules(7002, 'polling', fromRecord),
		patient: answeredByRules(7012, 'polling', untilReleased),
	},
];
