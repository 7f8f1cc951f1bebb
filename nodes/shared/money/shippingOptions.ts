import { refuseInput } from '../errors/inputErrors';
import { ProblemList } from '../errors/problemList';
import { isRecord, readList } from '../input/lists';
import { readText } from '../input/values';
import { AMOUNT_MAX } from '../telegram/limits';
import type { ShippingOption } from '../telegram/types';
import type { MoneyFormat } from './amounts';
import { readPriceLines } from './prices';

function readPart(field: string, name: string, value: unknown): string {
	return readText(field, value, `the ${name} `) || refuseInput(field, `the ${name} is empty`);
}

function readOption(field: string, option: unknown, money: MoneyFormat): ShippingOption {
	if (!isRecord(option)) {
		return refuseInput(field, 'must have an ID, a title and an amount');
	}
	const { id, title, amount, prices } = option;
	const problems = new ProblemList();
	const readable = {
		id: problems.attempt(() => readPart(field, 'ID', id)) ?? '',
		title: problems.attempt(() => readPart(field, 'title', title)) ?? '',
	};
	const lines = prices ?? [{ label: readable.title || '-', amount }];
	const priced = problems.attempt(() => readPriceLines(field, lines, money)) ?? [];
	const total = priced.reduce((sum, line) => sum + line.amount, 0);
	if (total < 0) problems.add(field, 'the amount must not be negative');
	if (total > AMOUNT_MAX) problems.add(field, 'the amount is more than Telegram accepts');
	problems.throwIfAny();
	return { ...readable, prices: priced };
}

/**
 * Reads shipping options as typed: `id`, `title` and one `amount`, or several lines as `prices`.
 * A free option (0) is let through: whether Telegram takes it depends on its version. A negative one
 * is not: newer versions refuse it, older ones lower the total.
 *
 * @returns at least one option with different ids; amounts in minor units
 * @throws InvalidInputError with every option that cannot be sent
 */
export function readShippingOptions(
	field: string,
	value: unknown,
	money: MoneyFormat,
): ShippingOption[] {
	const typed = readList(field, value, 'option');
	if (typed.length === 0) {
		refuseInput(field, 'has no option. Add at least one, or decline the query');
	}
	const problems = new ProblemList();
	const options = typed.flatMap(
		(option, index) =>
			problems.attempt(
				() => readOption(field, option, money),
				typed.length > 1 ? `option ${index + 1}: ` : '',
			) ?? [],
	);
	const ids = options.map(({ id }) => id);
	const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
	if (repeated !== undefined) problems.add(field, `the ID "${repeated}" occurs more than once`);
	problems.throwIfAny();
	return options;
}
