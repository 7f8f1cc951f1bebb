export type FileKind =
	| 'photo'
	| 'document'
	| 'video'
	| 'audio'
	| 'voice'
	| 'animation'
	| 'sticker'
	| 'video_note'
	| 'thumbnail';

/** A file a bot or customer sent; what is in it lies in the blobs. */
export interface StoredFile {
	readonly id: string;
	readonly uniqueId: string;
	readonly kind: FileKind;
	/** Where it is downloaded, below `/file/bot<token>/`. */
	readonly path: string;
	readonly size: number | undefined;
	/** The address it is at; it is fetched when somebody downloads it. */
	readonly url: string | undefined;
	/** What messages show when it is sent again by its id. */
	shown: Record<string, unknown>;
}
