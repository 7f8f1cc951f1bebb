import { ControlError } from '../../domain/errors.js';
import { findByPath } from '../../domain/files.js';
import { typeOfPath } from '../../bot-api/media/types.js';
import { textId } from '../route.js';
import type { Route } from '../route.js';

/** Types a browser may show in the page; others are downloaded. */
const SHOWN = /^(?:image\/(?!svg)|video\/|audio\/)/;

/** What is in a file, for the customer's page: it knows no token. */
export const fileRoutes: readonly Route[] = [
	{
		method: 'GET',
		path: '/api/files/:id',
		summary: 'What is in a file of a message',
		params: textId,
		run: ({ runtime: { world }, params, reply }) => {
			const file = world.state.files.get((params as { id: string }).id);
			if (file?.url !== undefined) return reply.redirect(file.url);
			const data = file && findByPath(world, file.path)?.data;
			if (!data) throw new ControlError(404, 'There is no such file, or it has been forgotten.');
			const type = typeOfPath(file.path);
			const isShown = SHOWN.test(type);
			return reply
				.type(isShown ? type : 'application/octet-stream')
				.header('X-Content-Type-Options', 'nosniff')
				.header('Content-Disposition', isShown ? 'inline' : 'attachment')
				.send(data);
		},
	},
];
