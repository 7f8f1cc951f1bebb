import { refuseInput } from '../../errors/inputErrors';
import type { ProblemList } from '../../errors/problemList';
import { readText } from '../../input/values';
import { type AmountUnit, describeAmount, toMinorUnits } from '../../money/amounts';
import { type Decimal, parseDecimal, writeDecimal } from '../../money/decimal';
import { countCharacters } from '../../telegram/limits';
import type { LabeledPrice } from '../../telegram/types';

/** The invoice a receipt belongs to. */
export interface ReceiptContext {
	/** Currency of the invoice; receipts are in roubles. */
	currency: string;
	/** How amounts typed on the receipt are meant, the same as for the prices. */
	unit: AmountUnit;
	/** Price lines of the invoice, minor units. */
	prices: readonly LabeledPrice[];
	/** Highest tip in minor units, if tips are asked for. */
	maxTipAmount?: number;
	/** Whether shipping is added to the total later. */
	isFlexible?: boolean;
}

/** Goods as typed in the editor; empty codes mean the codes of the receipt. */
export interface TypedItem {
	name?: unknown;
	amount?: unknown;
	quantity?: unknown;
	[code: string]: unknown;
}

/** One line of a receipt, in kopecks. */
export interface ReceiptLine {
	/** Where it stands in the editor, for messages. */
	label: string;
	name: string;
	/** Price of one. */
	unitAmount: number;
	quantity: Decimal;
	/** Price of one times quantity. */
	total: number;
	/** The typed item it comes from; `undefined` for a line of the invoice. */
	typed?: TypedItem;
}

/** Fiscal receipts of 54-FZ exist in roubles only. */
export const RECEIPT_CURRENCY = 'RUB';

/** Decimals of the rouble. */
export const KOPECK_PLACES = 2;

/** Characters of a receipt line's name (YooKassa `description`, Robokassa `name`). */
const NAME_MAX = 128;

/** Decimals of a quantity in fiscal data (54-FZ tag 1023, format 1.05). */
const QUANTITY_PLACES = 3;

/** Label under which the receipt stands in the editor. */
export const RECEIPT_LABEL = 'Fiscal Receipt';

function readUnitAmount(field: string, typed: TypedItem, context: ReceiptContext): number {
	const amount = toMinorUnits(field, typed.amount, {
		currency: RECEIPT_CURRENCY,
		unit: context.unit,
	});
	if (amount >= 0) return amount;
	return refuseInput(field, 'must not be negative: take a discount off the price of the goods');
}

function readQuantity(field: string, value: unknown): Decimal {
	const parsed = parseDecimal(value ?? 1);
	if (!parsed.ok) return refuseInput(field, parsed.message);
	if (parsed.value.digits > 0n && parsed.value.scale <= QUANTITY_PLACES) return parsed.value;
	return refuseInput(field, `must be above 0 with at most ${QUANTITY_PLACES} decimals`);
}

function readName(field: string, value: unknown): string {
	const name = readText(field, value);
	if (name === '') refuseInput(field, 'must not be empty');
	const length = countCharacters(name);
	if (length > NAME_MAX) {
		refuseInput(field, `is ${length} characters long; a receipt can have ${NAME_MAX}`);
	}
	return name;
}

function multiply(field: string, unitAmount: number, quantity: Decimal): number {
	const exact = BigInt(unitAmount) * quantity.digits;
	const divisor = 10n ** BigInt(quantity.scale);
	if (exact % divisor === 0n) return Number(exact / divisor);
	return refuseInput(
		field,
		`${writeDecimal(quantity)} × ${describeAmount(unitAmount, RECEIPT_CURRENCY)} is not a whole number of kopecks. Use quantity 1 and the price of the whole line`,
	);
}

/** @returns `undefined` when something about the item was wrong */
function readTypedLine(
	typed: TypedItem,
	index: number,
	context: ReceiptContext,
	problems: ProblemList,
): ReceiptLine | undefined {
	const label = `${RECEIPT_LABEL}, Item ${index + 1}`;
	const name = problems.attempt(() => readName(`${label}, Name`, typed.name));
	const unitAmount = problems.attempt(() =>
		readUnitAmount(`${label}, Price of One`, typed, context),
	);
	const quantity = problems.attempt(() => readQuantity(`${label}, Quantity`, typed.quantity));
	if (name === undefined || unitAmount === undefined || quantity === undefined) return undefined;
	const total = problems.attempt(() => multiply(`${label}, Quantity`, unitAmount, quantity));
	return total === undefined ? undefined : { label, name, unitAmount, quantity, total, typed };
}

/** A line of the invoice as goods: one piece. */
function readPriceLine({ label: priceLabel, amount }: LabeledPrice): ReceiptLine {
	if (amount < 0) {
		refuseInput(
			RECEIPT_LABEL,
			`cannot hold the discount "${priceLabel}" (${describeAmount(amount, RECEIPT_CURRENCY)}). List the goods under Items with their reduced prices`,
		);
	}
	const name = readName('Prices, Label', priceLabel);
	return {
		label: RECEIPT_LABEL,
		name,
		unitAmount: amount,
		quantity: { digits: 1n, scale: 0 },
		total: amount,
	};
}

function checkTotal(lines: readonly ReceiptLine[], context: ReceiptContext): void {
	const receipt = lines.reduce((sum, line) => sum + line.total, 0);
	const invoice = context.prices.reduce((sum, price) => sum + price.amount, 0);
	if (receipt === invoice) return;
	const [onReceipt, onInvoice] = [receipt, invoice].map((sum) =>
		describeAmount(sum, RECEIPT_CURRENCY),
	);
	refuseInput(
		`${RECEIPT_LABEL}, Items`,
		`come to ${onReceipt}, and the invoice to ${onInvoice}. Both totals must be equal`,
	);
}

/**
 * The lines of a receipt: the typed items, or the invoice's own lines (free ones left out) when
 * there are none.
 *
 * @param problems gets everything that is wrong, by the labels of the editor
 * @returns lines in kopecks whose total equals the invoice's, unless there were problems
 */
export function readReceiptLines(
	items: readonly TypedItem[],
	context: ReceiptContext,
	problems: ProblemList,
): ReceiptLine[] {
	if (context.currency !== RECEIPT_CURRENCY) {
		problems.add(
			'Currency',
			`must be ${RECEIPT_CURRENCY} when there is a fiscal receipt, not ${context.currency}`,
		);
		return [];
	}
	const read =
		items.length > 0
			? items.map((item, index) => readTypedLine(item, index, context, problems))
			: context.prices
					.filter((price) => price.amount !== 0)
					.map((price) => problems.attempt(() => readPriceLine(price)));
	const lines = read.filter((line) => line !== undefined);
	if (lines.length === read.length) problems.attempt(() => checkTotal(lines, context));
	return lines;
}
