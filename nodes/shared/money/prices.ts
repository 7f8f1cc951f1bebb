import { ProblemList } from '../errors/problemList';
import { refuseInput } from '../errors/inputErrors';
import { isRecord, readList } from '../input/lists';
import { readText } from '../input/values';
import { AMOUNT_MAX } from '../telegram/limits';
import type { LabeledPrice } from '../telegram/types';
import { type MoneyFormat, describeAmount, toMinorUnits } from './amounts';

function readLabel(field: string, value: unknown): string {
	const label = readText(field, value, 'the label ');
	if (label === '') refuseInput(field, 'the label is empty. The buyer sees it beside the amount');
	return label;
}

function readPriceLine(field: string, line: unknown, money: MoneyFormat): LabeledPrice {
	if (!isRecord(line)) {
		return refuseInput(
			field,
			'must have a label and an amount, such as { "label": "Mug", "amount": 12.5 }',
		);
	}
	const problems = new ProblemList();
	const label = problems.attempt(() => readLabel(field, line.label)) ?? '';
	const amount = problems.attempt(() => toMinorUnits(field, line.amount, money), 'the amount ');
	problems.throwIfAny();
	return { label, amount: amount as number };
}

/**
 * Reads price lines as typed and converts them to Bot API `LabeledPrice`s.
 *
 * @param field label of the parameter, for the messages
 * @returns at least one line; amounts in minor units, single ones may be 0 or negative (discounts)
 * @throws InvalidInputError with every line that cannot be sent
 */
export function readPriceLines(field: string, value: unknown, money: MoneyFormat): LabeledPrice[] {
	const lines = readList(field, value, 'price');
	if (lines.length === 0) refuseInput(field, 'has no line. Add at least one price');
	const problems = new ProblemList();
	const prices = lines.map((line, index) =>
		problems.attempt(
			() => readPriceLine(field, line, money),
			lines.length > 1 ? `line ${index + 1}: ` : '',
		),
	);
	problems.throwIfAny();
	return prices.filter((price) => price !== undefined);
}

/**
 * Adds lines up and checks the total (tdlib: "total price must be positive", "is too big").
 *
 * @returns total in minor units
 * @throws InvalidInputError when the total is not positive or too big
 */
export function sumPrices(
	field: string,
	prices: readonly LabeledPrice[],
	currency: string,
): number {
	const total = prices.reduce((sum, price) => sum + price.amount, 0);
	if (total <= 0) {
		refuseInput(field, `add up to ${describeAmount(total, currency)}. The total must be above 0`);
	}
	if (total > AMOUNT_MAX) {
		refuseInput(field, `add up to ${describeAmount(total, currency)}, more than Telegram accepts`);
	}
	return total;
}
