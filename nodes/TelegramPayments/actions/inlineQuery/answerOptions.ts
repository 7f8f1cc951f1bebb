import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import { isGiven, isOn, readText } from '../../../shared/input/values';
import {
	countBytes,
	INLINE_CACHE_MAX_S,
	NEXT_OFFSET_MAX_BYTES,
	START_PARAMETER,
} from '../../../shared/telegram/limits';

/** What counts for the whole answer, not for one result. */
export const answerOptionsField: INodeProperties = {
	displayName: 'Answer Options',
	name: 'answerOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	description: 'Settings of the whole answer. Use the same values for all of its items.',
	options: [
		{
			displayName: 'Button Start Parameter',
			name: 'buttonStartParameter',
			type: 'string',
			default: '',
			placeholder: 'e.g. shop',
			description:
				'Sends the user to the bot with /start and this value: up to 64 letters, digits, _ and -',
		},
		{
			displayName: 'Button Text',
			name: 'buttonText',
			type: 'string',
			default: '',
			placeholder: 'e.g. Open the shop',
			description:
				'Text of a button above the results. The button needs a start parameter or a URL.',
		},
		{
			displayName: 'Button Web App URL',
			name: 'buttonWebAppUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/shop',
			description: 'Address of a Mini App to open. Telegram passes it no data about the user.',
		},
		{
			displayName: 'Cache Time (Seconds)',
			name: 'cacheTime',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: INLINE_CACHE_MAX_S },
			default: 0,
			description:
				'How long Telegram can show this answer again, with its prices and order IDs, without asking the bot',
		},
		{
			displayName: 'Next Offset',
			name: 'nextOffset',
			type: 'string',
			default: '',
			placeholder: 'e.g. 50',
			description:
				'Where the next results start. When the user scrolls to the end, the next query has this value as `offset`. Up to 64 bytes. If empty, there are no more results.',
		},
		{
			displayName: 'Share Between People',
			name: 'shareBetweenPeople',
			type: 'boolean',
			default: false,
			displayOptions: { show: { cacheTime: [{ _cnd: { gt: 0 } }] } },
			description:
				'Whether Telegram can show this answer, with its order IDs, to others who type the same text. Use it only for a list that is the same for everyone.',
		},
	],
};

function readCacheTime(value: unknown): number {
	const seconds = isGiven(value) ? Number(value) : 0;
	if (!Number.isInteger(seconds) || seconds < 0 || seconds > INLINE_CACHE_MAX_S) {
		refuseInput('Cache Time (Seconds)', 'must be a whole number of seconds from 0 to 86400');
	}
	return seconds;
}

function readNextOffset(value: unknown): IDataObject {
	const next_offset = readText('Next Offset', value);
	const bytes = countBytes(next_offset);
	if (bytes > NEXT_OFFSET_MAX_BYTES) {
		refuseInput('Next Offset', `is ${bytes} bytes long, but Telegram accepts at most 64`);
	}
	return next_offset === '' ? {} : { next_offset };
}

function readButton(options: IDataObject): IDataObject {
	const text = readText('Button Text', options.buttonText);
	const start = readText('Button Start Parameter', options.buttonStartParameter);
	const url = readText('Button Web App URL', options.buttonWebAppUrl);
	if (text === '' && start === '' && url === '') return {};
	const problems = new ProblemList();
	if (text === '') problems.add('Button Text', 'is empty. The button needs a text');
	if (start === '' && url === '') {
		problems.add('Button Text', 'needs a "Button Start Parameter" or a "Button Web App URL"');
	}
	if (start !== '' && url !== '') {
		problems.add('Button Web App URL', 'cannot be used with "Button Start Parameter". Keep one');
	}
	if (start !== '' && !START_PARAMETER.test(start)) {
		problems.add('Button Start Parameter', 'may have up to 64 letters, digits, _ and -');
	}
	if (url !== '' && !/^https:\/\/[^\s/?#]+/i.test(url)) {
		problems.add('Button Web App URL', 'must begin with https://');
	}
	problems.throwIfAny();
	return { button: start === '' ? { text, web_app: { url } } : { text, start_parameter: start } };
}

/**
 * Reads what counts for the whole answer. Telegram's own defaults (300 s, shared by everybody who
 * types the same) would hand the order IDs of one person to others, so here an answer is personal and
 * is not kept unless the owner says so.
 *
 * @throws InvalidInputError with everything that is wrong
 */
export function readAnswerOptions(options: IDataObject): IDataObject {
	const problems = new ProblemList();
	const cache_time = problems.attempt(() => readCacheTime(options.cacheTime));
	const next = problems.attempt(() => readNextOffset(options.nextOffset));
	const button = problems.attempt(() => readButton(options));
	problems.throwIfAny();
	const isShared = isOn(options.shareBetweenPeople) && cache_time !== 0;
	return { cache_time, is_personal: !isShared, ...next, ...button };
}
