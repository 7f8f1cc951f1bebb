import type { IDataObject } from 'n8n-workflow';
import { ProblemList } from '../../shared/errors/problemList';
import { readPositiveId } from '../../shared/telegram/identifiers';

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

const isGiven = (value: unknown): boolean =>
	value !== undefined && value !== null && value !== '' && Number(value) !== 0;

const readText = (value: unknown): string => String(value ?? '').trim();

function readReply(value: unknown): IDataObject {
	if (!isGiven(value)) return {};
	return { reply_parameters: { message_id: readPositiveId('Reply to Message ID', value) } };
}

/**
 * Reads how a message is sent (Bot API: parameters shared by sendInvoice and sendPaidMedia).
 *
 * @throws InvalidInputError when an id is not one
 */
export function readMessageOptions(fields: IDataObject): IDataObject {
	const problems = new ProblemList();
	const ids = IDS.filter(({ name }) => isGiven(fields[name])).map(({ name, field, parameter }) => [
		parameter,
		problems.attempt(() => readPositiveId(field, fields[name])),
	]);
	const reply = problems.attempt(() => readReply(fields.replyToMessageId));
	problems.throwIfAny();
	const flags = Object.entries(FLAGS)
		.filter(([name]) => fields[name] === true || fields[name] === 'true')
		.map(([, parameter]) => [parameter, true]);
	const effect = readText(fields.messageEffectId);
	return {
		...Object.fromEntries([...ids, ...flags]),
		...reply,
		...(effect === '' ? {} : { message_effect_id: effect }),
	};
}

/** A Pay button with a text of one's own; it must be the first of the keyboard (Bot API: pay). */
export function readPayButton(fields: IDataObject): IDataObject {
	const text = readText(fields.payButtonText);
	return text === '' ? {} : { reply_markup: { inline_keyboard: [[{ text, pay: true }]] } };
}
