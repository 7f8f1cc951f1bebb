import { resolveChat } from '../../domain/chats.js';
import { badRequest } from '../../domain/errors.js';
import type { Method } from '../call.js';
import { requiredText, text } from '../params.js';

const ACTIONS =
	/^(?:typing|upload_photo|record_video|upload_video|record_voice|upload_voice|upload_document|choose_sticker|find_location|record_video_note|upload_video_note)$/;

/** Bot API: sendChatAction; nothing of it is shown. */
export const sendChatAction: Method = ({ world, bot, params }) => {
	resolveChat(world, bot, text(params, 'chat_id'));
	if (!ACTIONS.test(requiredText(params, 'action')))
		throw badRequest('wrong parameter action in request');
	return true;
};
