import { answerGiven, noteAnswer } from '../../../../nodes/shared/intake/memory/answeredQueries';

const CAPACITY = 5_000;

describe('what a buyer has been told', () => {
	it('given more answers than are kept, when one more is noted, then only the oldest is forgotten', () => {
		const told = { approved: false, text: 'Sold out', by: 'fallback' } as const;
		for (let query = 1; query <= CAPACITY; query++) noteAnswer(`query-${query}`, told);
		expect(answerGiven('query-1')).toEqual(told);

		noteAnswer('one more', { approved: true, by: 'workflow' });

		expect(answerGiven('query-1')).toBeUndefined();
		expect(answerGiven('query-2')).toEqual(told);
		expect(answerGiven('one more')).toEqual({ approved: true, by: 'workflow' });
	});
});
