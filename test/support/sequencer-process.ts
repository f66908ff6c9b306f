import { openPostgres } from '../../db/postgres.ts';
import { createJournal } from '../../src/core/journal.ts';
import { integrate } from '../../src/features/log/log.sequencer.ts';
import { openLogKeys } from '../../src/platform/log-keys.ts';

/** Integrates without a pause until it is killed: the sequencer as a process of its own. */
const [url = '', seed = '', origin = ''] = process.argv.slice(2);
const { db } = openPostgres({ connectionString: url, poolSize: 1 });
const journal = createJournal(db, []);
const keys = await openLogKeys(seed, origin);
process.stdout.write('ready\n');
for (;;) await integrate(journal, keys, new Date());
