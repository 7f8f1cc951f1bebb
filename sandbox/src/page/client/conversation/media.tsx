import type { ComponentChild } from 'preact';
import { Picture } from '../ui/picture.js';
import type { FileView, Message } from '../api/types.js';

/** Where the page gets what is in a file. */
const fileUrl = ({ file_id }: FileView) => `/api/files/${encodeURIComponent(file_id)}`;

const isLarge = ({ width = 0 }: FileView) => width >= 300;

function size({ file_size: bytes }: FileView): string {
	if (bytes === undefined) return 'File';
	if (bytes < 1024) return `${bytes} B`;
	return bytes < 1024 * 1024
		? `${Math.round(bytes / 1024)} KB`
		: `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function PinIcon() {
	return (
		<svg class="icon" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
			<path d="M12 2a7 7 0 0 0-7 7c0 5.2 7 13 7 13s7-7.8 7-13a7 7 0 0 0-7-7Zm0 9.6A2.6 2.6 0 1 1 12 6.4a2.6 2.6 0 0 1 0 5.2Z" />
		</svg>
	);
}

function Card(props: { icon: ComponentChild; title: string; text?: string; href?: string }) {
	const body = (
		<>
			<span class="media-icon" aria-hidden="true">
				{props.icon}
			</span>
			<span class="media-lines">
				<b class="ellipsis">{props.title}</b>
				{props.text && <span class="ellipsis">{props.text}</span>}
			</span>
		</>
	);
	return props.href ? (
		<a class="media-card" href={props.href} target="_blank" rel="noopener noreferrer">
			{body}
		</a>
	) : (
		<p class="media-card">{body}</p>
	);
}

function picture(message: Message): ComponentChild {
	const { photo, video, animation, video_note: note, sticker } = message;
	const spoiler = message.has_media_spoiler ? 'media-spoiler' : '';
	if (photo) {
		const shown = photo.find(isLarge) ?? photo.at(-1);
		if (!shown) return null;
		return <Picture className={`media-picture ${spoiler}`} src={fileUrl(shown)} alt="Photo" />;
	}
	if (sticker) return <Picture className="media-sticker" src={fileUrl(sticker)} alt="Sticker" />;
	const film = video ?? animation ?? note;
	if (!film) return null;
	return (
		<video
			class={`media-picture ${note ? 'media-round' : ''} ${spoiler}`}
			src={fileUrl(film)}
			controls={!animation}
			preload="metadata"
			aria-label={animation ? 'Animation' : 'Video'}
		/>
	);
}

function card(message: Message): ComponentChild {
	const { audio, voice, document, contact, location, venue, dice, poll } = message;
	const sound = audio ?? voice;
	if (sound) {
		const title = audio ? (audio.title ?? audio.file_name ?? 'Audio') : 'Voice message';
		return (
			<div class="media-sound">
				<b>{title}</b>
				<audio controls preload="none" src={fileUrl(sound)} />
			</div>
		);
	}
	if (document) {
		const title = document.file_name ?? 'Document';
		return <Card icon="↓" title={title} text={size(document)} href={fileUrl(document)} />;
	}
	if (contact) {
		const name = `${contact.first_name} ${contact.last_name ?? ''}`.trim();
		return <Card icon={name[0] ?? '?'} title={name} text={`+${contact.phone_number}`} />;
	}
	if (venue) return <Card icon={<PinIcon />} title={venue.title} text={venue.address} />;
	if (location) {
		const { latitude, longitude } = location;
		const text = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
		return (
			<Card
				icon={<PinIcon />}
				title={location.live_period ? 'Live location' : 'Location'}
				text={text}
			/>
		);
	}
	if (dice) return <p class="media-dice">{`${dice.emoji} ${dice.value}`}</p>;
	if (!poll) return null;
	return (
		<div class="media-poll">
			<b>{poll.question}</b>
			<ul>
				{poll.options.map((option) => (
					<li key={option.text}>{option.text}</li>
				))}
			</ul>
			<span>{poll.is_closed ? 'Final results' : poll.type === 'quiz' ? 'Quiz' : 'Poll'}</span>
		</div>
	);
}

/** What a message shows besides its text: a picture, a film, a sound, a file, a place … */
export function Media({ message }: { message: Message }) {
	if (message.paid_media) return null;
	const shown = picture(message) ?? card(message);
	return shown ? <div data-testid="media">{shown}</div> : null;
}
