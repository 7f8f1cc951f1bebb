import { randomBytes } from 'node:crypto';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import { readText } from '../../../shared/input/values';
import { noteAwaited } from '../../../shared/n8n/awaited';
import { readResumeToken } from '../../../shared/n8n/resumeUrl';
import { isPackable, markInvoice, packWaitingRun } from '../../../shared/payments/waitingRun';
import { TEXT_MAX } from '../../../shared/telegram/limits';
import type { Message } from '../../../shared/telegram/types';
import { checkLength } from '../fields/markedText';
import { readPayButtonText } from '../fields/messageOptions';
import type { ItemRun } from '../operation';
import { type PreparedInvoice, prepareInvoice } from './prepareInvoice';
import { readInvoiceTarget, readMessageTarget } from './send.operation';

/**
 * The run sleeps so much longer than its invoice can be paid: a checkout let through in the last second
 * has 10 s for its answer (Bot API: answerPreCheckoutQuery), then the provider charges the card, which
 * may ask the buyer to confirm, and Telegram delivers the payment. No limit is documented for the last
 * two. Milliseconds.
 */
const CHARGE_MARGIN_MS = 120_000;

/** Longest time limit, in minutes: a year. */
const LONGEST_LIMIT = 525_600;

/** Text of the message that carries a link, when none was typed. */
const DEFAULT_LINK_TEXT = 'Please pay here:';

/**
 * The reference of this run, for the invoice payload. Where n8n asks for no token, one of the node's own
 * keeps the reference unguessable: a call has to name the invoice, payload and all (see `markInvoice`).
 */
function readWaitingRun(context: IExecuteFunctions): string {
	const run = {
		executionId: context.getExecutionId(),
		nodeId: context.getNode().id,
		token: readResumeToken(context) ?? randomBytes(32).toString('hex'),
	};
	if (!isPackable(run)) {
		refuseInput('Operation', 'does not know how this release of n8n resumes a waiting run');
	}
	return packWaitingRun(run);
}

function readLimit(value: unknown): number {
	const minutes = Number(value);
	if (!(minutes >= 1 && minutes <= LONGEST_LIMIT)) {
		refuseInput('Time Limit (Minutes)', 'must be a number of minutes, 1 or more (at most a year)');
	}
	return minutes;
}

/** The message that carries a link, and the text of its button; the link itself is made later. */
interface LinkMessage {
	text: string;
	buttonText: string;
}

function readLinkMessage(text: unknown, fields: IDataObject): LinkMessage {
	const problems = new ProblemList();
	const typed = problems.attempt(() => {
		const message = readText('Message', text);
		checkLength('Message', message, TEXT_MAX);
		return message;
	});
	const buttonText = problems.attempt(() => readPayButtonText(fields)) ?? '';
	problems.throwIfAny();
	return { text: typed || DEFAULT_LINK_TEXT, buttonText };
}

/** Makes a link and sends it in a message of its own. */
async function sendLink(
	item: ItemRun,
	{ invoice, target, about }: PreparedInvoice,
	{ text, buttonText }: LinkMessage,
): Promise<IDataObject> {
	const link = await item.call<string>('createInvoiceLink', invoice, { about });
	const button = { text: buttonText || String(invoice.title), url: link };
	const message = await item.call<Message>('sendMessage', {
		...target,
		text,
		reply_markup: { inline_keyboard: [[button]] },
	});
	return { ...message, invoice_link: link };
}

/** Sends the invoice itself. */
async function sendInvoice(
	item: ItemRun,
	{ invoice, target, about }: PreparedInvoice,
): Promise<IDataObject> {
	return { ...(await item.call<Message>('sendInvoice', { ...invoice, ...target }, { about })) };
}

/** Warns when nothing seems to receive the bot's updates: then nobody would tell that it is paid. */
async function warnWithoutReceiver(item: ItemRun): Promise<void> {
	const { url } = await item.call<{ url: string }>('getWebhookInfo');
	if (url !== '') return;
	item.warn(
		'No webhook is set for this bot. Unless a Telegram Payments Trigger polls for it, the run does not continue after the payment. Publish a workflow with that trigger.',
	);
}

/**
 * Sends an invoice and puts the run to sleep. It goes on when a trigger of this n8n hears of the
 * payment (output: the payment record with `paid: true`), when the checkout is declined for good, or
 * some time after the invoice has expired at the time limit (`paid: false` and `reason`).
 */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const read = (name: string, fallback: unknown): unknown =>
		this.getNodeParameter(name, item.index, fallback as string);
	if (this.getInputData().length > 1) {
		refuseInput(
			'Operation',
			'waits for one invoice, and this run has several items. Put it into a sub-workflow that runs once for each item',
		);
	}
	const asLink = read('sendAs', 'invoice') === 'link';
	const problems = new ProblemList();
	const minutes = problems.attempt(() => readLimit(read('timeLimit', 60))) ?? LONGEST_LIMIT;
	let linkMessage: LinkMessage | undefined;
	const prepared = await prepareInvoice(
		this,
		item,
		{
			kind: asLink ? 'link' : 'message',
			waiting: readWaitingRun(this),
			payableFor: minutes,
		},
		(fields) => {
			const readTarget = asLink ? readMessageTarget : readInvoiceTarget;
			const target = problems.attempt(() => readTarget(read('chatId', ''), fields)) ?? {};
			if (asLink) {
				linkMessage = problems.attempt(() => readLinkMessage(read('linkText', ''), fields));
			}
			problems.throwIfAny();
			return target;
		},
	);
	await warnWithoutReceiver(item);
	// Before it is sent: it may be paid at once.
	noteAwaited(this, markInvoice(String(prepared.invoice.payload)));
	const message = linkMessage
		? await sendLink(item, prepared, linkMessage)
		: await sendInvoice(item, prepared);
	// At the time limit n8n lets the node's input pass, so the input becomes what the limit means.
	const timedOut = { paid: false, reason: 'timeLimit', ...prepared.order };
	this.getExecuteData().data.main = [[{ json: timedOut, pairedItem: { item: item.index } }]];
	await this.putExecutionToWait(new Date(Date.now() + minutes * 60_000 + CHARGE_MARGIN_MS));
	return { ...message, ...prepared.order };
}
