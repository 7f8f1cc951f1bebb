import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { BotApiRefusal } from '../../../shared/transport/outcomes';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { STARS } from '../../../shared/telegram/limits';
import {
	paymentFields,
	type PaymentReference,
	readPaymentReference,
} from '../fields/payment.fields';
import type { ItemRun } from '../operation';

/** What Telegram says when the Stars are back already. */
const ALREADY_REFUNDED = 'CHARGE_ALREADY_REFUNDED';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['star'], operation: ['refund'] } },
	[
		{
			displayName:
				'This moves money: the bot returns the Stars of the payment to the buyer. Refund payments through a provider at the provider.',
			name: 'refundNotice',
			type: 'notice',
			default: '',
		},
		...paymentFields,
	],
);

/** @returns `true` when the payment had been refunded before; any other refusal is thrown on */
function acceptAlreadyRefunded(error: unknown): true {
	if (error instanceof BotApiRefusal && error.description.includes(ALREADY_REFUNDED)) return true;
	throw error;
}

/**
 * The row of a card payment says so itself; Telegram would only say that it knows no such charge.
 *
 * @throws InvalidInputError with the way at the provider
 */
function refuseProviderPayment(row: IDataObject | undefined, payment: PaymentReference): void {
	const isRow = row?.telegram_payment_charge_id === payment.telegram_payment_charge_id;
	if (!isRow || typeof row.currency !== 'string' || row.currency === STARS) return;
	const { provider_payment_charge_id: charge } = row;
	const id = typeof charge === 'string' && charge !== '' ? `, where it has the ID "${charge}"` : '';
	refuseInput(
		'Telegram Payment Charge ID',
		`is of a payment in ${row.currency}, and this operation refunds Stars only. Refund it at the provider${id}: in its dashboard, or through its API with an HTTP Request node (see the guide on refunds)`,
	);
}

/**
 * Refunds one payment (Bot API: refundStarPayment). It moves money, so it is never repeated unasked
 * after a lost answer; running the step again is safe, because Telegram refunds a payment once and one
 * that is refunded already counts as done and is marked so.
 */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const payment = readPaymentReference(this, item.index);
	refuseProviderPayment(this.getInputData()[item.index]?.json, payment);
	const already_refunded = await item
		.call<boolean>('refundStarPayment', payment)
		.then(() => false, acceptAlreadyRefunded);
	return { ...payment, refunded: true, already_refunded };
}
