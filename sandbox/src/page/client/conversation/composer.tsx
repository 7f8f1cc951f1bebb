import type { ComponentChild } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Bot, BotCommand } from '../api/types.js';
import { useSession } from '../session.js';
import { CommandsIcon, SendIcon } from '../ui/icons.js';
import { CommandMenu } from './command-menu.js';
import { InlineResults } from './inline-results.js';

export interface ComposerProps {
	commands: BotCommand[];
	/** Nothing was written yet: the first thing to do is to press Start. */
	showStart: boolean;
	/** The bot whose chat it is; private chats belong to it. */
	host: Bot;
	chatId: number;
	onSend: (text: string) => Promise<boolean>;
	/** What the bot wants to read there. */
	placeholder?: string | undefined;
	/** Stands before the text: sends something else. */
	attach?: ComponentChild;
}

/** Where the customer writes. Enter sends, Shift+Enter makes a new line, `/` offers commands. */
export function Composer(props: ComposerProps) {
	const { commands, showStart, host, chatId, onSend } = props;
	const { bots, customer, openMiniApp } = useSession();
	const [text, setText] = useState('');
	const [menuOpen, setMenuOpen] = useState(false);
	const [chosen, setChosen] = useState(0);
	const input = useRef<HTMLTextAreaElement>(null);

	useEffect(() => {
		// With a keyboard at hand one can write at once; on a phone its keyboard would cover the chat.
		const keyboard = matchMedia('(pointer: fine) and (min-width: 720px)').matches;
		if (keyboard && !document.querySelector('dialog[open]')) input.current?.focus();
	}, []);

	const typed = /^\/(\w*)$/.exec(text)?.[1]?.toLowerCase();
	const offered = menuOpen
		? commands.filter(({ command }) => typed === undefined || command.startsWith(typed))
		: [];
	const active = Math.min(chosen, offered.length - 1);

	const asked = /^@(\w+)\s([\s\S]*)$/.exec(text);
	const inlineBot = bots.find(
		({ username }) => username.toLowerCase() === asked?.[1]?.toLowerCase(),
	);
	const menu = host.menu_buttons[chatId] ?? host.menu_buttons[0];
	const app = chatId === customer.id && menu?.type === 'web_app' ? menu : undefined;

	const send = async (value: string) => {
		if (!value.trim()) return;
		setText('');
		setMenuOpen(false);
		input.current?.focus();
		if (!(await onSend(value.trim()))) setText(text);
	};
	const write = (value: string) => {
		setText(value);
		setChosen(0);
		setMenuOpen(value.startsWith('/') && !/\s/.test(value));
	};
	const onKeyDown = (event: KeyboardEvent) => {
		if (offered.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
			event.preventDefault();
			const step = event.key === 'ArrowDown' ? 1 : -1;
			setChosen((active + step + offered.length) % offered.length);
		} else if (event.key === 'Escape' && menuOpen) {
			setMenuOpen(false);
		} else if (event.key === 'Tab' && offered[active]) {
			event.preventDefault();
			write(`/${offered[active].command}`);
		} else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
			event.preventDefault();
			void send(offered[active] ? `/${offered[active].command}` : text);
		}
	};
	return (
		<form
			class="composer"
			onSubmit={(event) => {
				event.preventDefault();
				void send(text);
			}}
		>
			{offered.length > 0 && (
				<CommandMenu
					commands={offered}
					active={active}
					onChoose={(command) => void send(`/${command}`)}
				/>
			)}
			{inlineBot && (
				<InlineResults
					bot={inlineBot}
					host={host}
					chatId={chatId}
					query={asked?.[2]?.trim() ?? ''}
					onSent={() => {
						setText('');
						input.current?.focus();
					}}
				/>
			)}
			{showStart && (
				<button
					type="button"
					class="main-button start-button"
					data-testid="start-button"
					onClick={() => void send('/start')}
				>
					Start
				</button>
			)}
			<div class="composer-row">
				{app && (
					<button
						type="button"
						class="menu-button"
						data-testid="menu-button"
						onClick={() =>
							openMiniApp({ bot_id: host.id, launch: 'menu_button', button_text: app.text })
						}
					>
						{app.text}
					</button>
				)}
				{!app && commands.length > 0 && (
					<button
						type="button"
						class="icon-button"
						aria-label="Commands of the bot"
						aria-expanded={menuOpen}
						data-testid="commands-button"
						onClick={() => {
							setMenuOpen(!menuOpen);
							input.current?.focus();
						}}
					>
						<CommandsIcon />
					</button>
				)}
				{props.attach}
				<textarea
					ref={input}
					rows={1}
					value={text}
					placeholder={props.placeholder || 'Message'}
					aria-label="Message"
					data-testid="chat-input"
					onInput={(event) => write(event.currentTarget.value)}
					onKeyDown={onKeyDown}
				/>
				<button
					type="submit"
					class="send-button"
					aria-label="Send"
					data-testid="send-button"
					disabled={!text.trim()}
				>
					<SendIcon />
				</button>
			</div>
		</form>
	);
}
