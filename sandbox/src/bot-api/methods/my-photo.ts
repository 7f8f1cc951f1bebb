import { badRequest } from '../../domain/errors.js';
import { profilePhoto, storeProfilePhoto } from '../media/profile-photo.js';
import { method } from '../method.js';

const MIN_SIDE = 512;

/** Bot API: setMyProfilePhoto. */
export const setMyProfilePhoto = method({ photo: profilePhoto }, ({ photo }, call) => {
	const { world, bot } = call;
	const sizes = storeProfilePhoto(call, photo);
	const { width, height } = sizes.at(-1) ?? {};
	if (Math.min(Number(width), Number(height)) < MIN_SIDE) {
		throw badRequest(
			'PHOTO_CROP_SIZE_SMALL',
			`The photo has ${String(width)} × ${String(height)} pixels, but needs ${MIN_SIDE} each way.`,
		);
	}
	bot.photo = sizes;
	world.events.emit({ type: 'bot', bot_id: bot.id });
	return true;
});

/** Bot API: removeMyProfilePhoto. */
export const removeMyProfilePhoto = method({}, (_given, { world, bot }) => {
	bot.photo = undefined;
	world.events.emit({ type: 'bot', bot_id: bot.id });
	return true;
});
