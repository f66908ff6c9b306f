import { pageScript } from './page-script.ts';

/** The script of a trace's picture, for a page that is opened from a disk. */
export async function pictureScript(): Promise<string> {
  return pageScript('trace', [
    'grouped',
    'words',
    'telling',
    'graph',
    'layout',
    'curves',
    'boxes',
    'draw',
    'steps',
    'panel',
    'view',
    'controls',
    'main',
  ]);
}
