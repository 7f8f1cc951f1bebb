import { customerUser } from './customers.js';
import { ControlError } from './errors.js';
import { bookStars, starChargeId, userPartner } from './stars.js';
import type { Bot, Customer, StoredMessage } from './state.js';
import { DAY_MS } from './world.js';
import type { World } from './world.js';

/** A customer unlocks paid media. In a channel the Stars are the channel's, not the bot's. */
export function buyPaidMedia(
	world: World,
	bot: Bot,
	customer: Customer,
	stored: StoredMessage,
): void {
	const media = stored.paidMedia;
	if (!media) throw new ControlError(409, 'This message is no paid media.');
	if (media.buyers.has(customer.id)) throw new ControlError(409, 'It is bought already.');
	if (customer.stars < media.starCount) {
		throw new ControlError(409, 'The customer has too few Stars (BALANCE_TOO_LOW).');
	}
	customer.stars -= media.starCount;
	media.buyers.add(customer.id);
	world.events.emit({ type: 'customer', customer_id: customer.id });
	if (stored.message.chat.type === 'channel') return;
	const more = {
		paid_media: media.items,
		...(media.payload !== '' && { paid_media_payload: media.payload }),
	};
	const partner = userPartner(customer, 'paid_media_payment', more);
	bookStars(world, bot, starChargeId(world), media.starCount, partner);
	if (media.payload === '') return;
	world.updates.emit(
		bot,
		'purchased_paid_media',
		{ from: customerUser(customer), paid_media_payload: media.payload },
		`paid_media:${customer.id}`,
		DAY_MS,
	);
}
