import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';

import { readConfig } from './config.ts';
import { exportLog, exportRecords } from './features/log/log.export.ts';
import { readCheckpoint } from './features/log/log.service.ts';
import { openKeptLogKeys } from './platform/kept-keys.ts';
import { published } from './platform/log-keys.ts';
import { openDatabase } from './platform/open-database.ts';
import { failed, say } from './platform/terminal.ts';

const usage = `
npm run export-log -- FOLDER [--records]

把公开日志写成文件,任何人可离线核验;--records 另写全部记录与盐(仅供有权核验全部记录的人)。
Writes the public log as files that anybody can verify offline; --records adds all records with their salts, for those
who may check them all. The other settings are those of the server.
`.trim();

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { records: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) {
    say(usage);
    process.exitCode = 2;
    return;
  }
  const config = readConfig(process.env);
  const database = await openDatabase(config);
  try {
    const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
    const keys = await openKeptLogKeys(config, publicUrl);
    if (!keys) throw new Error('LOG_KEY 未设置 LOG_KEY is not set');
    let files = 0;
    for await (const { path, bytes } of exportLog(database.db, published(keys))) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
      files += 1;
    }
    const { size } = await readCheckpoint(database.db);
    if (values.records === true) {
      const lines = Readable.from(exportRecords(database.db, size));
      await pipeline(lines, createWriteStream(join(folder, 'records.jsonl')));
    }
    say(`已导出 Exported ${files} files, ${size} records in the log.`);
  } finally {
    await database.close();
  }
}

await main().catch(failed);
