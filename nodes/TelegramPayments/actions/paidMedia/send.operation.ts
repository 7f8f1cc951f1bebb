import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import { isOn, readText } from '../../../shared/input/values';
import { toMinorUnits } from '../../../shared/money/amounts';
import { packOrderReference } from '../../../shared/payments/orderReference';
import { readChatId } from '../../../shared/telegram/identifiers';
import { CAPTION_MAX, PAID_MEDIA_STARS_MAX, STARS } from '../../../shared/telegram/limits';
import type { Message } from '../../../shared/telegram/types';
import { checkLength } from '../fields/markedText';
import { readMessageOptions } from '../fields/messageOptions';
import type { ItemRun } from '../operation';
import { readOrderId } from '../invoice/orderId';
import { readMedia, toForm } from './media';

/** Uploads take longer than other calls. */
const UPLOAD_TIMEOUT_MS = 300_000;

function readStarCount(value: unknown): number {
	const stars = toMinorUnits('Star Count', value, { currency: STARS, unit: 'major' });
	if (stars < 1 || stars > PAID_MEDIA_STARS_MAX) {
		refuseInput('Star Count', `must be 1 to ${PAID_MEDIA_STARS_MAX}, and ${stars} was given`);
	}
	return stars;
}

function readCaption(fields: IDataObject): IDataObject {
	const caption = readText('Caption', fields.caption);
	if (caption === '') return {};
	checkLength('Caption', caption, CAPTION_MAX, fields.parseMode);
	return {
		caption,
		...(fields.parseMode ? { parse_mode: fields.parseMode } : {}),
		...(isOn(fields.showCaptionAboveMedia) ? { show_caption_above_media: true } : {}),
	};
}

/** Sends paid media (Bot API: sendPaidMedia); gives Telegram's message and the order. */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const read = (name: string): unknown => this.getNodeParameter(name, item.index, '');
	const fields = this.getNodeParameter('additionalFields', item.index, {}) as IDataObject;
	const problems = new ProblemList();
	const orderId = problems.attempt(() => readOrderId(read('orderId')));
	const connection = problems.attempt(() =>
		readText('Business Connection ID', fields.businessConnectionId),
	);
	const parameters = {
		...(connection ? { business_connection_id: connection } : {}),
		chat_id: problems.attempt(() => readChatId('Chat ID', read('chatId'))),
		star_count: problems.attempt(() => readStarCount(read('starCount'))),
		payload:
			orderId === undefined ? undefined : problems.attempt(() => packOrderReference(orderId)),
		...problems.attempt(() => readCaption(fields)),
		...problems.attempt(() => readMessageOptions(fields)),
	};
	const files = await problems.attemptAsync(async () => await readMedia(this, item.index));
	problems.throwIfAny();
	const complete = { ...parameters, media: files?.media ?? [] };
	const upload = files?.attachments.length
		? { form: toForm(complete, files.attachments), timeoutMs: UPLOAD_TIMEOUT_MS }
		: {};
	const message = await item.call<Message>('sendPaidMedia', complete, upload);
	return {
		...message,
		order_id: orderId,
		paid_media_payload: parameters.payload,
		star_count: parameters.star_count,
	};
}
