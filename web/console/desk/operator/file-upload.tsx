import { UploadOutlined } from '@ant-design/icons';
import { Button, Checkbox, List, Upload } from 'antd';
import { useState } from 'react';

import { type Schemas, sendBytes } from '../../shared/client.ts';
import { ProblemNote } from '../../shared/ui.tsx';
import { papersWords } from './papers-words.ts';

export type Attached = { sha256: string; public: boolean; name: string };

type Props = { id?: string; value?: Attached[]; onChange?: (files: Attached[]) => void };

/** Uploaded as they are chosen; the document that is recorded names them. */
export function FileUpload({ id, value = [], onChange }: Props) {
  const say = papersWords.useWords();
  const [waiting, setWaiting] = useState(0);
  const [error, setError] = useState<unknown>();
  const add = async (files: File[]) => {
    setWaiting(files.length);
    setError(undefined);
    try {
      const stored: Attached[] = [];
      for (const file of files) {
        const { sha256 } = await store(file);
        stored.push({ sha256, public: false, name: file.name });
        setWaiting((left) => left - 1);
      }
      onChange?.([...value, ...stored]);
    } catch (failure) {
      setError(failure);
    } finally {
      setWaiting(0);
    }
  };
  const change = (sha256: string, isPublic: boolean) =>
    onChange?.(value.map((one) => (one.sha256 === sha256 ? { ...one, public: isPublic } : one)));
  return (
    <>
      <Upload
        {...(id !== undefined && { id })}
        accept=".pdf,.jpg,.jpeg,.png"
        multiple
        showUploadList={false}
        beforeUpload={(file, all) => {
          if (file === all[0]) void add(all);
          return false;
        }}
      >
        <Button icon={<UploadOutlined />} loading={waiting > 0}>
          {say(waiting > 0 ? 'documents.uploading' : 'documents.chooseFile')}
        </Button>
      </Upload>
      {error !== undefined && <ProblemNote error={error} />}
      {value.length > 0 && (
        <List
          size="small"
          dataSource={value}
          renderItem={({ sha256, name, public: isPublic }) => (
            <List.Item
              actions={[
                <Button
                  key="remove"
                  size="small"
                  onClick={() => onChange?.(value.filter((one) => one.sha256 !== sha256))}
                >
                  {say('documents.remove')}
                </Button>,
              ]}
            >
              {name}{' '}
              <Checkbox
                checked={isPublic}
                onChange={(event) => change(sha256, event.target.checked)}
              >
                {say('documents.isPublic')}
              </Checkbox>
            </List.Item>
          )}
        />
      )}
    </>
  );
}

async function store(file: File): Promise<Schemas['File']> {
  const type = file.type === '' ? 'application/pdf' : file.type;
  const headers = { 'content-type': type };
  const response = await sendBytes('/api/files', { method: 'POST', body: file, headers });
  return (await response.json()) as Schemas['File'];
}

/** What the API takes of them. */
export const asSent = (files: readonly Attached[] | undefined) =>
  (files ?? []).map(({ sha256, public: isPublic }) => ({ sha256, public: isPublic }));
