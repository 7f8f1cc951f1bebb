import { ProblemList } from '../errors/problemList';
import { isGiven } from '../input/values';
import { AMOUNT_MAX, SUGGESTED_TIPS_MAX } from '../telegram/limits';
import { type MoneyFormat, describeAmount, toMinorUnits } from './amounts';

const MAX_FIELD = 'Max Tip Amount';
const SUGGESTED_FIELD = 'Suggested Tip Amounts';

/** Bot API: `max_tip_amount` and `suggested_tip_amounts` of an invoice, in minor units. */
export interface Tips {
	max_tip_amount?: number;
	suggested_tip_amounts?: number[];
}

/** `1, 2, 5`; with a semicolon between them the comma is free for decimals: `1,50; 2,50`. */
function splitAmounts(value: unknown): unknown[] {
	if (Array.isArray(value)) return value;
	if (typeof value !== 'string') return [value];
	const text = value.trim().replace(/^\[(.*)\]$/s, '$1');
	return text.split(text.includes(';') ? ';' : ',').filter((part) => part.trim() !== '');
}

function readSuggested(value: unknown, maximum: number, money: MoneyFormat): number[] {
	const problems = new ProblemList();
	const typed = splitAmounts(value);
	const tips = typed.map((part) =>
		problems.attempt(() => toMinorUnits(SUGGESTED_FIELD, part, money), `${String(part).trim()} `),
	);
	problems.throwIfAny();
	const amounts = tips.filter((tip) => tip !== undefined);
	if (amounts.length > SUGGESTED_TIPS_MAX) {
		problems.add(SUGGESTED_FIELD, `has ${amounts.length} amounts, but Telegram accepts at most 4`);
	}
	if (amounts.some((tip) => tip <= 0)) {
		problems.add(SUGGESTED_FIELD, 'every amount must be above 0');
	} else if (amounts.some((tip, index) => tip <= (amounts[index - 1] ?? 0))) {
		problems.add(SUGGESTED_FIELD, 'must rise from amount to amount, such as 1, 2, 5');
	}
	const largest = Math.max(0, ...amounts);
	if (largest > maximum) {
		problems.add(
			SUGGESTED_FIELD,
			`${describeAmount(largest, money.currency)} is above "${MAX_FIELD}" (${describeAmount(maximum, money.currency)}). Raise that one or leave the amount out`,
		);
	}
	problems.throwIfAny();
	return amounts;
}

/**
 * Reads the tips of an invoice. Bot API: at most four suggestions, positive, strictly rising, none
 * above the maximum.
 *
 * @returns only what was given; amounts in minor units
 * @throws InvalidInputError with everything that does not fit
 */
export function readTips(maximum: unknown, suggested: unknown, money: MoneyFormat): Tips {
	const problems = new ProblemList();
	const max = !isGiven(maximum)
		? 0
		: problems.attempt(() => toMinorUnits(MAX_FIELD, maximum, money));
	if (max !== undefined && max < 0) problems.add(MAX_FIELD, 'must not be below 0');
	const hasSuggested = Array.isArray(suggested) ? suggested.length > 0 : isGiven(suggested);
	const tips = hasSuggested
		? problems.attempt(() => readSuggested(suggested, max ?? AMOUNT_MAX, money))
		: undefined;
	problems.throwIfAny();
	return {
		...(max ? { max_tip_amount: max } : {}),
		...(tips?.length ? { suggested_tip_amounts: tips } : {}),
	};
}
