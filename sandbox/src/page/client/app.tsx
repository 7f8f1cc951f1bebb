import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { onConnection } from './api/live.js';
import { Messenger } from './messenger.js';
import { Drawer } from './developer/drawer.js';
import { CodeIcon } from './ui/icons.js';

/** The whole page: the banner that says what this is, the messenger, the developer's drawer. */
export function App() {
	const [drawerOpen, setDrawerOpen] = useState(false);
	const [connected, setConnected] = useState(true);
	const toggle = useRef<HTMLButtonElement>(null);
	useEffect(() => onConnection(setConnected), []);
	const closeDrawer = useCallback(() => {
		setDrawerOpen(false);
		toggle.current?.focus();
	}, []);
	return (
		<div class={`app ${drawerOpen ? 'app-drawer' : ''}`}>
			<header class="banner">
				<h1 class="banner-text" data-testid="sandbox-banner">
					<strong>Sandbox</strong> — no real money
				</h1>
				{!connected && (
					<p class="banner-lost" role="status" data-testid="connection-lost">
						Connecting…
					</p>
				)}
				<button
					ref={toggle}
					type="button"
					class="banner-button"
					data-testid="developer-toggle"
					aria-expanded={drawerOpen}
					onClick={() => setDrawerOpen(!drawerOpen)}
				>
					<CodeIcon /> <span>Developer</span>
				</button>
			</header>
			<div class="panes">
				<Messenger />
				{drawerOpen && <Drawer onClose={closeDrawer} />}
			</div>
		</div>
	);
}
