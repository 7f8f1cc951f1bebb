import { badRequest } from '../../domain/errors.js';
import { readJson } from '../../text/json.js';
import type { Call } from '../call.js';
import { optionalNumber, readText } from '../json-fields.js';
import type { Fields } from '../json-fields.js';
import type { Reader } from '../method.js';
import { text } from '../params.js';
import type { Params, Upload } from '../params.js';
import { inputFile } from './input.js';
import { storeInput } from './store.js';

/** Bot API: InputProfilePhoto, as read. */
export interface ProfilePhoto {
	readonly isAnimated: boolean;
	readonly upload: Upload;
}

/** The upload that a field of a JSON object names; `refusal` when it is none. */
export function uploadIn(fields: Fields, name: string, params: Params, refusal: string): Upload {
	const file = inputFile(params, readText(fields, name), '');
	if (!file || !('upload' in file)) throw badRequest(refusal);
	return file.upload;
}

/** `photo` of the methods that set a profile photo. */
export const profilePhoto: Reader<ProfilePhoto> = {
	read: ({ params }, name) => {
		const value = text(params, name);
		if (value === '') throw badRequest("Photo isn't specified");
		const node = readJson(value);
		if (!node) throw badRequest("Can't parse photo JSON object");
		if (node.type !== 'object') throw badRequest('Object expected as profile photo');
		const { fields } = node;
		const type = readText(fields, 'type');
		const refusal = 'Photo must be uploaded as a file';
		if (type === 'static') {
			return { isAnimated: false, upload: uploadIn(fields, 'photo', params, refusal) };
		}
		if (type === 'animated') {
			optionalNumber(fields, 'main_frame_timestamp');
			return { isAnimated: true, upload: uploadIn(fields, 'animation', params, refusal) };
		}
		throw badRequest('Invalid profile photo type specified');
	},
};

/** Sizes of an animated photo: the film is not looked into, so they are Telegram's usual ones. */
const ANIMATED_SIDES = [160, 640];

/** Stores a profile photo: its sizes, the smallest first. */
export function storeProfilePhoto(
	call: Call,
	{ isAnimated, upload }: ProfilePhoto,
): Array<Record<string, unknown>> {
	if (!isAnimated) {
		const { shown } = storeInput(call, 'photo', { upload });
		return shown['photo'] as Array<Record<string, unknown>>;
	}
	const { shown } = storeInput(call, 'animation', { upload });
	const { file_id, file_unique_id } = shown['animation'] as Record<string, unknown>;
	return ANIMATED_SIDES.map((side) => ({ file_id, file_unique_id, width: side, height: side }));
}
