import type { Books } from '../offline/books.ts';
import type { CommandRecord } from '../offline/record.ts';

/** What a flow begins with: where the keeper came from, or the refused command that he changes. */
export type FlowStart = {
  books: Books;
  lotId?: string | undefined;
  placeId?: string | undefined;
  shipmentId?: string | undefined;
  container?: string | undefined;
  redo?: CommandRecord | undefined;
};
