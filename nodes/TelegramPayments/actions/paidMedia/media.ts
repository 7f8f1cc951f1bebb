import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import { readList } from '../../../shared/input/lists';
import { PAID_MEDIA_ITEMS_MAX } from '../../../shared/telegram/limits';

const FIELD = 'Media';

/** A file to upload, and the name under which the media refers to it. */
export interface Attachment {
	name: string;
	fileName: string;
	mimeType: string;
	data: Buffer;
}

/** Bot API: InputPaidMedia, and the files it refers to. */
export interface PaidMediaFiles {
	media: Array<{ type: 'photo' | 'video'; media: string }>;
	attachments: Attachment[];
}

async function readAttachment(
	context: IExecuteFunctions,
	itemIndex: number,
	property: string,
	name: string,
): Promise<Attachment> {
	const binary = context.getInputData()[itemIndex]?.binary?.[property];
	if (!binary) {
		refuseInput(FIELD, `the input item has no binary field "${property}". Load the file before`);
	}
	const data = await context.helpers.getBinaryDataBuffer(itemIndex, property);
	const { fileName = name, mimeType } = binary ?? {};
	return { name, fileName, mimeType: mimeType ?? 'application/octet-stream', data };
}

function readUrl(value: unknown): string {
	const text = String(value ?? '').trim();
	if (text === '') refuseInput(FIELD, 'the URL or file ID is empty');
	return text;
}

/**
 * Reads photos and videos from the form or from a list an expression gave.
 *
 * @throws InvalidInputError with everything that cannot be sent
 */
export async function readMedia(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<PaidMediaFiles> {
	const typed = readList(FIELD, context.getNodeParameter('media', itemIndex, {}), 'item');
	if (typed.length === 0) refuseInput(FIELD, 'is empty. Add at least one photo or video');
	if (typed.length > PAID_MEDIA_ITEMS_MAX) {
		refuseInput(FIELD, `has ${typed.length} items, and Telegram takes at most 10`);
	}
	const problems = new ProblemList();
	const files: PaidMediaFiles = { media: [], attachments: [] };
	for (const [index, entry] of typed.entries()) {
		const item = entry as IDataObject;
		const type = item.type === 'video' ? 'video' : 'photo';
		const source = await problems.attemptAsync(async () => {
			if (item.source === 'url') return readUrl(item.url);
			const property = String(item.binaryProperty ?? 'data');
			const file = await readAttachment(context, itemIndex, property, `file${index}`);
			files.attachments.push(file);
			return `attach://${file.name}`;
		});
		files.media.push({ type, media: source ?? '' });
	}
	problems.throwIfAny();
	return files;
}

/** Puts parameters and files into one form; nested values as JSON text (Bot API: "Sending files"). */
export function toForm(parameters: IDataObject, attachments: readonly Attachment[]): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(parameters)) {
		form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
	}
	for (const { name, fileName, mimeType, data } of attachments) {
		form.append(name, new Blob([new Uint8Array(data)], { type: mimeType }), fileName);
	}
	return form;
}
