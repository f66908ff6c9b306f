type Page<Row> = { items: Row[]; nextCursor: string | null };

const largest = 200;

/** All of a list that is short by nature: premises and products of a firm, divisions below one. */
export async function everyPage<Row>(
  read: (page: { limit: number; cursor?: string }) => Promise<Page<Row>>,
): Promise<Row[]> {
  const all: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await read({ limit: largest, ...(cursor !== undefined && { cursor }) });
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}
