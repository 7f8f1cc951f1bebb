import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client.js';
import type { Bot, InlineResultView, InlineSessionView } from '../api/types.js';
import { useSession } from '../session.js';
import { Starred } from '../ui/starred.js';

const PAUSE_MS = 400;

export interface InlineResultsProps {
	bot: Bot;
	/** Whose chat is open; messages of a private chat belong to it. */
	host: Bot;
	chatId: number;
	query: string;
	/** A result was sent. */
	onSent: () => void;
}

function describe({ message, description }: InlineResultView): string {
	const invoice = message['invoice'] as { description?: string } | undefined;
	return description ?? invoice?.description ?? String(message['text'] ?? '');
}

/** What a bot offers for `@bot query`; a tap sends it to the open chat. */
export function InlineResults({ bot, host, chatId, query, onSent }: InlineResultsProps) {
	const { customer, attempt, openLink, openMiniApp } = useSession();
	const [session, setSession] = useState<InlineSessionView | undefined>();
	const [error, setError] = useState<string | undefined>();
	const where = { chat_id: chatId, chat_bot_id: host.id };

	const ask = (offset?: string) =>
		api.typeInline({ bot_id: bot.id, customer_id: customer.id, query, offset, ...where });

	useEffect(() => {
		let isOld = false;
		setError(undefined);
		// Apps ask when the customer pauses, not at each letter.
		const timer = setTimeout(() => {
			ask().then(
				(next) => !isOld && setSession(next),
				(refusal: Error) => !isOld && setError(refusal.message),
			);
		}, PAUSE_MS);
		return () => {
			isOld = true;
			clearTimeout(timer);
		};
	}, [bot.id, chatId, query]);

	const send = async (result: InlineResultView) => {
		const chosen = api.chooseInline({
			query_id: session?.query_id ?? '',
			result_id: result.id,
			...where,
		});
		if (await attempt(chosen)) onSent();
	};
	const button = session?.button;
	const press = () => {
		if (button?.web_app) {
			openMiniApp({ bot_id: bot.id, launch: 'inline_results', url: button.web_app.url });
		} else if (button) {
			openLink(`https://t.me/${bot.username}?start=${button.start_parameter ?? ''}`, bot.id);
		}
	};
	const note = error ?? noteOf(bot, session);
	return (
		<div class="command-menu inline-results" data-testid="inline-results" aria-live="polite">
			{button && (
				<button
					type="button"
					class="command inline-button"
					data-testid="inline-button-above"
					onClick={press}
				>
					{button.text}
				</button>
			)}
			{note && <p class="hint inline-note">{note}</p>}
			{session?.results.map((result) => (
				<button
					key={result.id}
					type="button"
					class="command inline-result"
					data-testid="inline-result"
					data-result={result.id}
					onClick={() => void send(result)}
				>
					<b class="ellipsis">
						<Starred text={result.title || result.type} />
					</b>
					<span class="ellipsis">
						<Starred text={describe(result)} />
					</span>
				</button>
			))}
			{session?.next_offset && (
				<button
					type="button"
					class="command inline-button"
					data-testid="inline-more"
					onClick={() =>
						void attempt(
							ask(session.next_offset).then((next) =>
								setSession({ ...next, results: next.results }),
							),
						)
					}
				>
					More results
				</button>
			)}
		</div>
	);
}

function noteOf(bot: Bot, session: InlineSessionView | undefined): string | undefined {
	if (!session) return `Asking @${bot.username}…`;
	if (session.status === 'timeout') return `@${bot.username} did not answer in time.`;
	return session.results.length === 0 ? `@${bot.username} found nothing.` : undefined;
}
