import type { IDataObject } from 'n8n-workflow';
import { ProblemList } from '../../../shared/errors/problemList';
import { isGiven, isOn, readText } from '../../../shared/input/values';
import { readPositiveId } from '../../../shared/telegram/identifiers';

const IDS = [
	{ name: 'messageThreadId', field: 'Message Thread ID', parameter: 'message_thread_id' },
	{
		name: 'directMessagesTopicId',
		field: 'Direct Messages Topic ID',
		parameter: 'direct_messages_topic_id',
	},
] as const;

const FLAGS = {
	allowPaidBroadcast: 'allow_paid_broadcast',
	disableNotification: 'disable_notification',
	protectContent: 'protect_content',
} as const;

/** Forms left by older editors hold 0 for "none". */
const isId = (value: unknown): boolean => isGiven(value) && Number(value) !== 0;

function readReply(fields: IDataObject): IDataObject {
	if (!isId(fields.replyToMessageId)) return {};
	return {
		reply_parameters: {
			message_id: readPositiveId('Reply to Message ID', fields.replyToMessageId),
			...(isOn(fields.allowSendingWithoutReply) ? { allow_sending_without_reply: true } : {}),
		},
	};
}

/**
 * Reads how a message is sent (Bot API: parameters shared by sendInvoice, sendMessage and
 * sendPaidMedia).
 *
 * @throws InvalidInputError when an id or a text is not one
 */
export function readMessageOptions(fields: IDataObject): IDataObject {
	const problems = new ProblemList();
	const ids = IDS.filter(({ name }) => isId(fields[name])).map(({ name, field, parameter }) => [
		parameter,
		problems.attempt(() => readPositiveId(field, fields[name])),
	]);
	const reply = problems.attempt(() => readReply(fields));
	const effect = problems.attempt(() => readText('Message Effect ID', fields.messageEffectId));
	problems.throwIfAny();
	const flags = Object.entries(FLAGS)
		.filter(([name]) => isOn(fields[name]))
		.map(([, parameter]) => [parameter, true]);
	return {
		...Object.fromEntries([...ids, ...flags]),
		...reply,
		...(effect ? { message_effect_id: effect } : {}),
	};
}

/** Text of the button that pays; empty when none was typed. @throws InvalidInputError */
export const readPayButtonText = (fields: IDataObject): string =>
	readText('Pay Button Text', fields.payButtonText);

/** A Pay button with a text of one's own; it must be the first of the keyboard (Bot API: pay). */
export function readPayButton(fields: IDataObject): IDataObject {
	const text = readPayButtonText(fields);
	return text === '' ? {} : { reply_markup: { inline_keyboard: [[{ text, pay: true }]] } };
}
