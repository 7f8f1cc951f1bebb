import type { IDataObject } from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { readText } from '../../../shared/input/values';
import { DESCRIPTION_MAX, START_PARAMETER, TITLE_MAX } from '../../../shared/telegram/limits';
import { checkLength } from '../fields/markedText';

function readShownText(field: string, value: unknown, longest: number): string {
	const text = readText(field, value);
	if (text === '') refuseInput(field, 'is empty. The buyer sees it on the invoice');
	checkLength(field, text, longest);
	return text;
}

/** @throws InvalidInputError when empty or longer than 32 characters */
export const readTitle = (value: unknown): string => readShownText('Title', value, TITLE_MAX);

/** @throws InvalidInputError when empty or longer than 255 characters */
export const readDescription = (value: unknown): string =>
	readShownText('Description', value, DESCRIPTION_MAX);

/**
 * @throws InvalidInputError when it could not be a deep-link parameter, or an expression found none:
 *   without it anyone who sees a forwarded copy can pay
 */
export function readStartParameter(fields: IDataObject): { start_parameter?: string } {
	const value = fields.startParameter;
	if ('startParameter' in fields && (value === undefined || value === null)) {
		refuseInput('Start Parameter', 'is empty. Remove the field if forwarded copies can be paid');
	}
	const text = readText('Start Parameter', value);
	if (text === '') return {};
	if (!START_PARAMETER.test(text)) {
		refuseInput(
			'Start Parameter',
			'can have up to 64 letters (A-Z, a-z), digits, underscores and hyphens',
		);
	}
	return { start_parameter: text };
}
