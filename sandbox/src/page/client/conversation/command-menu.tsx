import type { BotCommand } from '../api/types.js';

export interface CommandMenuProps {
	commands: BotCommand[];
	active: number;
	onChoose: (command: string) => void;
}

/** The bot's commands, offered above the place to write. */
export function CommandMenu({ commands, active, onChoose }: CommandMenuProps) {
	return (
		<ul class="command-menu" data-testid="command-menu" aria-label="Commands">
			{commands.map(({ command, description }, index) => (
				<li key={command}>
					<button
						type="button"
						tabIndex={-1}
						class={index === active ? 'command command-active' : 'command'}
						data-testid="command-option"
						onClick={() => onChoose(command)}
					>
						<b>/{command}</b> <span class="ellipsis">{description}</span>
					</button>
				</li>
			))}
		</ul>
	);
}
