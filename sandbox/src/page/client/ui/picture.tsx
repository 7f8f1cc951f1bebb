import { useState } from 'preact/hooks';
import { PictureIcon } from './icons.js';

export interface PictureProps {
	src: string;
	className: string;
	/** What it shows, for those who do not see it; empty when a text beside it says so. */
	alt?: string;
}

/** A picture, or a quiet place for one that cannot be loaded. */
export function Picture({ src, className, alt = '' }: PictureProps) {
	const [broken, setBroken] = useState<string | undefined>();
	if (broken !== src) {
		return <img class={className} src={src} alt={alt} onError={() => setBroken(src)} />;
	}
	return (
		<span
			class={`${className} photo-missing`}
			data-testid="photo-missing"
			role={alt ? 'img' : undefined}
			aria-label={alt ? `${alt}, not to be had` : undefined}
		>
			<PictureIcon />
		</span>
	);
}
