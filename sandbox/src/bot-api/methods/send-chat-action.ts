import { badRequest } from '../../domain/errors.js';
import { optionalConnection, place } from '../business.js';
import { method } from '../method.js';
import * as read from '../readers.js';

const ACTIONS =
	/^(?:typing|upload_photo|record_video|upload_video|record_(?:voice|audio)|upload_(?:voice|audio)|upload_document|choose_sticker|(?:pick_up|find)_location|record_video_note|upload_video_note|cancel)$/i;

/** Bot API: sendChatAction; nothing of it is shown. */
export const sendChatAction = method(
	{
		message_thread_id: read.unused,
		business_connection_id: optionalConnection,
		chat_id: place(),
		action: read.required,
	},
	({ action }) => {
		if (!ACTIONS.test(action)) throw badRequest('wrong parameter action in request');
		return true;
	},
);
