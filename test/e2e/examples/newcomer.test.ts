/** @jest-environment ./test/support/n8n/environment.mjs */
import { groupsOfExamples } from '../../support/newcomer/example';
import { Newcomer } from '../../support/newcomer/newcomer';
import { WALKS } from '../../support/newcomer/walks';

/** What is not followed inside the walk of another. */
const played = [...groupsOfExamples().values()]
	.flat()
	.filter((name) => WALKS[name]?.playedIn === undefined);

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
	}, 60_000);

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
