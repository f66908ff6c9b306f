/** What stands behind the question mark of an address, by its page. */
export type LotSearch = { unit?: number; state?: string };

export type FlowSearch = {
  lot?: string | undefined;
  place?: string | undefined;
  shipment?: string | undefined;
  container?: string | undefined;
  /** The refused command that is changed and sent as new. */
  redo?: string | undefined;
};
