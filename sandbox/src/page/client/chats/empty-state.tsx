import { BagIcon } from '../ui/icons.js';

/** No bot has used the sandbox yet: says how to make one appear. */
export function EmptyState({ onConnect }: { onConnect: () => void }) {
	return (
		<section class="empty" data-testid="empty-state">
			<span class="empty-picture">
				<BagIcon />
			</span>
			<h2>No bot here yet</h2>
			<p>A bot appears as soon as its token is used:</p>
			<ul>
				<li>
					in your own bot, use <code data-testid="base-url">{location.origin}</code> instead of{' '}
					<code>https://api.telegram.org</code>, with any well-formed token;
				</li>
				<li>
					in n8n, set the bot credential's <b>Base URL</b> to the same address and activate the
					workflow.
				</li>
			</ul>
			<button type="button" class="main-button" onClick={onConnect}>
				Paste a bot token
			</button>
		</section>
	);
}
