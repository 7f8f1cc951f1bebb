import { badRequest } from '../../domain/errors.js';
import { addSize, fileFields } from '../../domain/files.js';
import type { SetSticker, StickerFormat, StickerSet, StickerType } from '../../domain/state.js';
import type { StoredFile } from '../../domain/stored-file.js';
import { imageSize } from '../../text/image-size.js';
import type { Call } from '../call.js';
import type { InputFile } from './input.js';
import { storeInput } from './store.js';
import type { InputSticker } from './stickers.js';

const SIDE = 512;
const EMOJI_SIDE = 100;

/** What a file is, by how it begins: gzip holds an animation, Matroska a film. */
function formatIn(data: Buffer): StickerFormat {
	if (data[0] === 0x1f && data[1] === 0x8b) return 'animated';
	return data.toString('hex', 0, 4) === '1a45dfa3' ? 'video' : 'static';
}

const NOT_THAT: Readonly<Record<StickerFormat, string>> = {
	static: 'STICKER_PNG_NOPNG',
	animated: 'STICKER_TGS_NOTGS',
	video: 'STICKER_VIDEO_NOWEBM',
};

/** Refuses an upload that is no sticker of the format and type; the format it has. */
function checkUpload(
	data: Buffer,
	wanted: StickerFormat | undefined,
	type: StickerType,
): StickerFormat {
	const format = formatIn(data);
	if (wanted !== undefined && format !== wanted) throw badRequest(NOT_THAT[wanted]);
	if (format !== 'static') return format;
	const size = imageSize(data);
	if (!size) throw badRequest('STICKER_PNG_NOPNG', 'The upload is no PNG or WebP picture.');
	const { width, height } = size;
	const fits =
		type === 'custom_emoji'
			? width === EMOJI_SIDE && height === EMOJI_SIDE
			: Math.max(width, height) === SIDE;
	if (!fits) {
		const wish =
			type === 'custom_emoji'
				? `${EMOJI_SIDE} × ${EMOJI_SIDE} pixels`
				: `one side of ${SIDE} pixels, the other at most as long`;
		throw badRequest('STICKER_PNG_DIMENSIONS', `It has ${width} × ${height}, but needs ${wish}.`);
	}
	return format;
}

/** Stores the file of uploadStickerFile. */
export function storeSticker(
	call: Call,
	file: InputFile,
	format: StickerFormat | undefined,
): StoredFile {
	if ('upload' in file && file.upload.data.length > 0) {
		// What it is for is not known yet: a custom emoji's size is as good as a sticker's.
		const size = imageSize(file.upload.data);
		const isEmoji = size?.width === EMOJI_SIDE && size.height === EMOJI_SIDE;
		checkUpload(file.upload.data, format, isEmoji ? 'custom_emoji' : 'regular');
	}
	return storeInput(call, 'sticker', file);
}

/** Stores a sticker for a set: a file of its own, so that the lone one it was made of stays that. */
export function makeSticker(call: Call, set: StickerSet, given: InputSticker): SetSticker {
	const { file, emoji, keywords, mask } = given;
	let { format } = given;
	if ('upload' in file && file.upload.data.length > 0) {
		format = checkUpload(file.upload.data, format, set.type);
	}
	const { world } = call;
	const source = storeInput(call, 'sticker', file);
	if (source.kind !== 'sticker') throw badRequest('STICKER_FILE_INVALID');
	const stored = 'upload' in file ? source : addSize(world, source);
	const base = (source.shown['sticker'] ?? {}) as Record<string, unknown>;
	const isEmoji = set.type === 'custom_emoji';
	const shown: Record<string, unknown> = {
		...base,
		...(isEmoji && { width: EMOJI_SIDE, height: EMOJI_SIDE }),
		...(emoji[0] !== undefined && { emoji: emoji[0] }),
		set_name: set.name,
		is_animated: format === 'animated',
		is_video: format === 'video',
		type: set.type,
		...(set.type === 'mask' && mask && { mask_position: mask }),
		...(isEmoji && { custom_emoji_id: `5${world.ids.query().slice(1)}` }),
		...(isEmoji && set.needsRepainting && { needs_repainting: true }),
		...fileFields(stored),
	};
	stored.shown = { sticker: shown };
	return { fileId: stored.id, shown, format: format ?? 'static', emoji, keywords };
}
