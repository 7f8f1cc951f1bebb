import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { ProblemList } from '../../../shared/errors/problemList';
import { readPositiveId, readTextId } from '../../../shared/telegram/identifiers';
import { personField } from './user.fields';

/** Fields that point at one Stars payment, as a payment record names them. */
export const paymentFields: INodeProperties[] = [
	personField('Telegram user ID of the buyer, e.g. `user_id` from the payment or the transaction'),
	{
		displayName: 'Telegram Payment Charge ID',
		name: 'telegramPaymentChargeId',
		type: 'string',
		required: true,
		default: '={{ $json.telegram_payment_charge_id }}',
		description:
			'ID of the payment, e.g. `telegram_payment_charge_id` from the payment or the transaction',
	},
];

/** One Stars payment in Telegram's names. */
export type PaymentReference = { user_id: number; telegram_payment_charge_id: string };

/** Reads {@link paymentFields}. @throws InvalidInputError with everything that is missing */
export function readPaymentReference(
	context: IExecuteFunctions,
	itemIndex: number,
): PaymentReference {
	const problems = new ProblemList();
	const read = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	const user_id = problems.attempt(() => readPositiveId('User ID', read('userId'))) ?? 0;
	const telegram_payment_charge_id =
		problems.attempt(() =>
			readTextId(
				'Telegram Payment Charge ID',
				read('telegramPaymentChargeId'),
				'telegram_payment_charge_id of the payment record or of Star: Get Many',
			),
		) ?? '';
	problems.throwIfAny();
	return { user_id, telegram_payment_charge_id };
}
