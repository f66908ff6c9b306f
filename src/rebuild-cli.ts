import { parseArgs } from 'node:util';

import { readConfig } from './config.ts';
import { openDatabase } from './platform/open-database.ts';
import { failed, say } from './platform/terminal.ts';
import { compareWithRebuilt, rebuild } from './rebuild.ts';

/** `--check` compares the tables with what the journal makes of them and changes nothing. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  const database = await openDatabase(readConfig(process.env));
  try {
    if (values.check !== true) {
      const { events } = await database.owned(rebuild);
      say(`已重建 Rebuilt from ${events} events.`);
      return;
    }
    const differences = await database.owned(compareWithRebuilt);
    for (const { table, onlyLive, onlyRebuilt, example } of differences) {
      say(`${table}: ${onlyLive} only live, ${onlyRebuilt} only rebuilt\n${example}`);
    }
    if (differences.length > 0) process.exitCode = 1;
    else say('一致 Equal: the tables are what the journal makes of them.');
  } finally {
    await database.close();
  }
}

await main().catch(failed);
