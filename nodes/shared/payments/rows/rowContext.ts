import type { Bot } from '../../telegram/bot';
import type { ShippingAddress } from '../../telegram/types';
import type { EventName } from '../events';

/** The delivery option a buyer chose, and for where. */
export interface ChosenOption {
	optionId: string;
	address: ShippingAddress | undefined;
	currency: string;
}

/** What a row needs to know besides its update. */
export interface RowContext {
	/** The event, and with it the output, that the row is for. */
	event: EventName;
	bot: Bot;
	/** Milliseconds since the epoch. */
	receivedAt: number;
	/** What a delivery option costs in minor units, where this node offers them. */
	priceOfOption?: (chosen: ChosenOption) => number | undefined;
}

/** The last columns of every row: which update of which bot it comes from. */
export function sourceColumns(updateId: number, key: string, context: RowContext) {
	return {
		event: context.event,
		update_id: updateId,
		received_at: new Date(context.receivedAt).toISOString(),
		bot_id: context.bot.id,
		idempotency_key: key,
	};
}
