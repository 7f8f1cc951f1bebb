import type { World } from '../world.js';
import type { Bot, Customer } from '../state.js';
import { signInitData } from './signing.js';
import type { AppSession } from './types.js';
import type { Launch, Theme } from '../../schema/mini-apps.js';

/** Version of the bridge and name of the platform that a Mini App is told. */
const VERSION = '9.1';
const PLATFORM = 'web';

/** What the customer tapped. */
export interface Opening {
	readonly launch: Launch;
	/** The address as the bot gave it. */
	readonly url: string;
	readonly chatId: number;
	readonly buttonText: string;
	/** Of a link. */
	readonly startParam: string | undefined;
	readonly theme: Theme;
}

/** Opens a Mini App: what it is told depends on how it was opened. */
export function openMiniApp(
	world: World,
	bot: Bot,
	customer: Customer,
	opening: Opening,
): AppSession {
	const { launch, chatId, buttonText } = opening;
	const answersQuery = launch === 'inline_button' || launch === 'menu_button';
	const queryId = answersQuery ? `AAE${world.ids.query()}` : undefined;
	const isAnonymous = launch === 'keyboard_button' || launch === 'inline_results';
	const initData = isAnonymous
		? ''
		: signInitData(bot.token, bot.id, {
				query_id: queryId,
				user: JSON.stringify(webAppUser(bot, customer)),
				...(launch === 'link' && {
					chat_instance: chatInstance(bot, chatId),
					chat_type: chatId > 0 ? 'sender' : chatTypeOf(world, chatId),
					start_param: opening.startParam,
				}),
				auth_date: String(world.clock.seconds()),
			});
	return world.miniApps.open({
		id: world.miniApps.nextId(),
		botId: bot.id,
		customerId: customer.id,
		launch,
		chatId,
		buttonText,
		url: withLaunchParams(opening, initData),
		initData,
		queryId,
		closedAt: undefined,
		isAnswered: false,
	});
}

/** Bot API: WebAppUser. */
function webAppUser(bot: Bot, customer: Customer): Record<string, unknown> {
	const { id, first_name, last_name, username, language_code, is_premium } = customer;
	return {
		id,
		first_name,
		...(last_name && { last_name }),
		...(username && { username }),
		...(language_code && { language_code }),
		...(is_premium && { is_premium: true }),
		...(!customer.blockedBots.has(bot.id) && { allows_write_to_pm: true }),
	};
}

const chatTypeOf = (world: World, chatId: number): string =>
	world.state.chats.get(chatId)?.type ?? 'sender';

const chatInstance = (bot: Bot, chatId: number): string => `${bot.id}${chatId}`.replace('-', '');

/** The fragment that Telegram's script reads; a link's parameter is in the query as well. */
function withLaunchParams({ url, launch, startParam, theme }: Opening, initData: string): string {
	const address = new URL(url);
	if (launch === 'link' && startParam) address.searchParams.set('tgWebAppStartParam', startParam);
	const params = new URLSearchParams({
		tgWebAppData: initData,
		tgWebAppVersion: VERSION,
		tgWebAppPlatform: PLATFORM,
		tgWebAppThemeParams: JSON.stringify(theme),
		...(launch === 'inline_results' && { tgWebAppBotInline: '1' }),
	});
	const fragment = params.toString().replace(/\+/g, '%20');
	address.hash = address.hash ? `${address.hash.slice(1)}&${fragment}` : fragment;
	return address.href;
}

/** Whether the bot can still answer the app's query. */
export function isOpenQuery(world: World, { closedAt, isAnswered }: AppSession): boolean {
	if (isAnswered) return false;
	const { closedAppQueryMs } = world.settings.assumptions;
	return closedAt === undefined || closedAt + closedAppQueryMs > world.clock.now();
}
