/** @jest-environment ./test/support/n8n/environment.mjs */
import { groupsOfExamples } from '../../support/newcomer/example';
import { Newcomer } from '../../support/newcomer/newcomer';
import { WALKS } from '../../support/newcomer/walks';

/** By default the first example of each group of the list; `npm run test:newcomer` plays all. */
const played = [...groupsOfExamples().values()].flatMap((group) => {
	const alone = group.filter((name) => WALKS[name]?.playedIn === undefined);
	return process.env.NEWCOMER === 'all' ? alone : alone.slice(0, 1);
});

describe('the page of each example, followed by a newcomer', () => {
	let newcomer: Newcomer;

	beforeAll(async () => {
		newcomer = await Newcomer.arrive(WALKS);
	}, 600_000);

	afterAll(async () => {
		await newcomer?.close();
	}, 60_000);

	afterEach(async () => {
		await newcomer.recover();
	});

	test.each(played)(
		'given an n8n with nothing but the package, when a newcomer does what the page of %s says, then a customer can buy as it promises',
		async (example) => {
			await newcomer.follow(example);
			await newcomer.buy(example);
			await newcomer.leave();
		},
		240_000,
	);
});
