import fc from 'fast-check';
import { BoundedSet } from '../../../../nodes/shared/intake/memory/boundedSet';

const member = fc.nat(20).map(String);
const listOf = (set: BoundedSet) => set.toText().split(' ').filter(Boolean);

describe('BoundedSet', () => {
	it('given any additions, when compared with a list, then it holds the newest in order', () => {
		fc.assert(
			fc.property(fc.array(member), fc.integer({ min: 1, max: 8 }), (members, capacity) => {
				const set = new BoundedSet(capacity);
				let model: string[] = [];
				for (const one of members) {
					set.add(one);
					model = [...model.filter((other) => other !== one), one].slice(-capacity);
					expect(listOf(set)).toEqual(model);
				}
				for (let one = 0; one <= 20; one++) {
					expect(set.has(String(one))).toBe(model.includes(String(one)));
				}
			}),
		);
	});

	it('given older members, when taken over, then those that fit are the first to be forgotten', () => {
		const set = new BoundedSet(4);
		for (const one of ['7', '8']) set.add(one);
		set.takeOver('1 2 3 7');
		expect(listOf(set)).toEqual(['2', '3', '7', '8']);
		set.add('9');
		expect(listOf(set)).toEqual(['3', '7', '8', '9']);
		set.takeOver('1 2');
		expect(listOf(set)).toEqual(['3', '7', '8', '9']);
	});

	it('given a set that is full, when another went on from the same members, then what that one added is taken over', () => {
		const set = new BoundedSet(3);
		set.takeOver('1 2 3');
		set.takeOver('2 3 4');
		expect(listOf(set)).toEqual(['2', '3', '4']);
		set.add('5');
		set.takeOver('3 4 6');
		expect(listOf(set)).toEqual(['4', '5', '6']);
	});

	it('given two full sets that go on from the same and meet in what each writes, when both add, then neither misses what the other wrote', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 21, max: 30 }),
				fc.array(fc.boolean(), { maxLength: 20 }),
				(capacity, turns) => {
					let written = Array.from({ length: capacity }, (_, index) => `old${index}`).join(' ');
					const sets = [new BoundedSet(capacity), new BoundedSet(capacity)] as const;
					for (const set of sets) set.takeOver(written);
					turns.forEach((isFirst, index) => {
						const set = sets[isFirst ? 0 : 1];
						set.takeOver(written);
						set.add(String(index));
						written = set.toText();
						expect(set.has(String(index - 1))).toBe(index > 0);
					});
				},
			),
		);
	});

	it('given its own text, or one that was taken over before, when it comes again, then nothing forgotten returns', () => {
		const set = new BoundedSet(2);
		set.takeOver('1 2');
		for (const one of ['3', '4']) set.add(one);
		set.takeOver('1 2');
		expect(set.toText()).toBe('3 4');
		set.takeOver('3 4');
		expect(set.toText()).toBe('3 4');
	});

	it.each([[undefined], [null], [7], [['1']], [{}], [''], ['   ']])(
		'given %j where a text belongs, when it is taken over, then it is ignored',
		(text) => {
			const set = new BoundedSet(2);
			set.add('1');
			set.takeOver(text);
			expect(set.toText()).toBe('1');
		},
	);
});
