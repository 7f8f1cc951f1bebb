const clockFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });
const minuteFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const fullFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

/** `14:05` @param seconds Unix time */
export const formatTime = (seconds: number) => clockFormat.format(seconds * 1000);

/** `23 November` @param seconds Unix time */
export const formatDay = (seconds: number) => dayFormat.format(seconds * 1000);

/** `23 Nov 2026, 14:05` of a Unix time in seconds, as customers read it */
export const formatMinute = (seconds: number) => minuteFormat.format(seconds * 1000);

/** `23 Nov 2026, 14:05:09` @param time milliseconds or ISO text */
export const formatMoment = (time: number | string) => fullFormat.format(new Date(time));

/** `14:05:09.120` of an ISO time, for the journal. */
export function formatPrecise(iso: string): string {
	const time = new Date(iso);
	const two = (value: number) => String(value).padStart(2, '0');
	return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}
