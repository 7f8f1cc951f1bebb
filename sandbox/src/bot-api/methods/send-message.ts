import { badRequest } from '../../domain/errors.js';
import { method } from '../method.js';
import {
	linkPreview,
	previewFields,
	send,
	SENDING,
	textFields,
	textOfMessage,
} from '../sending.js';

const MAX_LENGTH = 4096;

/** Bot API: sendMessage. */
export const sendMessage = method(
	{ text: textOfMessage, link_preview_options: linkPreview, ...SENDING },
	({ text, link_preview_options: preview, ...given }, call) => {
		if (text.text.length > MAX_LENGTH) throw badRequest('message is too long');
		return send(call, given, { ...textFields(text), ...previewFields(preview) }).message;
	},
);
