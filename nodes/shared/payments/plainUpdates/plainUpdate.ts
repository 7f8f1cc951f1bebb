import type { Row } from '../rows/columns';

/** An update that is not about money. */
export interface PlainContent {
	/** The person or chat it belongs to; updates with the same lane are handled in order. */
	lane: string;
	/** The columns of its own in its row. */
	columns(): Row;
}

/** Reads what Telegram sent; `undefined` when it is not well-formed. */
export type PlainReader = (content: unknown) => PlainContent | undefined;

/**
 * A kind of update that is not about money.
 *
 * @param isGood checks what arrives from the network
 */
export function plainUpdate<Content>(
	isGood: (content: unknown) => content is Content,
	laneOf: (content: Content) => string,
	toRow: (content: Content) => Row,
): PlainReader {
	return (content) =>
		isGood(content) ? { lane: laneOf(content), columns: () => toRow(content) } : undefined;
}
