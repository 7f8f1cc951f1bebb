/** Why a checkout is declined; also the key of the text the buyer sees. */
export type DeclineReason =
	| 'expired'
	| 'otherPayer'
	| 'currency'
	| 'minimumTotal'
	| 'maximumTotal'
	| 'orderId'
	| 'buyerNotAllowed'
	| 'buyerBlocked'
	| 'country'
	| 'alreadyPaid'
	| 'beingPaid'
	| 'notEvaluated';
