import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import { isRecord, readList } from '../../../shared/input/lists';
import { isGiven, readText } from '../../../shared/input/values';
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
	const text = readText(FIELD, value);
	if (text === '') refuseInput(FIELD, 'the URL or file ID is empty');
	return text;
}

async function readEntry(
	context: IExecuteFunctions,
	itemIndex: number,
	entry: Record<string, unknown>,
	name: string,
): Promise<{ media: PaidMediaFiles['media'][number]; attachment?: Attachment }> {
	const type = readText(FIELD, entry.type) || 'photo';
	if (type !== 'photo' && type !== 'video') {
		refuseInput(FIELD, `the type "${type}" is neither "photo" nor "video"`);
	}
	const source = entry.source ?? (isGiven(entry.url) ? 'url' : 'binary');
	if (source === 'url') return { media: { type, media: readUrl(entry.url) } };
	const property = readText(FIELD, entry.binaryProperty) || 'data';
	const attachment = await readAttachment(context, itemIndex, property, name);
	return { media: { type, media: `attach://${name}` }, attachment };
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
		refuseInput(FIELD, `has ${typed.length} items, but Telegram accepts at most 10`);
	}
	const problems = new ProblemList();
	const files: PaidMediaFiles = { media: [], attachments: [] };
	for (const [index, entry] of typed.entries()) {
		const read = await problems.attemptAsync(
			async () => {
				if (!isRecord(entry)) {
					refuseInput(
						FIELD,
						'must have a type and a file, such as { "type": "photo", "source": "url", "url": "https://example.com/photo.jpg" }',
					);
				}
				return await readEntry(context, itemIndex, entry, `file${index}`);
			},
			typed.length > 1 ? `entry ${index + 1}: ` : '',
		);
		if (read) {
			files.media.push(read.media);
			if (read.attachment) files.attachments.push(read.attachment);
		}
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
