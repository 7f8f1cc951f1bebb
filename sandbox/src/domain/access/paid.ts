import { customerUser } from '../customers.js';
import { ControlError } from '../errors.js';
import type { Chat, Customer, InviteLink, PaidPlace } from '../state.js';
import type { World } from '../world.js';
import { changeStanding } from './members.js';
import { isInside, standing } from './standing.js';

/** Until when a customer has paid for a channel, Unix seconds; undefined when they have not. */
export function paidUntil(world: World, chat: Chat, customer: Customer): number | undefined {
	const place = chat.paidPlaces.get(customer.id);
	return place && place.until > world.clock.seconds() ? place.until : undefined;
}

/**
 * A customer pays a channel for its first period. The Stars are the channel's: no bot has a
 * transaction, a pre-checkout query or a payment of it.
 * @returns the end of the period, Unix seconds
 */
export function buyPlace(world: World, chat: Chat, customer: Customer, link: InviteLink): number {
	if (!link.subscription) throw new ControlError(409, 'The link sells no subscription.');
	const { period, price } = link.subscription;
	takeStars(world, chat, customer, price);
	const until = world.clock.seconds() + period;
	const place: PaidPlace = { link: link.link, period, price, until, renews: true };
	chat.paidPlaces.set(customer.id, place);
	watchPlace(world, chat, customer.id);
	return until;
}

function takeStars(world: World, chat: Chat, customer: Customer, price: number): void {
	if (customer.stars < price) {
		throw new ControlError(409, 'The customer has too few Stars (BALANCE_TOO_LOW).');
	}
	customer.stars -= price;
	chat.stars += price;
	world.events.emit({ type: 'customer', customer_id: customer.id });
}

/** Sets the alarm for the end of the paid period. */
export function watchPlace(world: World, chat: Chat, customerId: number): void {
	const due = chat.paidPlaces.get(customerId)?.until;
	if (due === undefined) return;
	world.clock.after(due * 1000 - world.clock.now(), () => {
		const place = chat.paidPlaces.get(customerId);
		if (place?.until === due) atEnd(world, chat, customerId, place);
	});
}

function atEnd(world: World, chat: Chat, customerId: number, place: PaidPlace): void {
	const customer = world.state.customers.get(customerId);
	const inside = isInside(standing(chat, customerId, world.clock.seconds()));
	if (customer && inside && place.renews && customer.stars >= place.price) {
		renew(world, chat, customer, place);
		return;
	}
	chat.paidPlaces.delete(customerId);
	if (!customer || !inside) return;
	const owner = [...chat.members].find(([, { status }]) => status === 'creator')?.[0];
	const byOwner = world.settings.assumptions.channelEndIsByOwner
		? world.state.customers.get(owner ?? 0)
		: undefined;
	const by = customerUser(byOwner ?? customer);
	changeStanding(world, chat, customerId, { status: 'left' }, by);
}

function renew(world: World, chat: Chat, customer: Customer, place: PaidPlace): void {
	takeStars(world, chat, customer, place.price);
	place.until += place.period;
	watchPlace(world, chat, customer.id);
	const next = { status: 'member', until: place.until } as const;
	if (world.settings.assumptions.channelRenewalUpdate) {
		changeStanding(world, chat, customer.id, next, customerUser(customer));
	} else chat.members.set(customer.id, next);
	world.events.emit({ type: 'chat', chat_id: chat.id });
}

/** The customer turns the renewal of a paid place off, or on again. */
export function setRenewal(
	world: World,
	chat: Chat,
	customer: Customer,
	renews: boolean,
): PaidPlace {
	const place = chat.paidPlaces.get(customer.id);
	if (!place) {
		throw new ControlError(404, `Customer ${customer.id} has not paid for the chat ${chat.id}.`);
	}
	place.renews = renews;
	world.events.emit({ type: 'customer', customer_id: customer.id });
	return place;
}
