import { PAYLOAD_MAX_BYTES } from '../telegram/limits';

/**
 * JavaScript's expressions go back over every way in which a text could have been taken: `(a+)+b` has
 * 2^n ways for n letters, and one buyer would stop all of n8n for seconds. So the ways of a pattern are
 * counted before it is used, as their binary logarithm: a loop can end at each of the 128 bytes of a
 * payload (7 bits), loops in a row multiply, a loop around something that has several ways itself
 * explodes. What is not read here for certain (look-around, references back) is not taken.
 */

/** About two million ways: a few milliseconds. */
const BITS_MAX = 21;

const LOOP_BITS = Math.log2(PAYLOAD_MAX_BYTES);

/** Longest pattern; one for order ids is far shorter. */
const LENGTH_MAX = 500;

/** What a part of a pattern is for the part around it. */
interface Part {
	/** Logarithm of the ways in which it can take a text. */
	bits: number;
	/** A loop around it could turn without taking anything. */
	canBeEmpty: boolean;
}

const LETTER: Part = { bits: 0, canBeEmpty: false };
const POSITION: Part = { bits: 0, canBeEmpty: true };

const CLASS = /\[(?:[^\]\\]|\\.)*\]/y;
const GROUP_START = /\((?:\?:|\?<[A-Za-z]\w*>|(?!\?))/y;
const ESCAPED = /\\(?:[dDwWsStnrfv0]|[pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|[^\w\s])/y;
const BOUNDARY = /\\[bB]|[\^$]/y;
const QUANTIFIER = /(?:(?<sign>[*+?])|\{(?<least>\d+)(?:(?<open>,)(?<most>\d*))?\})\??/y;
const ANY_LETTER = /[^()|[\]\\]/uy;

/** What is not read for certain: it may have any number of ways. */
const UNREADABLE: Part = { bits: Infinity, canBeEmpty: true };

class PatternReader {
	private at = 0;

	constructor(private readonly pattern: string) {}

	/** The whole pattern. */
	read(): Part {
		const part = this.readChoice();
		return this.at < this.pattern.length ? UNREADABLE : part;
	}

	private take(shape: RegExp): RegExpExecArray | undefined {
		shape.lastIndex = this.at;
		const found = shape.exec(this.pattern) ?? undefined;
		if (found) this.at = shape.lastIndex;
		return found;
	}

	private readChoice(): Part {
		const parts = [this.readSequence()];
		for (; this.pattern[this.at] === '|'; parts.push(this.readSequence())) this.at++;
		return {
			bits: Math.max(...parts.map(({ bits }) => bits)) + Math.log2(parts.length),
			canBeEmpty: parts.some(({ canBeEmpty }) => canBeEmpty),
		};
	}

	private readSequence(): Part {
		let whole = POSITION;
		while (this.at < this.pattern.length && !/[|)]/.test(this.pattern.charAt(this.at))) {
			const { bits, canBeEmpty } = this.readRepeated();
			whole = { bits: whole.bits + bits, canBeEmpty: whole.canBeEmpty && canBeEmpty };
		}
		return whole;
	}

	private readRepeated(): Part {
		const part = this.readOne();
		const groups = this.take(QUANTIFIER)?.groups as
			Partial<Record<'sign' | 'least' | 'open' | 'most', string>> | undefined;
		if (!groups) return part;
		const { sign, open } = groups;
		const least = sign === undefined ? Number(groups.least) : sign === '+' ? 1 : 0;
		const most = sign === '?' ? 1 : open || sign ? Number(groups.most || Infinity) : least;
		// How often it turns, and what it takes in each turn.
		const turns = Math.min(Math.log2(most - least + 1), LOOP_BITS);
		const inside = part.bits === 0 && !part.canBeEmpty ? 0 : most * (part.bits || 1);
		return { bits: turns + inside, canBeEmpty: least === 0 || part.canBeEmpty };
	}

	private readOne(): Part {
		if (this.take(GROUP_START)) {
			const inside = this.readChoice();
			return this.pattern[this.at++] === ')' ? inside : UNREADABLE;
		}
		if (this.take(BOUNDARY)) return POSITION;
		if (this.take(CLASS) ?? this.take(ESCAPED) ?? this.take(ANY_LETTER)) return LETTER;
		this.at++;
		return UNREADABLE;
	}
}

/**
 * Whether a pattern can be matched with a payload without a search that explodes.
 *
 * @param pattern a valid regular expression (flag `u`)
 */
export function isSafePattern(pattern: string): boolean {
	if (pattern.length > LENGTH_MAX) return false;
	return new PatternReader(pattern).read().bits <= BITS_MAX;
}
