import { useId, useState } from 'react';

import { useKeeper } from '../keeper-context.tsx';
import { StorageFull } from '../offline/space.ts';
import { useMissing } from './missing.ts';
import { partWords } from './part-words.ts';

/** A page of A4 is well read at this; more dots are only more bytes to send. */
const longestSide = 1800;
const quality = 0.82;
const mostBytes = 10_000_000;

type Trouble = 'photoTooLarge' | 'photoUnreadable' | 'full' | 'failed';

type PhotoProps = {
  files: readonly string[];
  onChange: (files: string[]) => void;
  wrong?: readonly string[];
};

/** The camera of the phone, or a file of it; made small, and kept on the device at once. */
export function PhotoRow({ files, onChange, wrong: told }: PhotoProps) {
  const wrong = useMissing(files.length === 0, told);
  const say = partWords.useWords();
  const keeper = useKeeper();
  const id = useId();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    setBusy(true);
    setTrouble(undefined);
    try {
      const { bytes, type } = await prepared(chosen);
      const { sha256 } = await keeper.keepPhoto(bytes, type);
      onChange([...new Set([...files, sha256])]);
    } catch (error) {
      setTrouble(troubleOf(error));
    } finally {
      setBusy(false);
    }
  };
  const texts = [...(trouble ? [say(trouble)] : []), ...wrong];
  return (
    <div className="kp-field">
      <label className="kp-row kp-photo" htmlFor={id} data-wrong={texts.length > 0 || undefined}>
        <span>{say(files.length === 0 ? 'photo' : 'photoAgain')}</span>
        <b role="status">
          {isBusy && say('photoBusy')}
          {!isBusy && files.length > 0 && say('photoKept', { count: files.length })}
        </b>
      </label>
      <input
        id={id}
        className="fm-unseen"
        type="file"
        accept="image/*,application/pdf"
        capture="environment"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          void take(file);
        }}
      />
      {texts.length > 0 && (
        <ul className="kp-wrong">
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

class TooLarge extends Error {}

function troubleOf(error: unknown): Trouble {
  if (error instanceof StorageFull) return 'full';
  if (error instanceof TooLarge) return 'photoTooLarge';
  return error instanceof DOMException ? 'photoUnreadable' : 'failed';
}

async function prepared(file: File): Promise<{ bytes: ArrayBuffer; type: string }> {
  if (file.type === 'application/pdf') {
    if (file.size > mostBytes) throw new TooLarge();
    return { bytes: await file.arrayBuffer(), type: file.type };
  }
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', quality),
  );
  if (!blob) throw new DOMException('No picture', 'EncodingError');
  if (blob.size > mostBytes) throw new TooLarge();
  return { bytes: await blob.arrayBuffer(), type: 'image/jpeg' };
}
