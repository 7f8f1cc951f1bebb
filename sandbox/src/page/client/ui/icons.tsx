import type { ComponentChildren } from 'preact';

const Icon = ({ children, size = 24 }: { children: ComponentChildren; size?: number }) => (
	<svg
		class="icon"
		width={size}
		height={size}
		viewBox="0 0 24 24"
		fill="none"
		stroke="currentColor"
		stroke-width="2"
		stroke-linecap="round"
		stroke-linejoin="round"
		aria-hidden="true"
		focusable="false"
	>
		{children}
	</svg>
);

export const CloseIcon = () => (
	<Icon>
		<path d="M6 6l12 12M18 6 6 18" />
	</Icon>
);

export const BackIcon = () => (
	<Icon>
		<path d="M19 12H5m6-6-6 6 6 6" />
	</Icon>
);

export const SendIcon = () => (
	<Icon>
		<path d="M4 12 3.500 4.500 21 12 3.500 19.500 4 12Zm0 0h8" />
	</Icon>
);

export const CommandsIcon = () => (
	<Icon>
		<rect x="4" y="4" width="16" height="16" rx="4" />
		<path d="m14 8-4 8" />
	</Icon>
);

export const ForwardIcon = () => (
	<Icon size={18}>
		<path d="M14 6l6 5.500-6 5.500v-3.500c-5 0-8 1.500-10 4.500 .500-5.500 4-8.500 10-9V6Z" />
	</Icon>
);

export const CardIcon = () => (
	<Icon>
		<rect x="3" y="5.500" width="18" height="13" rx="2.500" />
		<path d="M3 10h18M7 15h3" />
	</Icon>
);

export const CheckIcon = () => (
	<Icon>
		<path d="m5 12.500 4.500 4.500L19 7.500" />
	</Icon>
);

export const ChevronIcon = () => (
	<Icon size={18}>
		<path d="m7 10 5 5 5-5" />
	</Icon>
);

export const CodeIcon = () => (
	<Icon>
		<path d="m8 7-5 5 5 5m8-10 5 5-5 5M13.500 5l-3 14" />
	</Icon>
);

export const PlusIcon = () => (
	<Icon>
		<path d="M12 5v14M5 12h14" />
	</Icon>
);

export const GroupIcon = () => (
	<Icon size={16}>
		<circle cx="9" cy="9" r="3.500" />
		<path d="M3 19c.600-3.500 3-5 6-5s5.400 1.500 6 5M16 6.200a3 3 0 0 1 0 5.600M18.500 14.800c1.400.800 2.200 2.200 2.500 4.200" />
	</Icon>
);

export const ChannelIcon = () => (
	<Icon size={16}>
		<path d="M4 10v4h3l9 4.500v-13L7 10H4Zm3 4 1.500 5H11M19 9.500a3.500 3.500 0 0 1 0 5" />
	</Icon>
);

export const BagIcon = () => (
	<Icon size={32}>
		<path d="M5.500 8h13l1 12h-15l1-12Zm3.500 3V7a3 3 0 0 1 6 0v4" />
	</Icon>
);

export const LockIcon = () => (
	<Icon>
		<rect x="5" y="11" width="14" height="9" rx="2" />
		<path d="M8 11V8a4 4 0 0 1 8 0v3" />
	</Icon>
);

export const PictureIcon = () => (
	<Icon size={32}>
		<rect x="3" y="4.500" width="18" height="15" rx="3" />
		<path d="m4 17 5-5 4 4 2.500-2.500L20 18" />
		<circle cx="15.500" cy="9" r="1.500" />
	</Icon>
);

export const MutedIcon = () => (
	<Icon size={12}>
		<path d="M6 17h12l-1.500-2.500V10a4.500 4.500 0 0 0-9 0v4.500L6 17Zm4 3h4M4 4l16 16" />
	</Icon>
);

export const LinkIcon = () => (
	<Icon size={16}>
		<path d="M7 17 17 7M9 7h8v8" />
	</Icon>
);

/** A Star, Telegram's in-app currency, drawn in the page's own shape. */
export const StarIcon = ({ size = 18 }: { size?: number }) => (
	<svg
		class="icon star"
		width={size}
		height={size}
		viewBox="0 0 24 24"
		aria-hidden="true"
		focusable="false"
	>
		<path
			d="M12 2.300c.600 0 1.100.300 1.400.900l2.200 4.600 5 .700c1.300.200 1.800 1.700.900 2.600l-3.700 3.600.900 5.100c.200 1.300-1.100 2.200-2.200 1.600L12 19l-4.500 2.400c-1.100.600-2.400-.300-2.200-1.600l.900-5.100-3.700-3.600c-.900-.900-.400-2.400.900-2.600l5-.700 2.200-4.600c.300-.600.800-.900 1.400-.900Z"
			fill="#f5a623"
		/>
	</svg>
);
