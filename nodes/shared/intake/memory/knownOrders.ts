import { PaidOrders } from './paidOrders';

const ordersByNode = new Map<string, PaidOrders>();

/**
 * The orders one node knows of in this process: runs that go on at the same time share them, and meet
 * other processes in the saved copy only.
 */
export function paidOrdersOf(workflowId: string, nodeId: string): PaidOrders {
	const key = `${workflowId}:${nodeId}`;
	const orders = ordersByNode.get(key) ?? new PaidOrders();
	ordersByNode.set(key, orders);
	return orders;
}
