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
					in n8n, set the bot credential's <b>Base URL</b> to{' '}
					<code data-testid="base-url">{location.origin}</code> and activate the workflow;
				</li>
				<li>in your own bot, use the same address instead of api.telegram.org.</li>
			</ul>
			<button type="button" class="main-button" onClick={onConnect}>
				Paste a bot token
			</button>
		</section>
	);
}
