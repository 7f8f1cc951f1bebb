import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	updateDisplayOptions,
} from 'n8n-workflow';
import { refuseInput } from '../../../shared/errors/inputErrors';
import { ProblemList } from '../../../shared/errors/problemList';
import { readText } from '../../../shared/input/values';
import { readPositiveId } from '../../../shared/telegram/identifiers';
import {
	checkAge,
	type InitDataFields,
	type InitDataRefusal,
	isSignedByBot,
	isSignedByTelegram,
	parseInitData,
	TELEGRAM_KEYS,
} from '../../../shared/telegram/initData';
import { withBotToken } from '../../../shared/transport/botToken';
import type { ItemRun } from '../operation';
import { toInitDataRow } from './rows';

export const description: INodeProperties[] = updateDisplayOptions(
	{ show: { resource: ['miniApp'], operation: ['verifyInitData'] } },
	[
		{
			displayName: 'Init Data',
			name: 'initData',
			type: 'string',
			required: true,
			default: '={{ $json.body.initData }}',
			description:
				'`Telegram.WebApp.initData` from the page, unchanged. Nothing else that the page sends proves who the user is.',
		},
		{
			displayName: 'Verify By',
			name: 'verifyBy',
			type: 'options',
			default: 'token',
			options: [
				{
					name: 'Bot Token',
					value: 'token',
					description: 'The Mini App belongs to the bot of the credential',
				},
				{
					name: 'Signature of Telegram',
					value: 'signature',
					description: "The Mini App belongs to someone else's bot. No token is needed.",
				},
			],
			description: 'How to prove that the data comes from Telegram',
		},
		{
			displayName: 'Bot ID',
			name: 'botId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 123456789',
			displayOptions: { show: { verifyBy: ['signature'] } },
			description: 'ID of the bot the Mini App belongs to: the part of its token before the colon',
		},
		{
			displayName: 'Signed With',
			name: 'signedWith',
			type: 'options',
			default: 'production',
			options: [
				{ name: 'Another Key', value: 'other', description: 'For example the key of the sandbox' },
				{ name: "Telegram's Key", value: 'production', description: 'For all ordinary bots' },
				{
					name: "Telegram's Key for the Test Servers",
					value: 'test',
					description: "For bots on Telegram's test servers",
				},
			],
			displayOptions: { show: { verifyBy: ['signature'] } },
			description: 'Key to check the signature with',
		},
		{
			displayName: 'Public Key',
			name: 'publicKey',
			type: 'string',
			required: true,
			default: '',
			displayOptions: { show: { verifyBy: ['signature'], signedWith: ['other'] } },
			description: 'Ed25519 key as 64 hexadecimal digits',
		},
		{
			displayName: 'Maximum Age (Minutes)',
			name: 'maximumAge',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 60,
			description:
				'How old the data can be. Telegram signs it when the user opens the Mini App, and it does not change while the Mini App is open.',
		},
	],
);

/** What the owner is told, by the reason. */
const REFUSALS: Readonly<Record<InitDataRefusal, string>> = {
	empty:
		'is empty. Telegram does not send any user data when the Mini App is opened by a button of the reply keyboard or above inline results, or outside Telegram. Open it by an inline button, the menu button or a link',
	malformed:
		'has a value twice, which Telegram never sends. Let the page send Telegram.WebApp.initData unchanged',
	unsigned:
		'is not signed. Let the page send Telegram.WebApp.initData, not initDataUnsafe or a part of it',
	forged:
		'was not signed for this bot: it was changed on its way, or belongs to the Mini App of another bot. Trust nothing in it',
	undated: 'has no date, which Telegram always sends. Trust nothing in it',
	stale: 'is older than "Maximum Age (Minutes)". Ask the user to open the Mini App again',
	tooNew:
		'is dated in the future. Check the clock of this n8n, and the name of the server under "Base URL"',
};

const refuse = (reason: InitDataRefusal): never => refuseInput('Init Data', REFUSALS[reason]);

function readMaximumAge(value: unknown): number {
	const minutes = Number(value === '' ? NaN : value);
	if (!(minutes > 0)) refuseInput('Maximum Age (Minutes)', 'must be a number above 0');
	return minutes * 60;
}

function readKey(signedWith: unknown, publicKey: unknown): string {
	if (signedWith === 'test') return TELEGRAM_KEYS.test;
	if (signedWith !== 'other') return TELEGRAM_KEYS.production;
	const key = readText('Public Key', publicKey);
	if (!/^[0-9a-f]{64}$/i.test(key)) {
		refuseInput('Public Key', 'must be 64 hexadecimal digits (0-9, a-f)');
	}
	return key;
}

/** Bot API, "Authorizing your bot": the bot's ID, a colon and a secret. */
const TOKEN = /^\d+:\S+$/;

/** What is signed with an empty token, anybody can sign. */
function refuseToken(): never {
	refuseInput(
		'Access Token',
		'of the Telegram Payments API credential is empty or not a bot token. Copy it from @BotFather',
	);
}

/** Reads how the data is proved; gives a function that does it. @throws InvalidInputError */
function readProof(
	context: IExecuteFunctions,
	itemIndex: number,
): (fields: InitDataFields) => Promise<boolean> {
	const read = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	if (read('verifyBy') !== 'signature') {
		return async (fields) =>
			await withBotToken(context, itemIndex, (token) => {
				if (!TOKEN.test(token)) refuseToken();
				return isSignedByBot(fields, token);
			});
	}
	const problems = new ProblemList();
	const botId = problems.attempt(() => readPositiveId('Bot ID', read('botId'))) ?? 0;
	const key = problems.attempt(() => readKey(read('signedWith'), read('publicKey'))) ?? '';
	problems.throwIfAny();
	return async (fields) => isSignedByTelegram(fields, botId, key);
}

/** Proves who has opened a Mini App (Bot API: "Validating data received via the Mini App"). */
export async function execute(this: IExecuteFunctions, item: ItemRun): Promise<IDataObject> {
	const problems = new ProblemList();
	const text = problems.attempt(() =>
		readText('Init Data', this.getNodeParameter('initData', item.index, '')),
	);
	const maximumAge =
		problems.attempt(() => readMaximumAge(this.getNodeParameter('maximumAge', item.index, 60))) ??
		0;
	const isProved = problems.attempt(() => readProof(this, item.index));
	problems.throwIfAny();
	const fields = parseInitData(text ?? '');
	if (typeof fields === 'string') return refuse(fields);
	if (!(await isProved?.(fields))) return refuse('forged');
	// Only signed data has a date that means anything.
	const age = checkAge(fields, Date.now(), maximumAge);
	return age === undefined ? toInitDataRow(fields) : refuse(age);
}
