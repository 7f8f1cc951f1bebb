import type { ComponentChild } from 'preact';
import { Starred } from '../ui/starred.js';
import type { MessageEntity } from '../api/types.js';
import { splitText, type TextRun } from '../lib/entities.js';
import { readLink } from '../lib/links.js';

export interface RichTextProps {
	text: string;
	entities?: MessageEntity[];
	onLink: (url: string) => void;
	onCommand: (command: string) => void;
}

function style(run: TextRun): ComponentChild {
	let node: ComponentChild = <Starred text={run.text} />;
	if (run.styles.includes('code') || run.styles.includes('pre')) node = <code>{node}</code>;
	if (run.styles.includes('bold')) node = <b>{node}</b>;
	if (run.styles.includes('italic')) node = <i>{node}</i>;
	if (run.styles.includes('underline')) node = <u>{node}</u>;
	if (run.styles.includes('strikethrough')) node = <s>{node}</s>;
	if (run.styles.includes('spoiler')) node = <span class="spoiler">{node}</span>;
	return node;
}

/** A message's text with its formatting; links and commands can be pressed. */
export function RichText({ text, entities, onLink, onCommand }: RichTextProps) {
	return (
		<>
			{splitText(text, entities).map((run, index) => {
				const { url, command } = run;
				if (url && readLink(url)) {
					return (
						<a
							key={index}
							href={url}
							data-testid="message-link"
							onClick={(event) => {
								event.preventDefault();
								onLink(url);
							}}
						>
							{style(run)}
						</a>
					);
				}
				if (command) {
					return (
						<button
							key={index}
							type="button"
							class="command-link"
							onClick={() => onCommand(command)}
						>
							{style(run)}
						</button>
					);
				}
				return <span key={index}>{style(run)}</span>;
			})}
		</>
	);
}
