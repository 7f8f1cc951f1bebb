import { DataDeduplicationService } from 'n8n-core';
import type { ICheckProcessedContextData, IDataDeduplicator } from 'n8n-workflow';

const gap = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));

/**
 * n8n's store of processed items, without a database: like n8n 2.41.1 it reads the whole entry of a node,
 * changes it and writes it back, without a lock (`deduplication/deduplication-helper.js`).
 */
export class ProcessedItems implements IDataDeduplicator {
	readonly entries = new Map<string, string[]>();

	/** n8n-core takes one store per process. */
	static async install(): Promise<ProcessedItems> {
		const store = new ProcessedItems();
		await DataDeduplicationService.init(store);
		return store;
	}

	async checkProcessedAndRecord(
		items: Array<string | number>,
		_scope: string,
		where: ICheckProcessedContextData,
	) {
		const values = items.map(String);
		const known = [...(this.entries.get(this.placeOf(where)) ?? [])];
		await gap();
		const fresh = values.filter((value) => !known.includes(value));
		await gap();
		this.entries.set(this.placeOf(where), [...known, ...fresh]);
		return { new: fresh, processed: values.filter((value) => !fresh.includes(value)) };
	}

	async removeProcessed(
		items: Array<string | number>,
		_scope: string,
		where: ICheckProcessedContextData,
	): Promise<void> {
		const known = [...(this.entries.get(this.placeOf(where)) ?? [])];
		await gap();
		const left = known.filter((value) => !items.map(String).includes(value));
		this.entries.set(this.placeOf(where), left);
	}

	async clearAllProcessedItems(_scope: string, where: ICheckProcessedContextData): Promise<void> {
		this.entries.delete(this.placeOf(where));
		await gap();
	}

	async getProcessedDataCount(_scope: string, where: ICheckProcessedContextData): Promise<number> {
		await gap();
		return this.entries.get(this.placeOf(where))?.length ?? 0;
	}

	private placeOf({ workflow, node }: ICheckProcessedContextData): string {
		if (!workflow.id) throw new Error('the workflow has no id');
		return `${workflow.id}|n:${node?.id}`;
	}
}
