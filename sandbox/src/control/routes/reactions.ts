import { OneMessage } from '../../schema/messages.js';
import * as reactions from '../../schema/reactions.js';
import { NumericId } from '../../schema/values.js';
import type { Control } from '../api/index.js';
import { describe } from '../route.js';
import type { ControlApp } from '../route.js';

/** Control calls about reactions and boosts. */
export function reactionRoutes(app: ControlApp, control: Control): void {
	app.post(
		'/api/reactions',
		describe('react', 'A customer reacts to a message, or no longer does', OneMessage, {
			body: reactions.ReactRequest,
		}),
		({ body }) => ({ message: control.react(body) }),
	);
	app.post(
		'/api/chats/:id/boosts',
		describe('boost', 'A customer boosts a group or channel', reactions.Boosted, {
			params: NumericId,
			body: reactions.BoostRequest,
		}),
		({ params, body }) => control.boost({ ...body, chat_id: params.id }),
	);
}
