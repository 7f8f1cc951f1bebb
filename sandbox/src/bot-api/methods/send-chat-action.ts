import { badRequest } from '../../domain/errors.js';
import type { Method } from '../call.js';
import { requiredText } from '../params.js';
import { targetChat } from '../send.js';

const ACTIONS =
	/^(?:typing|upload_photo|record_video|upload_video|record_voice|upload_voice|upload_document|choose_sticker|find_location|record_video_note|upload_video_note)$/;

/** Bot API: sendChatAction; nothing of it is shown. */
export const sendChatAction: Method = (call) => {
	targetChat(call);
	if (!ACTIONS.test(requiredText(call.params, 'action')))
		throw badRequest('wrong parameter action in request');
	return true;
};
