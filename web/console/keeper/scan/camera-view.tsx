import { useEffect, useRef, useState } from 'react';

import {
  type OpenCamera,
  openCamera,
  type Trouble,
  troubleBefore,
  troubleOf,
} from '../../../scanner/camera.ts';
import { scanWords } from '../pages/scan-words.ts';
import type { Read } from './reader.ts';

type Why = Trouble | 'reader';

/** The camera with a reader behind it, until something was read. */
export function CameraView({ onRead }: { onRead: (read: Read) => void }) {
  const say = scanWords.useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [trouble, setTrouble] = useState<Why | undefined>(() => troubleBefore(globalThis));
  const [camera, setCamera] = useState<OpenCamera>();
  const [isLit, setLit] = useState(false);
  const told = useRef(onRead);
  useEffect(() => {
    told.current = onRead;
  });
  useEffect(() => {
    if (trouble !== undefined) return;
    let isOver = false;
    let opened: OpenCamera | undefined;
    void watch(
      video,
      (got) => {
        opened = got;
        if (isOver) got.close();
        else setCamera(got);
      },
      () => isOver,
    ).then(
      (read) => {
        if (!read || isOver) return;
        navigator.vibrate?.(80);
        told.current(read);
      },
      (error: unknown) => !isOver && setTrouble(error === noReader ? 'reader' : troubleOf(error)),
    );
    return () => {
      isOver = true;
      opened?.close();
    };
  }, [trouble]);
  if (trouble !== undefined) {
    return (
      <p className="fm-note kp-trouble" role="alert" data-trouble={trouble}>
        {say(`scan.trouble.${trouble}`)}
      </p>
    );
  }
  return (
    <div className="kp-camera">
      <video ref={video} muted playsInline aria-label={say('scan.aim')} />
      <p role="status">{camera ? say('scan.aim') : say('scan.starting')}</p>
      {camera?.torch && (
        <button
          type="button"
          className="fm-button"
          aria-pressed={isLit}
          onClick={() => {
            void camera.torch?.(!isLit).then(() => setLit(!isLit));
          }}
        >
          {say('scan.torch')}
        </button>
      )}
    </div>
  );
}

const noReader = new Error('No reader');

async function watch(
  video: { current: HTMLVideoElement | null },
  onOpen: (camera: OpenCamera) => void,
  isOver: () => boolean,
): Promise<Read | undefined> {
  const camera = await openCamera(undefined);
  onOpen(camera);
  const reader = await import('./reader.ts').catch(() => undefined);
  if (!reader) throw noReader;
  await reader.prepareReader().catch(() => {
    throw noReader;
  });
  const { current } = video;
  if (!current || isOver()) return undefined;
  current.srcObject = camera.stream;
  await current.play().catch(() => undefined);
  for (let look = 0; !isOver(); look += 1) {
    // Every third look takes its time over crumpled labels.
    const [read] = await reader.readFrame(current, look % 3 === 2);
    if (read) return read;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  return undefined;
}
