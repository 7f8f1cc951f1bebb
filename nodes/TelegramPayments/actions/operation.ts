import type {
	IDataObject,
	IExecuteFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { CallOptions } from '../../shared/transport/botApi';

/** What an operation gets to work on one item with. */
export interface ItemRun {
	/** Position of the input item. */
	readonly index: number;
	/**
	 * Calls the Bot API, sharing pace and waiting with the other items of the run.
	 *
	 * @throws BotApiRefusal | BotApiNoAnswer
	 */
	call<T>(method: string, parameters?: IDataObject, options?: CallOptions): Promise<T>;
	/** Shows a sentence at the node after the run, once, however many items say it. */
	warn(message: string): void;
}

/**
 * Does one item: reads its parameters, checks them, calls Telegram, shapes the output.
 *
 * @returns the `json` of one output item or of several; always objects
 * @throws InvalidInputError before anything is sent, or what {@link ItemRun.call} throws
 */
export type Execute = (
	this: IExecuteFunctions,
	item: ItemRun,
) => Promise<IDataObject | IDataObject[]>;

/** For operations that do several items with one call. */
export interface Grouping {
	/**
	 * Tells which items belong together; those with the same key are done in one go, in their order.
	 *
	 * @returns `undefined` for an item that goes by itself
	 */
	keyOf(this: IExecuteFunctions, index: number): string | undefined;
	/**
	 * Does the items of one key.
	 *
	 * @returns the `json` of one output item for each
	 * @throws ItemsRefused when some of them cannot be sent, so that none was; anything else counts for
	 * all of them
	 */
	execute(this: IExecuteFunctions, items: readonly ItemRun[]): Promise<IDataObject[]>;
}

export interface Operation {
	execute: Execute;
	grouping?: Grouping;
}

/** One resource of the node; the table of all is in `resources.ts`. */
export interface Resource {
	/** Its entry in the Resource drop-down. */
	option: INodePropertyOptions;
	/** The Operation drop-down and the fields of all operations. */
	description: INodeProperties[];
	operations: Readonly<Record<string, Operation>>;
}
