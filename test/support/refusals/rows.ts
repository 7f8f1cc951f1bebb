import type { IDataObject } from 'n8n-workflow';

/** A refusal of Telegram and what n8n is to show for it. */
export interface Refusal {
	method: string;
	code: number;
	/** Telegram's text, exactly. */
	text: string;
	parameters: IDataObject;
	/** `parameters` of the answer. */
	answer?: { retry_after?: number; migrate_to_chat_id?: number };
	/** The whole message. */
	message: string;
	/** Part of the description. */
	advice: string;
}

/** Telegram's text without its prefix, the message, part of the description, other parameters. */
export type Row = [text: string, message: string, advice: string, changes?: IDataObject];

/** Refusals of one method, each with what is to be shown for it. */
export const refusalsOf = (method: string, base: IDataObject, list: Row[], code = 400): Refusal[] =>
	list.map(([text, message, advice, changes]) => ({
		method,
		code,
		text: `${code === 403 ? 'Forbidden' : 'Bad Request'}: ${text}`,
		parameters: { ...base, ...changes },
		message,
		advice,
	}));
