import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ProblemList } from '../../../shared/errors/problemList';
import { readChatId } from '../../../shared/telegram/identifiers';
import type { Message } from '../../../shared/telegram/types';
import type { ItemRun } from '../operation';
import { readMessageOptions, readPayButton } from '../fields/messageOptions';
import { prepareInvoice } from './prepareInvoice';

/** Reads where and how a message goes. @throws InvalidInputError */
export function readMessageTarget(chatId: unknown, fields: IDataObject): IDataObject {
	const problems = new ProblemList();
	const chat = problems.attempt(() => readChatId('Chat ID', chatId));
	const options = problems.attempt(() => readMessageOptions(fields));
	problems.throwIfAny();
	return { chat_id: chat, ...options };
}

/** Reads where and how an invoice goes, with its Pay button. @throws InvalidInputError */
export function readInvoiceTarget(chatId: unknown, fields: IDataObject): IDataObject {
	const problems = new ProblemList();
	const message = problems.attempt(() => readMessageTarget(chatId, fields));
	const button = problems.attempt(() => readPayButton(fields));
	problems.throwIfAny();
	return { ...message, ...button };
}

/** Sends an invoice message (Bot API: sendInvoice); gives Telegram's message and the order. */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const chatId = this.getNodeParameter('chatId', item.index, '');
	const { invoice, target, order, about } = await prepareInvoice(
		this,
		item,
		{ kind: 'message' },
		(fields) => readInvoiceTarget(chatId, fields),
	);
	const message = await item.call<Message>('sendInvoice', { ...invoice, ...target }, { about });
	return { ...message, ...order };
}
