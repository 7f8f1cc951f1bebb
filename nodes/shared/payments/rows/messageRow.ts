import type { Message } from '../../telegram/types';
import { chatColumns, isoFromUnix, personColumns, type Row } from './columns';

/** `/buy tea` or, in a group, `/buy@shop_bot tea` (Bot API: "Commands", 1-32 characters). */
const COMMAND = /^\/(?<name>\w{1,32})(?:@\w+)?(?:\s+(?<rest>[\s\S]*))?$/;

/** A message to the bot: what was written, by whom, where. */
export function messageRow(message: Message): Row {
	const text = message.text ?? message.caption ?? null;
	const command = COMMAND.exec(message.text ?? '')?.groups;
	return {
		sent_at: isoFromUnix(message.date),
		text,
		command: command?.name ?? null,
		command_arguments: command?.rest?.trim() || null,
		...chatColumns(message.chat),
		message_id: message.message_id,
		...personColumns(message.from ?? {}),
	};
}
