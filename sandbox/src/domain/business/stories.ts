import { badRequest } from '../errors.js';
import type { Bot, Customer, Story } from '../state.js';
import type { World } from '../world.js';

/** Seconds a story may be shown: 6, 12, 24 and 48 hours. */
const PERIODS = [21_600, 43_200, 86_400, 172_800];

const keyOf = (ownerId: number, id: number): string => `${ownerId}:${id}`;

/** Posts a story of this content for an account. */
export function addStory(
	world: World,
	bot: Bot,
	owner: Customer,
	given: Omit<Story, 'id' | 'ownerId' | 'botId' | 'date'>,
): Story {
	if (!PERIODS.includes(given.activePeriod)) {
		throw badRequest('Invalid story active period specified');
	}
	const { state, clock } = world;
	const id = state.nextStory++;
	const whose = { ownerId: owner.id, botId: bot.id };
	const story: Story = { ...given, ...whose, id, date: clock.seconds() };
	state.stories.set(keyOf(owner.id, id), story);
	world.events.emit({ type: 'customer', customer_id: owner.id });
	return story;
}

/** Whether a story is still there: in its time, or for good on the account's page. */
const isThere = (world: World, { date, activePeriod, onPage }: Story): boolean =>
	onPage || date + activePeriod > world.clock.seconds();

/** The story of this number, if it is still there. */
export function findStory(world: World, ownerId: number, id: number): Story | undefined {
	const story = world.state.stories.get(keyOf(ownerId, id));
	return story && isThere(world, story) ? story : undefined;
}

/** All stories of an account that are still there. */
export const storiesOf = (world: World, ownerId: number): Story[] =>
	[...world.state.stories.values()].filter(
		(story) => story.ownerId === ownerId && isThere(world, story),
	);

/** Takes a story away. */
export function removeStory(world: World, { ownerId, id }: Story): void {
	world.state.stories.delete(keyOf(ownerId, id));
	world.events.emit({ type: 'customer', customer_id: ownerId });
}
