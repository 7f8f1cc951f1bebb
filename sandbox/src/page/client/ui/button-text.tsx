import { Starred } from './starred.js';

/** What a bot has put on a button: it goes to a second line, and what does not fit is cut. */
export const ButtonText = ({ text }: { text: string }) => (
	<span class="button-text" title={text.length > 12 ? text : undefined}>
		<Starred text={text} />
	</span>
);
