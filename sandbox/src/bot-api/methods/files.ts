import { badRequest } from '../../domain/errors.js';
import { fileFields } from '../../domain/files.js';
import { findUser } from '../../domain/chats.js';
import { method } from '../method.js';
import * as read from '../readers.js';

const MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024;

/** Bot API: getFile. The path is good for `/file/bot<token>/<path>`. */
export const getFile = method({ file_id: read.string }, ({ file_id: id }, { world }) => {
	const file = world.state.files.get(id);
	if (!file) {
		throw badRequest(
			'invalid file_id',
			'The sandbox knows only the file ids it gave itself, and forgets the oldest.',
		);
	}
	if ((file.size ?? 0) > MAX_DOWNLOAD_BYTES) throw badRequest('file is too big');
	return { ...fileFields(file), file_path: file.path };
});

/** Bot API: getUserProfilePhotos. Of each there is one photo at most. */
export const getUserProfilePhotos = method(
	{ user_id: read.user, offset: read.integer(0, 0), limit: read.integer(100, 1, 100) },
	({ user_id: id, offset }, { world }) => {
		if (!findUser(world, id)) throw badRequest('user not found');
		const customer = world.state.customers.get(id);
		const photo = customer?.photo ?? customer?.publicPhoto ?? world.state.bots.get(id)?.photo;
		const photos = photo ? [photo] : [];
		return { total_count: photos.length, photos: photos.slice(offset) };
	},
);

/** Bot API: getUserProfileAudios; customers have none. */
export const getUserProfileAudios = method(
	{ user_id: read.user, offset: read.integer(0, 0), limit: read.integer(100, 1, 100) },
	({ user_id: id }, { world }) => {
		if (!findUser(world, id)) throw badRequest('user not found');
		return { total_count: 0, audios: [] };
	},
);
