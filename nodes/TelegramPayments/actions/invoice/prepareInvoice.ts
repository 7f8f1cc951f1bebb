import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ProblemList } from '../../../shared/errors/problemList';
import { describeAmount } from '../../../shared/money/amounts';
import { providerWarnings } from '../../../shared/providers/warnings';
import { describeUsualTotals } from '../../../shared/money/usualTotals';
import { type HowPaid, howPaid } from '../../../shared/payments/howPaid';
import { readBot } from '../../../shared/telegram/bot';
import { BOT_CREDENTIAL } from '../../../shared/transport/botApi';
import type { ItemRun } from '../operation';
import { type BuiltInvoice, type InvoiceTarget, buildInvoice } from './buildInvoice';
import { readInvoice } from './invoiceInput';
import { readProviderToken } from './providerToken';

export interface PreparedInvoice {
	/** Goes into the output beside Telegram's answer. */
	order: BuiltInvoice['order'] & HowPaid;
	/** Parameters of sendInvoice and createInvoiceLink alike. */
	invoice: IDataObject;
	/** What `readTarget` gave. */
	target: IDataObject;
	/** The values in question, for explaining a refusal. */
	about: string;
}

/**
 * Reads one item's invoice, checks it and adds the provider token, so that it only has to be sent.
 *
 * @param readTarget reads what the operation adds (chat, message options); its refusals are gathered too
 * @throws InvalidInputError with everything that is wrong
 */
export async function prepareInvoice(
	context: IExecuteFunctions,
	item: ItemRun,
	kind: Omit<InvoiceTarget, 'now'>,
	readTarget: (fields: IDataObject) => IDataObject,
): Promise<PreparedInvoice> {
	const input = readInvoice(context, item.index);
	const problems = new ProblemList();
	const tokenProblems = new ProblemList();
	const provider =
		input.paymentMethod === 'provider'
			? await tokenProblems.attemptAsync(async () => await readProviderToken(context, item.index))
			: undefined;
	const invoice = problems.attempt(() =>
		buildInvoice(input, { ...kind, now: Date.now(), tokenFacts: provider?.facts }),
	);
	const target = problems.attempt(() => readTarget(input.additionalFields)) ?? {};
	const currency = invoice?.order.currency ?? '';
	const chatId = target.chat_id as number | string | undefined;
	problems.attempt(() => tokenProblems.throwIfAny());
	if (!invoice) throw problems.toError();
	problems.throwIfAny();
	const about = provider
		? providerWarnings({
				providerToken: provider.token,
				provider: provider.chosen,
				currency,
				isTestRun: context.getMode() === 'manual',
				...(chatId ? { chatId } : {}),
			})
		: [];
	[...invoice.warnings, ...about].forEach(item.warn);
	const total = describeAmount(invoice.order.total_amount, currency);
	const bot = readBot(await context.getCredentials(BOT_CREDENTIAL, item.index));
	return {
		order: { ...invoice.order, ...howPaid(currency, provider?.facts ?? {}, bot) },
		invoice: {
			...invoice.parameters,
			...(provider ? { provider_token: provider.token } : {}),
		},
		target,
		about: [`The total is ${total}.`, describeUsualTotals(currency)].filter(Boolean).join(' '),
	};
}
