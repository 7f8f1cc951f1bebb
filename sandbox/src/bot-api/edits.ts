import { badRequest } from '../domain/errors.js';
import type { Call } from './call.js';
import type { FormattedText } from './formatting/formatted.js';
import type { InputMedia } from './media/album.js';
import { materialise } from './media/store.js';
import { captionFields, previewFields, textFields } from './sending.js';

/** What an edit makes of a message's fields; undefined takes one away. */
export type Change = (message: Record<string, unknown>) => Record<string, unknown>;

/** Fields of a message that one kind of media leaves when another takes its place. */
const MEDIA = ['photo', 'video', 'animation', 'audio', 'document', 'has_media_spoiler'] as const;
const CAPTION = ['caption', 'caption_entities', 'show_caption_above_media'] as const;
const cleared = (names: readonly string[]): Record<string, undefined> =>
	Object.fromEntries(names.map((name) => [name, undefined]));

/** Another text, in a message that is one. */
export const textChange =
	(text: FormattedText, preview: Record<string, unknown> | undefined): Change =>
	(message) => {
		if (message['text'] === undefined) throw badRequest('there is no text in the message to edit');
		return {
			entities: undefined,
			link_preview_options: undefined,
			...textFields(text),
			...previewFields(preview),
		};
	};

/** Another caption, below something that can have one. */
export const captionChange =
	(caption: FormattedText, show_caption_above_media: boolean): Change =>
	(message) => {
		const hasMedia = [...MEDIA, 'voice', 'paid_media'].some((name) => name in message);
		if (!hasMedia) throw badRequest('there is no caption in the message to edit');
		return { ...cleared(CAPTION), ...captionFields({ caption, show_caption_above_media }) };
	};

/** Other media in place of what is there. */
export const mediaChange =
	(call: Call, media: InputMedia): Change =>
	() => ({
		...cleared([...MEDIA, ...CAPTION, 'text', 'entities']),
		...materialise(call, media.type, media.file, media.details),
		...media.fields,
	});
