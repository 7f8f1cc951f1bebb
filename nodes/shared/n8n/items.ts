import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** Rows of each output as the items that n8n runs. */
export const toItems = (
	{ helpers }: { helpers: Pick<IExecuteFunctions['helpers'], 'returnJsonArray'> },
	emit: readonly object[][],
): INodeExecutionData[][] => emit.map((rows) => helpers.returnJsonArray(rows as IDataObject[]));
