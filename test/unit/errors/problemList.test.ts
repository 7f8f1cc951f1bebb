import { InvalidInputError, refuseInput } from '../../../nodes/shared/errors/inputErrors';
import { ProblemList } from '../../../nodes/shared/errors/problemList';

describe('given a list of problems', () => {
	it('when checks refuse, then all of them are thrown as one', async () => {
		const problems = new ProblemList();
		expect(problems.attempt(() => 5)).toBe(5);
		expect(problems.attempt(() => refuseInput('Title', 'is empty'), 'line 1: ')).toBeUndefined();
		expect(
			await problems.attemptAsync(async () => refuseInput('Prices', 'has no line')),
		).toBeUndefined();
		problems.add('Chat ID', 'is empty');
		expect(() => problems.throwIfAny()).toThrow(
			new InvalidInputError([
				{ field: 'Title', message: 'line 1: is empty' },
				{ field: 'Prices', message: 'has no line' },
				{ field: 'Chat ID', message: 'is empty' },
			]),
		);
	});

	it('when nothing is refused, then nothing is thrown', () => {
		expect(() => new ProblemList().throwIfAny()).not.toThrow();
	});

	it('when a check breaks, then that is not taken for a refusal', async () => {
		const problems = new ProblemList();
		const broken = (): never => {
			throw new TypeError('broken');
		};
		expect(() => problems.attempt(broken)).toThrow(TypeError);
		await expect(problems.attemptAsync(async () => broken())).rejects.toThrow(TypeError);
	});
});
